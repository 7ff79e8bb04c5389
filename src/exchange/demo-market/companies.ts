export interface Company {
  symbol: string;
  name: string;
  sector: string;
  exchange: 'NYSE' | 'NASDAQ';
  /** Price at the start of the history, US dollars. */
  startPrice: number;
  /** Sensitivity to the market factor. */
  beta: number;
  /** Yearly volatility of the part of the return that is the company's own. */
  ownVolatility: number;
  /** Yearly drift of the log price. */
  drift: number;
  /** Shares a day. */
  averageVolume: number;
}

type Row = [
  symbol: string,
  name: string,
  startPrice: number,
  beta: number,
  own: number,
  drift: number,
  millions: number,
];

const BY_SECTOR: Record<string, Row[]> = {
  'Information Technology': [
    ['ORIN', 'Orindale Systems', 182, 1.25, 0.24, 0.13, 9.1],
    ['QUBT', 'Qubiton Devices', 74, 1.45, 0.34, 0.16, 12.4],
    ['VELX', 'Velaxis Software', 236, 1.2, 0.22, 0.12, 5.2],
    ['NODR', 'Nodara Networks', 51, 1.1, 0.26, 0.07, 7.7],
    ['LUMQ', 'Lumiquant Semiconductors', 128, 1.5, 0.32, 0.15, 14.9],
  ],
  'Health Care': [
    ['HELV', 'Helvora Biologics', 96, 0.75, 0.28, 0.08, 3.8],
    ['MEDR', 'Medrano Devices', 143, 0.7, 0.17, 0.09, 2.6],
    ['CURA', 'Curalis Pharma', 62, 0.6, 0.2, 0.05, 6.3],
    ['VITN', 'Vitenna Care', 318, 0.65, 0.16, 0.1, 1.7],
  ],
  Financials: [
    ['BRKW', 'Breakwater Bancorp', 48, 1.15, 0.17, 0.07, 11.2],
    ['MERI', 'Meridale Insurance', 117, 0.85, 0.15, 0.09, 2.4],
    ['CLRX', 'Clearix Payments', 204, 1.1, 0.19, 0.11, 4.4],
    ['HARB', 'Harborline Capital', 83, 1.2, 0.2, 0.08, 3.1],
  ],
  'Consumer Discretionary': [
    ['AVEN', 'Avenra Retail', 57, 1.15, 0.25, 0.06, 8.3],
    ['MOTV', 'Motiva Electric Vehicles', 141, 1.6, 0.42, 0.1, 22.5],
    ['LODG', 'Lodgewell Hotels', 92, 1.2, 0.21, 0.08, 3.3],
  ],
  'Consumer Staples': [
    ['GRNL', 'Grainlight Foods', 64, 0.5, 0.13, 0.06, 4.9],
    ['PURE', 'Purewater Household', 108, 0.45, 0.12, 0.06, 3.7],
    ['BRWN', 'Brownstone Beverages', 39, 0.55, 0.14, 0.05, 6.6],
  ],
  Industrials: [
    ['AERQ', 'Aeroquest Aviation', 156, 1.1, 0.21, 0.1, 3.6],
    ['FREI', 'Freiland Logistics', 71, 1.0, 0.19, 0.08, 4.1],
    ['STEL', 'Stellan Machinery', 224, 1.05, 0.18, 0.1, 1.9],
    ['BLDR', 'Buildermark Engineering', 88, 1.1, 0.2, 0.09, 2.8],
  ],
  Energy: [
    ['PETN', 'Petronelle Resources', 54, 1.0, 0.24, 0.05, 13.8],
    ['WIND', 'Windmere Renewables', 33, 1.1, 0.33, 0.04, 9.5],
  ],
  Utilities: [
    ['GRID', 'Gridstone Power', 68, 0.4, 0.12, 0.05, 3.9],
    ['AQUA', 'Aquavale Water', 126, 0.45, 0.13, 0.06, 1.2],
  ],
  Materials: [
    ['COPR', 'Coppermoor Mining', 41, 1.15, 0.28, 0.06, 10.7],
    ['CHEM', 'Chemara Industries', 97, 0.95, 0.18, 0.06, 2.7],
  ],
  'Communication Services': [
    ['TELC', 'Telcara Mobile', 36, 0.7, 0.16, 0.04, 15.3],
    ['STRM', 'Streamora Media', 268, 1.2, 0.3, 0.12, 4.6],
  ],
  'Real Estate': [['ESTA', 'Estavia Properties', 79, 0.8, 0.18, 0.05, 2.9]],
};

function company(sector: string, row: Row, isNasdaq: boolean): Company {
  const [symbol, name, startPrice, beta, ownVolatility, drift, millions] = row;
  return {
    symbol: `${symbol}.SIM`,
    name: `${name} (simulated)`,
    sector,
    exchange: isNasdaq ? 'NASDAQ' : 'NYSE',
    startPrice,
    beta,
    ownVolatility,
    drift,
    averageVolume: millions * 1_000_000,
  };
}

const NASDAQ_SECTORS = new Set(['Information Technology', 'Communication Services', 'Health Care']);

/** The fictional companies of the demo market. None exists; the suffix and the name say so wherever they are shown. */
export const COMPANIES: readonly Company[] = Object.entries(BY_SECTOR).flatMap(([sector, rows]) =>
  rows.map((row) => company(sector, row, NASDAQ_SECTORS.has(sector))),
);

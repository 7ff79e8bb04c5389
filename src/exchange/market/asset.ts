/** A listed instrument. `isHalted` stops executions only: like a real halt it does not show in the asset list. */
export interface Asset {
  id: string;
  symbol: string;
  name: string;
  sector: string | null;
  exchange: string;
  isSimulated: boolean;
  isTradable: boolean;
  isFractionable: boolean;
  isHalted: boolean;
}

/** Exchange names that the protocol knows. */
export const EXCHANGES: readonly string[] = ['AMEX', 'ARCA', 'BATS', 'NYSE', 'NASDAQ', 'NYSEARCA', 'OTC'];

export const HALTS = ['news', 'luld'] as const;
/** Why trading stands still: news are pending, or the price left its band (limit up, limit down). */
export type Halt = (typeof HALTS)[number];

/** A listed instrument. A halt stops executions only: like a real one it does not show in the asset list. */
export interface Asset {
  id: string;
  symbol: string;
  name: string;
  sector: string | null;
  exchange: string;
  isSimulated: boolean;
  isTradable: boolean;
  isFractionable: boolean;
  halt: Halt | null;
}

/** Exchange names that the protocol knows. */
export const EXCHANGES: readonly string[] = ['AMEX', 'ARCA', 'BATS', 'NYSE', 'NASDAQ', 'NYSEARCA', 'OTC'];

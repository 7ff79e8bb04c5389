import type { BarEntity } from './entities/bar.entity.js';
import type { SymbolEntity } from './entities/symbol.entity.js';

export type ExchangeLine = { asset: SymbolEntity } | { bar: BarEntity };

/** Tells the simulated exchange what to trade at which prices. */
export interface ExchangeBars {
  /**
   * Every asset comes before its bars; known bars are replaced. Throws `exchange_unreachable` when the exchange does not
   * take them; sending the same again is safe.
   */
  put(lines: AsyncIterable<ExchangeLine>): Promise<void>;
}

/** Null when the broker is not the simulated exchange. */
export const EXCHANGE_BARS = Symbol('ExchangeBars');

import type { TradingDate } from '../common/trading-date.js';

/** Something after which prices, quantities or the name of a symbol are no longer what they were. */
export interface CorporateAction {
  symbol: string;
  /** The first day on which it shows. */
  effectiveDate: TradingDate;
  /** In words, e.g. `split 2:1 on 2024-06-10`. */
  what: string;
}

export interface CorporateActionsQuery {
  symbols: readonly string[];
  start: TradingDate;
  end: TradingDate;
}

/** Splits and changes of name. A source that has none answers with an empty list. Errors as in MarketData. */
export interface CorporateActions {
  fetchActions(query: CorporateActionsQuery): Promise<CorporateAction[]>;
}

export const CORPORATE_ACTIONS = Symbol('CorporateActions');

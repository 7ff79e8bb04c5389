import type { Decimal, Money, Price } from '../../common/decimal.js';
import type { TradingDate } from '../../common/trading-date.js';

/** Shares after and before: 3 and 1 make three shares of each one. */
export interface Split {
  kind: 'forward_split' | 'reverse_split';
  newRate: Decimal;
  oldRate: Decimal;
}

export interface CashDividend {
  kind: 'cash_dividend';
  /** US dollars a share. */
  rate: Money;
}

export interface NameChange {
  kind: 'name_change';
  newSymbol: string;
}

/** Something that a company does to its shares. It happens at the open of its day. */
export type CorporateAction = (Split | CashDividend | NameChange) & {
  id: string;
  symbol: string;
  exDate: TradingDate;
  /** What earlier prices are multiplied by to be comparable with later ones; null until it happened. */
  priceFactor: Price | null;
  isDone: boolean;
};

export const ACTION_KINDS = ['forward_split', 'reverse_split', 'cash_dividend', 'name_change'] as const;
export type ActionKind = CorporateAction['kind'];

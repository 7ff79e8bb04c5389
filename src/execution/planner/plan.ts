import type { Decimal, Money, Price, Quantity } from '../../common/decimal.js';
import type { Restriction } from './restriction.js';

/** The sleeve that owns the cash, and any foreign holding, which no strategy owns. */
export const RESERVE = 'reserve';

/** Why a leg was not, or not fully, sent. Machine-readable and stable. */
export type SkipReason =
  | 'NO_DRIFT'
  | 'NO_PRICE'
  | 'NOT_TRADABLE'
  | 'BELOW_MIN_NOTIONAL'
  | 'BELOW_ONE_LOT'
  | 'QTY_UNAVAILABLE'
  | 'INSUFFICIENT_CASH'
  | 'SCALED_TO_CASH'
  | 'UNFILLED'
  | 'PROTECTED'
  | 'TRADING_STATE_REDUCING';

export interface Skip {
  readonly symbol: string;
  readonly reason: SkipReason;
  readonly detail: string;
}

export interface SleeveAmount {
  readonly sleeve: string;
  readonly amount: Decimal;
}

/** What a sleeve holds by the ledger. */
export interface SleeveHoldings {
  readonly sleeve: string;
  readonly cash: Money;
  readonly positions: ReadonlyMap<string, Quantity>;
}

/** A sleeve's place in the book: its fraction of the capital, and fractions of that per symbol. */
export interface SleeveTarget {
  readonly sleeve: string;
  readonly share: Decimal;
  readonly weights: ReadonlyMap<string, Decimal>;
}

export interface TradableAsset {
  readonly isTradable: boolean;
  readonly isFractionable: boolean;
}

export interface PlanRules {
  /** Fraction of the capital that stays cash. */
  readonly cashBuffer: Decimal;
  /** The broker's smallest order. */
  readonly minNotionalUsd: Money;
  /** A holding is left alone while it differs from its target by no more than this fraction of the larger of both. */
  readonly driftBand: Decimal;
  /** A market order sized in shares may fill this fraction above the reference price. */
  readonly worstCaseMove: Decimal;
}

export interface PlanInput {
  /** Cash of the broker account. */
  readonly cash: Money;
  readonly sleeves: readonly SleeveHoldings[];
  /** Quantity per symbol that no open order holds at the broker. */
  readonly available: ReadonlyMap<string, Quantity>;
  readonly prices: ReadonlyMap<string, Price>;
  readonly assets: ReadonlyMap<string, TradableAsset>;
  readonly book: readonly SleeveTarget[];
  readonly rules: PlanRules;
  /** What must not be traded now. */
  readonly restrictions?: readonly Restriction[];
  /** Move only this sleeve towards its target. */
  readonly onlySleeve?: string | undefined;
}

/** Opposite needs of sleeves settled between them at the reference price; both sides sum to `qty`. */
export interface Cross {
  readonly symbol: string;
  readonly qty: Quantity;
  readonly price: Price;
  readonly sellers: readonly SleeveAmount[];
  readonly buyers: readonly SleeveAmount[];
}

/** One market order. `shares` says in the order's own unit (shares or USD) whose it is, and sums to `qty` or `notional`. */
export interface PlannedOrder {
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly qty: Quantity | null;
  readonly notional: Money | null;
  readonly price: Price;
  readonly shares: readonly SleeveAmount[];
}

export interface Plan {
  /** Cash plus what the sleeves hold, at the reference prices. */
  readonly capital: Money;
  readonly cashBuffer: Money;
  /** USD that each sleeve of this plan is to be worth. */
  readonly sleeveTargets: readonly SleeveAmount[];
  readonly crosses: readonly Cross[];
  readonly sells: readonly PlannedOrder[];
  /** What is wanted; the final size follows from the cash that is there when the sells are done. */
  readonly buys: readonly PlannedOrder[];
  readonly skipped: readonly Skip[];
  /** Value of all orders as a fraction of the capital, both sides counted. */
  readonly turnover: Decimal;
}

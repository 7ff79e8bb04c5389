import type { Decimal, Money, Price, Quantity } from '../../common/decimal.js';
import type { Restriction } from './restriction.js';

/** The sleeve that owns the cash, and any foreign holding, which no strategy owns. */
export const RESERVE = 'reserve';

/** Why a leg was not, or not fully, sent. Machine-readable and stable; docs/execution.md says what each one means. */
export type SkipReason =
  | 'NO_DRIFT'
  | 'NO_PRICE'
  | 'STALE_PRICE'
  | 'PRICE_COLLAR'
  | 'NOT_TRADABLE'
  | 'HALTED'
  | 'CORPORATE_ACTION'
  | 'WASH_TRADE'
  | 'MAX_ORDER'
  | 'MAX_PARTICIPATION'
  | 'TURNOVER_CAP'
  | 'BELOW_MIN_NOTIONAL'
  | 'BELOW_ONE_LOT'
  | 'QTY_UNAVAILABLE'
  | 'INSUFFICIENT_CASH'
  | 'SCALED_TO_CASH'
  | 'UNSETTLED_CASH'
  | 'UNRECONCILED'
  | 'PROTECTED'
  | 'TRADING_STATE_REDUCING'
  | 'TRADING_STATE_HALTED'
  | 'ORDER_LIMIT'
  | 'ACCOUNT_BLOCKED'
  | 'CLOCK_SKEW'
  | 'CANCELED'
  | 'UNFILLED';

export interface Skip {
  readonly symbol: string;
  readonly reason: SkipReason;
  readonly detail: string;
}

export interface SleeveAmount {
  readonly sleeve: string;
  readonly amount: Decimal;
}

/** What the plan gives a sleeve before its buys, when the crosses and the sells are done at the reference prices. */
export interface PlannedFunds {
  readonly sleeve: string;
  /** USD that it then holds. */
  readonly holdings: Money;
  /** What moved between the sleeves is part of it. */
  readonly cash: Money;
}

export interface SymbolPrice {
  readonly symbol: string;
  readonly price: Price;
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

/** What is known of a symbol besides its price. What is not known forbids nothing. */
export interface TradableAsset {
  readonly isTradable: boolean;
  readonly isFractionable: boolean;
  readonly isHalted?: boolean | undefined;
  /** Market time of the price. */
  readonly priceAtMs?: number | undefined;
  readonly previousClose?: Price | undefined;
  /** Shares a day. */
  readonly averageVolume?: Quantity | undefined;
  /** A split or change of name since the last stored bar, in words. */
  readonly corporateAction?: string | undefined;
}

/** An order that works at the broker while the plan is made; not one of the plan's own. */
export interface OpenOrder {
  readonly orderId: string;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  /** What is still open of it: shares, or USD where it is sized in dollars. */
  readonly openQty: Quantity | null;
  readonly openNotional: Money | null;
  readonly limitPrice: Price | null;
}

/** The rules of a plan, exact. Undefined: no such rule. */
export interface PlanRules {
  /** `drifted`: only what is outside its band trades; `full`: as soon as something is, everything does. */
  readonly mode: 'drifted' | 'full';
  /** A holding is left alone while it differs from its target by no more than this fraction of the larger of both. */
  readonly driftRelative: Decimal;
  /** … and by no more than this fraction of the capital. */
  readonly driftAbsolute: Decimal | undefined;
  /** Fraction of the capital that stays cash. */
  readonly cashBuffer: Decimal;
  /** The smallest order. */
  readonly minNotionalUsd: Money;
  /** The smallest order, as a fraction of the capital. */
  readonly minNotionalFraction: Decimal;
  /** Value of all orders of a run, both sides counted, as a fraction of the capital. */
  readonly maxTurnover: Decimal | undefined;
  /** Value of the order of one symbol, as a fraction of the capital. */
  readonly maxSymbolTurnover: Decimal | undefined;
  readonly maxOrderUsd: Money | undefined;
  /** Fraction of the average daily volume that one order may take. */
  readonly maxParticipation: Decimal | undefined;
  readonly maxPriceAgeMs: number | undefined;
  /** Fraction by which a price may lie away from the previous close. */
  readonly priceCollar: Decimal | undefined;
  readonly settledCashOnly: boolean;
  /** Where the weight of a symbol goes that the broker does not trade. */
  readonly untradableWeight: 'cash' | 'pro_rata';
  /** A market order sized in shares may fill this fraction above the reference price. */
  readonly worstCaseMove: Decimal;
  /** Half spread and fees together, as a fraction of what is traded. */
  readonly costRate: Decimal;
}

export interface PlanInput {
  /** Market time. */
  readonly nowMs: number;
  /** Cash of the broker account. */
  readonly cash: Money;
  /** What the broker lets the account buy for. */
  readonly buyingPower: Money;
  /** Proceeds of sales that are part of the cash and not settled yet. */
  readonly unsettledCash: Money;
  readonly sleeves: readonly SleeveHoldings[];
  /** Quantity per symbol that no open order holds at the broker. */
  readonly available: ReadonlyMap<string, Quantity>;
  readonly openOrders: readonly OpenOrder[];
  readonly prices: ReadonlyMap<string, Price>;
  readonly assets: ReadonlyMap<string, TradableAsset>;
  readonly book: readonly SleeveTarget[];
  readonly rules: PlanRules;
  /** What must not be traded now. */
  readonly restrictions: readonly Restriction[];
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
  readonly sleeveFunds: readonly PlannedFunds[];
  /** What every symbol that a sleeve of this plan holds was counted at, ordered by symbol; 0 where no price was known. */
  readonly heldPrices: readonly SymbolPrice[];
  readonly crosses: readonly Cross[];
  readonly sells: readonly PlannedOrder[];
  /** As far as the cash goes that will be there when the sells fill at the reference prices. */
  readonly buys: readonly PlannedOrder[];
  readonly skipped: readonly Skip[];
  /** Value of all orders as a fraction of the capital, both sides counted. */
  readonly turnover: Decimal;
  /** USD: half spread and fees of all orders. */
  readonly estimatedCost: Money;
  /** Cash of the account when every order fills at its reference price. */
  readonly cashAfter: Money;
  /** Half the sum of |weight − target weight| over all symbols and cash: what would have to be traded, 0 is perfect. */
  readonly tracking: { readonly before: Decimal; readonly after: Decimal };
}

import type { Decimal, Money, Price } from '../../common/decimal.js';
import type { Named } from '../../common/registry.js';
import type { Quote } from '../../market/market-data.port.js';
import type { Params, ParamsSchema } from '../../quant/params.js';
import type { OrderType, Side } from '../broker/broker.port.js';

/** Why no further order of a leg comes. */
export type LegEnd =
  /** All of it is at the broker. */
  | 'sent'
  | 'filled'
  /** What is left is less than the broker takes. */
  | 'rest_too_small'
  | 'gave_up'
  /** The broker ended the last order that its style allows. */
  | 'unfilled'
  /** An order was refused, by the broker or before it was sent. */
  | 'refused'
  | 'market_closed'
  /** The broker does not confirm that the last order is canceled. */
  | 'cancel_stuck'
  | 'canceled';

/** What of a leg a style knows. Amounts are in the leg's own unit: shares, or USD. */
export interface LegView {
  readonly side: Side;
  readonly unit: 'shares' | 'usd';
  readonly size: Decimal;
  /** What its orders got; the value of it where the unit is USD. */
  readonly filled: Decimal;
  /** USD that an order should be worth, unless it is the last. */
  readonly least: Money;
  /** Market time at which the style was asked first. */
  readonly startedAtMs: number;
  /** The close of that session. */
  readonly closesAtMs: number;
  /** The middle of the book when it was asked first. */
  readonly arrivalPrice: Price;
}

/** One order of the leg. At most one is open at a time, so what is filled and what is open never exceed the leg. */
export interface ChildView {
  readonly type: OrderType;
  readonly limitPrice: Price | null;
  readonly amount: Decimal;
  /** Market time at which it was decided. */
  readonly plannedAtMs: number;
  /** More may come of it; false only when that is certain. */
  readonly isOpen: boolean;
  /** The broker says that it is filled. */
  readonly isFilled: boolean;
}

/** The market as it is seen. */
export interface MarketView extends Quote {
  /** Market time. */
  readonly nowMs: number;
}

export type StyleAction =
  /** Only while no order of the leg is open. The limit is in whole price increments. */
  | { readonly kind: 'place'; readonly amount: Decimal; readonly limitPrice: Price | null }
  /** The open order; what takes its place is decided when the broker is done with it. */
  | { readonly kind: 'cancel' }
  /** Nothing until this market time, or until an order ends. */
  | { readonly kind: 'wait'; readonly untilMs: number }
  | { readonly kind: 'done'; readonly reason: LegEnd; readonly detail: string };

/** How a leg becomes orders over time. Pure: after a restart the same leg, orders and market give the same actions. */
export interface ExecutionStyle extends Named {
  /** snake_case. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly params: ParamsSchema;
  /** False: it decides with the plan, and its first order is written down with the leg. */
  readonly looksAtMarket: boolean;
  /** The next actions for a leg of which something is left, in a market that is open; `children` oldest first. */
  next(leg: LegView, children: readonly ChildView[], market: MarketView, params: Params): readonly StyleAction[];
}

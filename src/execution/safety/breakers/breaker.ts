import type { Decimal, Money } from '../../../common/decimal.js';
import type { Limitable } from '../limits.js';

/** The account as it is now and as it was; counts are since the last resume. */
export interface AccountReading {
  readonly equity: Money;
  /** Largest equity since the last resume; undefined before the first snapshot. */
  readonly highWater: Money | undefined;
  /** Equity when the trading day began, or at the first snapshot since the last resume. */
  readonly dayStart: Money | undefined;
  /** Long plus |short| market value. */
  readonly grossValue: Money;
  /** Runs that failed since the last one that did not. */
  readonly failedRuns: number;
  /** Orders that the broker refused since the last one that it took. */
  readonly rejectedOrders: number;
}

/** What has been sent, the order in question included. */
export interface OrderReading {
  readonly orderUsd: Money;
  readonly runOrders: number;
  readonly runUsd: Money;
  /** Within the last 60 seconds. */
  readonly minuteOrders: number;
  /** Since midnight in New York. */
  readonly dayUsd: Money;
}

/** The reading with one more order of this value. */
export function withOrder(sent: OrderReading, orderUsd: Money): OrderReading {
  return {
    orderUsd,
    runOrders: sent.runOrders + 1,
    runUsd: sent.runUsd.plus(orderUsd),
    minuteOrders: sent.minuteOrders + 1,
    dayUsd: sent.dayUsd.plus(orderUsd),
  };
}

interface Limited extends Limitable {
  readonly title: string;
  readonly unit: 'fraction' | 'usd' | 'orders' | 'runs';
  /** The state that it sets when it trips. */
  readonly to: 'REDUCING' | 'HALTED';
}

/** Looks at the account; trips when its measure reaches the limit (`at`) or exceeds it (`above`). */
export interface AccountBreaker extends Limited {
  readonly watches: 'account';
  readonly trips: 'at' | 'above';
  /** Pure. Undefined: nothing can be said yet. */
  measure(reading: AccountReading): Decimal | undefined;
}

/** Looks at each order before it is sent; one that would exceed the limit is not sent. */
export interface OrderBreaker extends Limited {
  readonly watches: 'order';
  readonly trips: 'above';
  /** Pure. */
  measure(reading: OrderReading): Decimal;
}

export type Breaker = AccountBreaker | OrderBreaker;

/** Whether the value is beyond what the breaker lets pass. */
export function isBeyond({ trips }: Breaker, value: Decimal, limit: Decimal): boolean {
  return trips === 'at' ? value.gte(limit) : value.gt(limit);
}

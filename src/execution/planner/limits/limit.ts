import type { Money, Quantity } from '../../../common/decimal.js';
import type { NetNeed } from '../netting.js';
import type { PlanInput, SkipReason } from '../plan.js';

export interface LimitContext {
  readonly input: PlanInput;
  readonly capital: Money;
}

export interface Limit {
  /** At most so many shares, of at most nine places. */
  readonly qty: Quantity;
  readonly reason: SkipReason;
  readonly because: string;
}

/** How much of a need one order may be; undefined: as much as it likes. */
export type LimitRule = (need: NetNeed, context: LimitContext) => Limit | undefined;

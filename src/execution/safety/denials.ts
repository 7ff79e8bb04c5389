import type { SkipReason } from '../planner/plan.js';

/** Why an order that was intended was not sent. */
const DENIALS: readonly SkipReason[] = [
  'TRADING_STATE_HALTED',
  'TRADING_STATE_REDUCING',
  'PROTECTED',
  'ORDER_LIMIT',
  'ACCOUNT_BLOCKED',
  'CLOCK_SKEW',
  'INSUFFICIENT_CASH',
  'BELOW_ONE_LOT',
  'CANCELED',
];

/** Whether the code of a failure is a reason of ours, as the skips of a run have it. */
export function isDenial(code: string): code is SkipReason {
  return DENIALS.some((denial) => denial === code);
}

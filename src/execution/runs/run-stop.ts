import type { Stop } from '../legs/leg-outcome.js';
import type { Intent, IntentFailure } from '../orders/intents.repository.js';
import { isCollision } from '../orders/order-watch.service.js';
import type { CancelReason, Run } from './runs.repository.js';

export interface RunStop extends Stop {
  readonly reason: CancelReason | 'client_id_collision';
}

/** Why a run sends nothing more; a run of an earlier version only knows that it was canceled. */
export function stopOf({ cancelReason, cancelDetail }: Run, orders: readonly Intent[]): RunStop {
  const collision = orders.find(isCollision)?.failure;
  if (collision) return { reason: 'client_id_collision', detail: collision.message, skip: 'CANCELED' };
  const reason = cancelReason ?? 'canceled';
  const skip = reason === 'trading_halted' ? 'TRADING_STATE_HALTED' : 'CANCELED';
  return { reason, detail: cancelDetail ?? 'The run was canceled.', skip };
}

/** Of an order that was intended and never sent. */
export function failureOf({ skip, detail }: RunStop): IntentFailure {
  return { code: skip, message: detail };
}

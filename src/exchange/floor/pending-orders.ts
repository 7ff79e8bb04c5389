import { ZERO } from '../../common/decimal.js';
import type { OrderHolds } from '../faults/order-holds.js';
import type { Order } from '../orders/order.js';
import type { Turn } from './turn.js';

export function cancelOrder(turn: Turn, order: Order): Order {
  return turn.changeOrder({ event: 'canceled', order: { ...order, status: 'canceled', canceledAt: turn.now } });
}

/** A replacement waits as `accepted` or `pending_new` until its order has made room for it. */
export function isWaitingReplacement({ replaces, status }: Order): boolean {
  return replaces !== null && (status === 'accepted' || status === 'pending_new');
}

function rejectReplacement(turn: Turn, replacement: Order, old: Order | undefined): void {
  turn.changeOrder({ event: 'rejected', order: { ...replacement, status: 'rejected', failedAt: turn.now } });
  if (old !== undefined) turn.changeOrder({ event: 'order_replace_rejected', order: old });
}

/** The quantity of a replacement counts what its order has filled: it goes on with the rest. */
function settleReplacement(turn: Turn, replacement: Order, old: Order): void {
  const qty = (replacement.qty ?? ZERO).minus(old.filledQty);
  if (qty.lte(ZERO)) {
    rejectReplacement(turn, replacement, { ...old, status: 'partially_filled' });
    return;
  }
  turn.changeOrder({
    event: 'replaced',
    order: { ...old, status: 'replaced', replacedBy: replacement.id, replacedAt: turn.now },
  });
  turn.changeOrder({ event: 'new', order: { ...replacement, qty, status: 'new' } });
}

/** Brings cancels and replacements to their end, but for those that are held. A replacement whose order ended is rejected. */
export function settlePendingOrders(turn: Turn, holds: OrderHolds): void {
  for (const order of turn.openOrders) {
    if (order.status === 'pending_cancel' && !holds.isStuck(order.id)) cancelOrder(turn, order);
  }
  for (const replacement of turn.openOrders.filter(isWaitingReplacement)) {
    const old = turn.findOpen(replacement.replaces ?? '');
    if (old === undefined) rejectReplacement(turn, replacement, turn.find(replacement.replaces ?? ''));
    else if (!holds.isStuck(old.id)) settleReplacement(turn, replacement, old);
  }
}

import { ZERO, minDecimal, type Price, type Quantity } from '../../common/decimal.js';
import type { FillScripts } from '../faults/fill-scripts.js';
import { buyingPower } from '../orders/order-checks.js';
import { executionPrice, executionQuantity, type PartialFills } from '../orders/execution-rules.js';
import { remainingAt, reservedCash, type Order } from '../orders/order.js';
import { openSession } from '../time/sessions.js';
import type { Turn } from './turn.js';

/** How much of an order executes at a time. */
export interface FillRules extends PartialFills {
  scripts: FillScripts;
}

function enterBook(turn: Turn, order: Order): Order {
  const isWaiting = order.status === 'accepted' || order.status === 'pending_new';
  return isWaiting ? turn.changeOrder({ event: 'new', order: { ...order, status: 'new' } }) : order;
}

/** Ends an order that cannot go on: refused as a whole, or what is left of it canceled. */
function endUnexecutable(turn: Turn, order: Order): void {
  if (order.filledQty.eq(ZERO)) {
    turn.changeOrder({ event: 'rejected', order: { ...order, status: 'rejected', failedAt: turn.now } });
  } else {
    turn.changeOrder({ event: 'canceled', order: { ...order, status: 'canceled', canceledAt: turn.now } });
  }
}

/** Cash for this order: what no other open order has reserved. */
function isAffordable(turn: Turn, order: Order, cost: Price): boolean {
  if (order.side === 'sell') return true;
  const power = buyingPower(turn.portfolio, turn.openOrders).plus(reservedCash(order));
  return cost.lte(power) && cost.lte(turn.portfolio.cash);
}

function execute(turn: Turn, order: Order, execution: { price: Price; qty: Quantity; total: Quantity }): void {
  const { price, qty, total } = execution;
  const isComplete = qty.eq(total);
  const filled: Order = {
    ...order,
    status: isComplete ? 'filled' : 'partially_filled',
    filledQty: order.filledQty.plus(qty),
    filledCost: order.filledCost.plus(qty.times(price)),
    filledAt: isComplete ? turn.now : null,
  };
  turn.bookExecution(filled, {
    orderId: order.id,
    symbol: order.symbol,
    side: order.side,
    kind: isComplete ? 'fill' : 'partial_fill',
    qty,
    price,
    cumQty: filled.filledQty,
    leavesQty: total.minus(qty),
    orderStatus: filled.status,
    executedAt: turn.now,
  });
}

/** What executes of `total`, by script or by chance; undefined where a script ends the order. */
function quantityNow(order: Order, total: Quantity, rules: FillRules): Quantity | undefined {
  const step = rules.scripts.nextStep(order);
  if (step === 'end') return undefined;
  if (step === undefined) return executionQuantity(order, total, rules);
  if (step === 'wait') return ZERO;
  return step === 'rest' ? total : minDecimal(step.qty, total);
}

function matchOrder(turn: Turn, waiting: Order, rules: FillRules): void {
  const order = enterBook(turn, waiting);
  const { asset } = turn.market.get(order.symbol);
  const price = asset.halt === null ? executionPrice(order, turn.market.quote(order.symbol)) : undefined;
  if (price === undefined) return;
  const wanted = remainingAt(order, price);
  const total = order.side === 'sell' ? minDecimal(wanted, turn.portfolio.quantity(order.symbol)) : wanted;
  const qty = total.lte(ZERO) ? undefined : quantityNow(order, total, rules);
  if (qty?.eq(ZERO)) return;
  if (qty === undefined || !isAffordable(turn, order, qty.times(price))) endUnexecutable(turn, order);
  else execute(turn, order, { price, qty, total });
}

/** Gives every open order, oldest first, its chance to execute at the present prices. */
export function matchOrders(turn: Turn, rules: FillRules): void {
  if (openSession(turn.nowMs) === undefined) return;
  for (const order of turn.openOrders) matchOrder(turn, order, rules);
}

/** Whether an order waits for nothing but the next look at it. */
export function hasUnfinishedFills(turn: Turn, { scripts }: FillRules): boolean {
  return turn.openOrders.some(
    (order) =>
      order.status === 'partially_filled' &&
      !scripts.isHeld(order) &&
      turn.market.get(order.symbol).asset.halt === null &&
      executionPrice(order, turn.market.quote(order.symbol)) !== undefined,
  );
}

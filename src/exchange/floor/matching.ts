import { ZERO, minDecimal, type Price, type Quantity } from '../../common/decimal.js';
import type { FillScripts } from '../faults/fill-scripts.js';
import type { OrderHolds } from '../faults/order-holds.js';
import type { Quote } from '../market/quote.js';
import { executionPrice, executionQuantity, type PartialFills } from '../orders/execution-rules.js';
import { remainingAt, reservedCash, type Order, type OrderStatus } from '../orders/order.js';
import { observePrice } from '../orders/trigger.js';
import { isExtendedTrading, openSession } from '../time/sessions.js';
import type { MarketDepth } from './market-depth.js';
import { cancelOrder, isWaitingReplacement, settlePendingOrders } from './pending-orders.js';
import type { Turn } from './turn.js';

/** How much of an order executes at a time. */
export interface FillRules extends PartialFills {
  scripts: FillScripts;
  holds: OrderHolds;
  depth: MarketDepth;
}

/** Auctions serve the orders that wait for them. */
export type Look = 'opening' | 'continuous' | 'closing';

function canTrade({ timeInForce, isExtendedHours }: Order, nowMs: number, look: Look): boolean {
  if (timeInForce === 'cls') return look === 'closing';
  if (timeInForce === 'opg') return look === 'opening';
  if (look === 'closing') return false;
  return openSession(nowMs) !== undefined || (isExtendedHours && isExtendedTrading(nowMs));
}

function enterBook(turn: Turn, order: Order): Order {
  const isWaiting = order.status === 'accepted' || order.status === 'pending_new';
  return isWaiting ? turn.changeOrder({ event: 'new', order: { ...order, status: 'new' } }) : order;
}

/** The order as it stands after the present price: what that changes is told to nobody, as at the real broker. */
function observe(turn: Turn, order: Order): Order {
  const observed = observePrice(order, turn.market.get(order.symbol).state.price);
  return observed === order ? order : turn.keep(observed);
}

/** In an auction all trade at one price. */
function quoteFor(turn: Turn, { symbol, timeInForce }: Order): Quote {
  const { price } = turn.market.get(symbol).state;
  return timeInForce === 'opg' || timeInForce === 'cls' ? { bid: price, ask: price } : turn.market.quote(symbol);
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
  const power = turn.buyingPower.plus(reservedCash(order));
  return cost.lte(power) && cost.lte(turn.portfolio.cash);
}

function partialStatus({ status }: Order): OrderStatus {
  return status === 'pending_cancel' || status === 'pending_replace' ? status : 'partially_filled';
}

function execute(turn: Turn, order: Order, execution: { price: Price; qty: Quantity; total: Quantity }): void {
  const { price, qty, total } = execution;
  const isComplete = qty.eq(total);
  const filled: Order = {
    ...order,
    status: isComplete ? 'filled' : partialStatus(order),
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

/** What the order could execute at the price, and what of it executes now. */
function shareOf(turn: Turn, order: Order, price: Price, rules: FillRules): { total: Quantity; qty?: Quantity } {
  const wanted = remainingAt(order, price);
  const total = order.side === 'sell' ? minDecimal(wanted, turn.portfolio.quantity(order.symbol)) : wanted;
  const qty = total.lte(ZERO) ? undefined : quantityNow(order, total, rules);
  return { total, ...(qty && { qty }) };
}

/** The price at which the order trades now, if halt, book and limits allow. */
function priceNow(turn: Turn, order: Order, { depth }: FillRules): Price | undefined {
  if (turn.market.get(order.symbol).asset.halt !== null) return undefined;
  const quoted = executionPrice(order, quoteFor(turn, order));
  return quoted && depth.price(order, quoted);
}

function tradeNow(turn: Turn, order: Order, rules: FillRules): void {
  const price = priceNow(turn, order, rules);
  if (price === undefined) return;
  const { total, qty: wanted } = shareOf(turn, order, price, rules);
  if (wanted === undefined) {
    endUnexecutable(turn, order);
    return;
  }
  const { state } = turn.market.get(order.symbol);
  const qty = rules.depth.quantity(order, wanted, state);
  if (qty.eq(ZERO) || (order.timeInForce === 'fok' && qty.lt(total))) return;
  if (!isAffordable(turn, order, qty.times(price))) {
    endUnexecutable(turn, order);
    return;
  }
  rules.depth.take(state, qty);
  execute(turn, order, { price, qty, total });
}

function matchOrder(turn: Turn, waiting: Order, rules: FillRules): void {
  const order = observe(turn, enterBook(turn, waiting));
  tradeNow(turn, order, rules);
  const left = turn.findOpen(order.id);
  if (left && (order.timeInForce === 'ioc' || order.timeInForce === 'fok')) cancelOrder(turn, left);
}

/** Gives every open order, oldest first, its chance to execute at the present prices. */
export function matchOrders(turn: Turn, rules: FillRules, look: Look = 'continuous'): void {
  settlePendingOrders(turn, rules.holds);
  for (const order of turn.openOrders) {
    if (!isWaitingReplacement(order) && canTrade(order, turn.nowMs, look)) matchOrder(turn, order, rules);
  }
  // An order that just ended takes its waiting replacement with it.
  settlePendingOrders(turn, rules.holds);
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

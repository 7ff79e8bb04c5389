import { formatDecimal } from '../../common/decimal.js';
import { isFinalStatus } from '../broker/broker.port.js';
import type { Intent } from '../orders/intents.repository.js';
import type { Skip } from '../planner/plan.js';
import { isDenial } from '../safety/denials.js';
import type { LegEnd } from '../styles/execution-style.js';
import { filledQtyOf, type LegOrders, wantedText } from './leg-orders.js';

/** Ends at which the leg has what it wanted, as far as the broker takes orders for it. */
const GOOD_ENDS: readonly LegEnd[] = ['filled', 'rest_too_small'];

/** Whether the plan got all that it wanted of the leg, at the first attempt. */
export function isFulfilled({ leg, orders }: LegOrders): boolean {
  if (isSentAtOnce(leg.end?.reason)) {
    return orders.every(({ state, orderStatus }) => state !== 'rejected' && orderStatus === 'filled');
  }
  return leg.end !== null && GOOD_ENDS.includes(leg.end.reason);
}

/** What stopped the run before all was sent. */
export interface Stop {
  readonly skip: Skip['reason'];
  readonly detail: string;
}

/** What the plan wanted of the leg and the market did not give, or was not asked for. */
export function unfilledOf(leg: LegOrders, stop?: Stop): Skip[] {
  const { orders } = leg;
  const { end } = leg.leg;
  if (isSentAtOnce(end?.reason)) return orders.filter(({ orderStatus }) => orderStatus !== 'filled').map(unfilledOrder);
  return end !== null && GOOD_ENDS.includes(end.reason) ? [] : [unfilledRest(leg, stop)];
}

function unfilledRest({ leg, orders }: LegOrders, stop: Stop | undefined): Skip {
  const { symbol, end } = leg;
  const because = end?.detail ?? stop?.detail ?? 'the run ended before all of it was sent';
  const detail = `${formatDecimal(filledQtyOf(orders))} shares of ${wantedText(leg)} were filled: ${because}`;
  const isUntouched = end === null && orders.length === 0;
  return { symbol, reason: isUntouched && stop !== undefined ? stop.skip : reasonOf(orders.at(-1)), detail };
}

/** Each of its orders speaks for itself. */
function isSentAtOnce(reason: LegEnd | undefined): boolean {
  return reason === 'sent';
}

function unfilledOrder(order: Intent): Skip {
  const { symbol, filledQty, failure, orderStatus } = order;
  const because = failure === null ? wordsOf(orderStatus) : failure.message;
  const detail = `${formatDecimal(filledQty)} shares of ${wantedText(order)} were filled: ${because}`;
  return { symbol, reason: reasonOf(order), detail };
}

function reasonOf(order: Intent | undefined): Skip['reason'] {
  const code = order?.failure?.code;
  return code !== undefined && isDenial(code) ? code : 'UNFILLED';
}

function wordsOf(orderStatus: string | null): string {
  if (orderStatus === null) return 'the order was never sent';
  if (isFinalStatus(orderStatus)) return `the order was ${orderStatus}`;
  return `the order is ${orderStatus} at the broker, which holds the rest for it`;
}

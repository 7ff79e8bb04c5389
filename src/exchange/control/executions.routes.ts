import type { FastifyInstance } from 'fastify';
import { ZERO, type Price } from '../../common/decimal.js';
import { notFound, unprocessable } from '../alpaca-error.js';
import type { Exchange } from '../exchange.js';
import type { Turn } from '../floor/turn.js';
import { isUuid } from '../http/query.js';
import type { Order } from '../orders/order.js';
import { orderJson } from '../rest/order-json.js';
import type { Queries } from '../store/exchange-database.js';
import { findExecution, voidExecutionWrite, type BookedExecution } from '../store/execution.store.js';
import { findOrder } from '../store/order.store.js';
import { decimalMember, readBody } from './control-body.js';

interface Booked {
  execution: BookedExecution;
  order: Order;
}

/** The trade never happened: shares and cash go back, and the order has filled less. */
function bust(turn: Turn, { execution, order }: Booked): Order {
  const { id, symbol, side, qty, price } = execution;
  const back = { symbol, side: side === 'buy' ? 'sell' : 'buy', qty, price } as const;
  if (back.side === 'sell' && qty.gt(turn.portfolio.quantity(symbol))) {
    throw unprocessable('the shares of this trade are not held any more');
  }
  if (back.side === 'buy' && qty.times(price).gt(turn.portfolio.cash)) {
    throw unprocessable('the cash of this trade is not there any more');
  }
  turn.write([voidExecutionWrite(id)]);
  turn.portfolio.apply(back);
  const changed = {
    ...order,
    filledQty: order.filledQty.minus(qty),
    filledCost: order.filledCost.minus(qty.times(price)),
  };
  return turn.reviseExecution({ event: 'trade_bust', order: changed, previousId: id, qty, price });
}

/** The trade was at another price: only cash and cost change. */
function correct(turn: Turn, { execution, order }: Booked, price: Price): Order {
  const { id, symbol, side, qty } = execution;
  const difference = price.minus(execution.price).times(qty);
  const cash = side === 'buy' ? ZERO.minus(difference) : difference;
  if (turn.portfolio.cash.plus(cash).lt(ZERO)) throw unprocessable('the account does not hold that much cash');
  const filledCost = order.filledCost.plus(difference);
  if (order.notional !== null && filledCost.gt(order.notional)) {
    throw unprocessable('at this price the trades of the order exceed its notional');
  }
  turn.write([voidExecutionWrite(id)]);
  turn.portfolio.receive(cash);
  if (side === 'buy') turn.portfolio.addCost(symbol, difference);
  const changed = { ...order, filledCost };
  return turn.reviseExecution({ event: 'trade_correct', order: changed, previousId: id, qty, price, execution });
}

/** What an exchange does to trades after the fact. */
export function addExecutionControlRoutes(server: FastifyInstance, { floor }: Exchange): void {
  const find = async (turn: Turn, queries: Queries, id: string): Promise<Booked> => {
    const execution = isUuid(id) ? await findExecution(queries, id) : undefined;
    const order = execution && (turn.find(execution.orderId) ?? (await findOrder(queries, 'id', execution.orderId)));
    if (execution === undefined || order === undefined) throw notFound(`execution not found for ${id}`);
    return { execution, order };
  };

  server.delete<{ Params: { id: string } }>('/control/executions/:id', ({ params: { id } }) =>
    floor.storingTurn(async (turn, queries) => orderJson(bust(turn, await find(turn, queries, id)))),
  );

  server.patch<{ Params: { id: string } }>('/control/executions/:id', ({ params: { id }, body }) => {
    const price = decimalMember(readBody(body, ['price']), 'price');
    if (price.lte(ZERO)) throw unprocessable('price must be above 0');
    return floor.storingTurn(async (turn, queries) => orderJson(correct(turn, await find(turn, queries, id), price)));
  });
}

import type { FastifyInstance } from 'fastify';
import { notFound } from '../alpaca-error.js';
import type { Exchange } from '../exchange.js';
import {
  countUpTo,
  isUuid,
  optionalChoice,
  optionalInstant,
  optionalList,
  optionalUuid,
  requiredText,
  type Query,
} from '../http/query.js';
import { parseOrderRequest } from '../orders/order-request.js';
import type { Order } from '../orders/order.js';
import { parseReplaceRequest } from '../orders/replace-order.js';
import { findOrder, listOrders, type OrderFilter } from '../store/order.store.js';
import { orderJson } from './order-json.js';

const MOST_ORDERS = 500;
const USUAL_ORDERS = 50;

interface ById {
  Params: { id: string };
}

function filterOf(query: Query): OrderFilter {
  return {
    status: optionalChoice(query, 'status', ['open', 'closed', 'all'] as const) ?? 'open',
    limit: countUpTo(query, 'limit', { most: MOST_ORDERS, usual: USUAL_ORDERS }),
    isDescending: optionalChoice(query, 'direction', ['asc', 'desc'] as const) !== 'asc',
    after: optionalInstant(query, 'after'),
    until: optionalInstant(query, 'until'),
    symbols: optionalList(query, 'symbols'),
    side: optionalChoice(query, 'side', ['buy', 'sell'] as const),
    beforeOrderId: optionalUuid(query, 'before_order_id'),
    afterOrderId: optionalUuid(query, 'after_order_id'),
  };
}

function found(order: Order | undefined, id: string): Record<string, unknown> {
  if (order === undefined) throw notFound(`order not found for ${id}`);
  return orderJson(order);
}

export function addOrderRoutes(server: FastifyInstance, { desk, database }: Exchange): void {
  server.post('/v2/orders', async ({ body }) => orderJson(await desk.submit(parseOrderRequest(body))));

  server.get<{ Querystring: Query }>('/v2/orders', async ({ query }) => {
    const orders = await listOrders(database.queries, filterOf(query));
    return orders.map(orderJson);
  });

  // The double colon stands for one that is part of the path.
  server.get<{ Querystring: Query }>('/v2/orders::by_client_order_id', async ({ query }) => {
    const id = requiredText(query, 'client_order_id');
    return found(await findOrder(database.queries, 'client_order_id', id), id);
  });

  server.get<ById>('/v2/orders/:id', async ({ params: { id } }) =>
    found(isUuid(id) ? await findOrder(database.queries, 'id', id) : undefined, id),
  );

  server.patch<ById>('/v2/orders/:id', async ({ params: { id }, body }) => {
    if (!isUuid(id)) throw notFound(`order not found for ${id}`);
    return orderJson(await desk.replace(id, parseReplaceRequest(body)));
  });

  server.delete('/v2/orders', async (_request, reply) => {
    const canceled = await desk.cancelAll();
    return reply.code(207).send(canceled.map((order) => ({ id: order.id, status: 200, body: orderJson(order) })));
  });

  server.delete<ById>('/v2/orders/:id', async ({ params: { id } }, reply) => {
    if (!isUuid(id)) throw notFound(`order not found for ${id}`);
    await desk.cancel(id);
    return reply.code(204).send();
  });
}

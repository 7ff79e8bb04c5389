import { DateTime } from 'luxon';
import type { FastifyInstance } from 'fastify';
import { formatDecimal } from '../../common/decimal.js';
import { MARKET_ZONE, addDays, instantOf, type TradingDate } from '../../common/trading-date.js';
import { invalidRequest } from '../alpaca-error.js';
import type { Exchange } from '../exchange.js';
import {
  countUpTo,
  instantMs,
  isUuid,
  optionalChoice,
  optionalDate,
  optionalInstant,
  optionalList,
  optionalUuid,
  type Query,
} from '../http/query.js';
import { listExecutions, type BookedExecution, type ExecutionFilter } from '../store/execution.store.js';

const PAGE_SIZE = 100;

/** The id begins with the New York wall time, as at the real broker. */
function activityId({ id, executedAt }: BookedExecution): string {
  const time = DateTime.fromMillis(instantMs(executedAt), { zone: MARKET_ZONE });
  return `${time.toFormat('yyyyMMddHHmmssSSS')}::${id}`;
}

function fillJson(execution: BookedExecution): Record<string, unknown> {
  return {
    id: activityId(execution),
    activity_type: 'FILL',
    type: execution.kind,
    transaction_time: execution.executedAt,
    price: formatDecimal(execution.price),
    qty: formatDecimal(execution.qty),
    side: execution.side,
    symbol: execution.symbol,
    leaves_qty: formatDecimal(execution.leavesQty),
    cum_qty: formatDecimal(execution.cumQty),
    order_id: execution.orderId,
    order_status: execution.orderStatus,
  };
}

function pageToken(query: Query): string | null {
  const token = query['page_token'];
  if (!token) return null;
  const id = token.split('::').at(-1) ?? '';
  if (!isUuid(id)) throw invalidRequest(`invalid page_token: "${token}" is not the id of an activity`);
  return id;
}

function midnight(date: TradingDate): string {
  return new Date(instantOf(date, '00:00')).toISOString();
}

function filterOf(query: Query): ExecutionFilter {
  const date = optionalDate(query, 'date');
  return {
    from: date && midnight(date),
    after: optionalInstant(query, 'after'),
    until: date ? midnight(addDays(date, 1)) : optionalInstant(query, 'until'),
    orderId: optionalUuid(query, 'order_id'),
    isDescending: optionalChoice(query, 'direction', ['asc', 'desc'] as const) !== 'asc',
    limit: countUpTo(query, 'page_size', { most: PAGE_SIZE, usual: PAGE_SIZE }),
    pageToken: pageToken(query),
  };
}

/** Executions are the only activities of this account: no dividends, fees or transfers. */
function wantsFills(query: Query): boolean {
  const types = optionalList(query, 'activity_types') ?? ['FILL'];
  const category = optionalChoice(query, 'category', ['trade_activity', 'non_trade_activity'] as const);
  return types.includes('FILL') && category !== 'non_trade_activity';
}

interface Asked {
  Querystring: Query;
  Params: { type: string };
}

export function addActivityRoutes(server: FastifyInstance, { database }: Exchange): void {
  const list = async (query: Query): Promise<unknown[]> => {
    const filter = filterOf(query);
    if (!wantsFills(query)) return [];
    const executions = await listExecutions(database.queries, filter);
    return executions.map(fillJson);
  };

  server.get<Asked>('/v2/account/activities', ({ query }) => list(query));

  server.get<Asked>('/v2/account/activities/:type', ({ query, params: { type } }) => {
    if (!/^[A-Z]{2,10}$/.test(type)) throw invalidRequest(`invalid activity type: "${type}"`);
    return list({ ...query, activity_types: type });
  });
}

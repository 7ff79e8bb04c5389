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
import type { Activity } from '../portfolio/activity.js';
import { findActivitySeq, type ActivityFilter } from '../store/activity-filter.js';
import { listActivities } from '../store/activity.store.js';
import type { Queries } from '../store/exchange-database.js';
import { listExecutions, type BookedExecution } from '../store/execution.store.js';

const PAGE_SIZE = 100;

/** The id begins with the New York wall time, as at the real broker. */
function activityId(id: string, at: string): string {
  const time = DateTime.fromMillis(instantMs(at), { zone: MARKET_ZONE });
  return `${time.toFormat('yyyyMMddHHmmssSSS')}::${id}`;
}

function fillJson(execution: BookedExecution): Record<string, unknown> {
  return {
    id: activityId(execution.id, execution.executedAt),
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

function activityJson(activity: Activity): Record<string, unknown> {
  return {
    id: activityId(activity.id, activity.createdAt),
    activity_type: activity.type,
    date: activity.date,
    created_at: activity.createdAt,
    net_amount: formatDecimal(activity.netAmount),
    currency: 'USD',
    status: 'executed',
    description: activity.description,
    ...(activity.symbol !== null && { symbol: activity.symbol }),
    ...(activity.qty !== null && { qty: formatDecimal(activity.qty) }),
    ...(activity.perShareAmount !== null && { per_share_amount: formatDecimal(activity.perShareAmount) }),
  };
}

async function pageSeq(queries: Queries, query: Query): Promise<number | null> {
  const token = query['page_token'];
  if (!token) return null;
  const id = token.split('::').at(-1) ?? '';
  const seq = isUuid(id) ? await findActivitySeq(queries, id) : undefined;
  if (seq === undefined) throw invalidRequest(`invalid page_token: "${token}" is not the id of an activity`);
  return seq;
}

function midnight(date: TradingDate): string {
  return new Date(instantOf(date, '00:00')).toISOString();
}

function filterOf(query: Query): Omit<ActivityFilter, 'pageSeq'> {
  const date = optionalDate(query, 'date');
  return {
    from: date && midnight(date),
    after: optionalInstant(query, 'after'),
    until: date ? midnight(addDays(date, 1)) : optionalInstant(query, 'until'),
    isDescending: optionalChoice(query, 'direction', ['asc', 'desc'] as const) !== 'asc',
    limit: countUpTo(query, 'page_size', { most: PAGE_SIZE, usual: PAGE_SIZE }),
  };
}

interface Wanted {
  fills: boolean;
  others: boolean;
  /** Types besides fills; null for all. */
  types: string[] | null;
  orderId: string | null;
}

/** What belongs to an order is a fill. */
function wantedOf(query: Query): Wanted {
  const types = optionalList(query, 'activity_types');
  const category = optionalChoice(query, 'category', ['trade_activity', 'non_trade_activity'] as const);
  const orderId = optionalUuid(query, 'order_id');
  return {
    fills: (types?.includes('FILL') ?? true) && category !== 'non_trade_activity',
    others: category !== 'trade_activity' && orderId === null,
    types,
    orderId,
  };
}

interface Asked {
  Querystring: Query;
  Params: { type: string };
}

export function addActivityRoutes(server: FastifyInstance, { database }: Exchange): void {
  const list = async (query: Query): Promise<unknown[]> => {
    const { fills, others, types, orderId } = wantedOf(query);
    const { queries } = database;
    const filter = { ...filterOf(query), pageSeq: await pageSeq(queries, query) };
    const executions = fills ? await listExecutions(queries, filter, orderId) : [];
    const activities = others ? await listActivities(queries, filter, types) : [];
    const all = [
      ...executions.map((execution) => ({ seq: execution.seq, json: fillJson(execution) })),
      ...activities.map((activity) => ({ seq: activity.seq, json: activityJson(activity) })),
    ];
    all.sort((a, b) => (filter.isDescending ? b.seq - a.seq : a.seq - b.seq));
    return all.slice(0, filter.limit).map(({ json }) => json);
  };

  server.get<Asked>('/v2/account/activities', ({ query }) => list(query));

  server.get<Asked>('/v2/account/activities/:type', ({ query, params: { type } }) => {
    if (!/^[A-Z]{2,10}$/.test(type)) throw invalidRequest(`invalid activity type: "${type}"`);
    return list({ ...query, activity_types: type });
  });
}

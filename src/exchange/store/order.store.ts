import { ZERO, decimal, formatDecimal, type Decimal } from '../../common/decimal.js';
import {
  OPEN_STATUSES,
  type Order,
  type OrderStatus,
  type OrderType,
  type Side,
  type TimeInForce,
} from '../orders/order.js';
import type { Queries } from './exchange-database.js';

interface OrderRow {
  seq: string;
  id: string;
  client_order_id: string;
  asset_id: string;
  symbol: string;
  side: Side;
  type: OrderType;
  time_in_force: TimeInForce;
  qty: string | null;
  notional: string | null;
  limit_price: string | null;
  reserve_price: string;
  status: OrderStatus;
  filled_qty: string;
  filled_cost: string;
  submitted_at: string;
  updated_at: string;
  expires_at: string;
  filled_at: string | null;
  canceled_at: string | null;
  expired_at: string | null;
  failed_at: string | null;
}

const OPEN = OPEN_STATUSES.map((status) => `'${status}'`).join(', ');

function optionalDecimal(text: string | null): Decimal | null {
  return text === null ? null : decimal(text);
}

function optionalText(value: Decimal | null): string | null {
  return value === null ? null : formatDecimal(value);
}

function orderOf(row: OrderRow): Order {
  return {
    seq: Number(row.seq),
    id: row.id,
    clientOrderId: row.client_order_id,
    assetId: row.asset_id,
    symbol: row.symbol,
    side: row.side,
    type: row.type,
    timeInForce: row.time_in_force,
    qty: optionalDecimal(row.qty),
    notional: optionalDecimal(row.notional),
    limitPrice: optionalDecimal(row.limit_price),
    reservePrice: decimal(row.reserve_price),
    status: row.status,
    filledQty: decimal(row.filled_qty),
    filledCost: decimal(row.filled_cost),
    submittedAt: row.submitted_at,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
    filledAt: row.filled_at,
    canceledAt: row.canceled_at,
    expiredAt: row.expired_at,
    failedAt: row.failed_at,
  };
}

export type NewOrder = Omit<
  Order,
  | 'seq'
  | 'filledQty'
  | 'filledCost'
  | 'submittedAt'
  | 'updatedAt'
  | 'filledAt'
  | 'canceledAt'
  | 'expiredAt'
  | 'failedAt'
>;

/**
 * Stores an arriving order. Its time is the market's, pushed on by a microsecond where the last order has the same: clients
 * page through orders by that time, so no two may share one.
 */
export async function insertOrder(queries: Queries, order: NewOrder, nowMs: number): Promise<Order> {
  const { rows } = await queries.query<{ seq: string; submitted_at: string }>(
    `insert into exchange.orders (id, client_order_id, asset_id, symbol, side, type, time_in_force, qty, notional,
       limit_price, reserve_price, status, expires_at, submitted_at, updated_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, arrival.at, arrival.at
     from (select greatest($14::timestamptz, max(submitted_at) + interval '1 microsecond') as at from exchange.orders) arrival
     returning seq, submitted_at`,
    [
      order.id,
      order.clientOrderId,
      order.assetId,
      order.symbol,
      order.side,
      order.type,
      order.timeInForce,
      optionalText(order.qty),
      optionalText(order.notional),
      optionalText(order.limitPrice),
      formatDecimal(order.reservePrice),
      order.status,
      order.expiresAt,
      new Date(nowMs).toISOString(),
    ],
  );
  const stored = rows[0];
  if (stored === undefined) throw new Error(`the order ${order.id} was not stored`);
  const times = { submittedAt: stored.submitted_at, updatedAt: stored.submitted_at };
  const none = { filledAt: null, canceledAt: null, expiredAt: null, failedAt: null };
  return { ...order, seq: Number(stored.seq), filledQty: ZERO, filledCost: ZERO, ...times, ...none };
}

export async function updateOrders(queries: Queries, orders: readonly Order[]): Promise<void> {
  for (const order of orders) {
    await queries.query(
      `update exchange.orders set status = $2, filled_qty = $3, filled_cost = $4, updated_at = $5, filled_at = $6,
         canceled_at = $7, expired_at = $8, failed_at = $9 where seq = $1`,
      [
        order.seq,
        order.status,
        formatDecimal(order.filledQty),
        formatDecimal(order.filledCost),
        order.updatedAt,
        order.filledAt,
        order.canceledAt,
        order.expiredAt,
        order.failedAt,
      ],
    );
  }
}

export async function loadOpenOrders(queries: Queries): Promise<Order[]> {
  const { rows } = await queries.query<OrderRow>(
    `select * from exchange.orders where status in (${OPEN}) order by seq`,
  );
  return rows.map(orderOf);
}

export async function findOrder(
  queries: Queries,
  key: 'id' | 'client_order_id',
  value: string,
): Promise<Order | undefined> {
  const { rows } = await queries.query<OrderRow>(`select * from exchange.orders where ${key} = $1`, [value]);
  return rows[0] && orderOf(rows[0]);
}

export interface OrderFilter {
  status: 'open' | 'closed' | 'all';
  limit: number;
  isDescending: boolean;
  /** Exclusive bounds on the time of submission, RFC 3339. */
  after: string | null;
  until: string | null;
  symbols: readonly string[] | null;
  side: string | null;
  beforeOrderId: string | null;
  afterOrderId: string | null;
}

const STATUS_CONDITIONS: Record<OrderFilter['status'], string> = {
  open: `status in (${OPEN})`,
  closed: `status not in (${OPEN})`,
  all: 'true',
};

export async function listOrders(queries: Queries, filter: OrderFilter): Promise<Order[]> {
  const { rows } = await queries.query<OrderRow>(
    `select * from exchange.orders where ${STATUS_CONDITIONS[filter.status]}
       and ($1::timestamptz is null or submitted_at > $1) and ($2::timestamptz is null or submitted_at < $2)
       and ($3::text[] is null or symbol = any($3)) and ($4::text is null or side = $4)
       and ($5::uuid is null or seq < (select seq from exchange.orders where id = $5))
       and ($6::uuid is null or seq > (select seq from exchange.orders where id = $6))
     order by seq ${filter.isDescending ? 'desc' : 'asc'} limit $7`,
    [filter.after, filter.until, filter.symbols, filter.side, filter.beforeOrderId, filter.afterOrderId, filter.limit],
  );
  return rows.map(orderOf);
}

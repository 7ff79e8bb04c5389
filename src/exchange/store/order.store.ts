import pg from 'pg';
import { decimal, formatDecimal, type Decimal } from '../../common/decimal.js';
import type { Arrivals } from '../orders/arrivals.js';
import {
  OPEN_STATUSES,
  type Order,
  type OrderStatus,
  type OrderType,
  type Side,
  type TimeInForce,
} from '../orders/order.js';
import type { Queries } from './exchange-database.js';
import { columnValues, insertColumns, replaceColumns, type Column, type Write } from './write.js';

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
  stop_price: string | null;
  trail_price: string | null;
  trail_percent: string | null;
  hwm: string | null;
  is_triggered: boolean;
  extended_hours: boolean;
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
  replaces: string | null;
  replaced_by: string | null;
  replaced_at: string | null;
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
    stopPrice: optionalDecimal(row.stop_price),
    trailPrice: optionalDecimal(row.trail_price),
    trailPercent: optionalDecimal(row.trail_percent),
    hwm: optionalDecimal(row.hwm),
    isTriggered: row.is_triggered,
    isExtendedHours: row.extended_hours,
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
    replaces: row.replaces,
    replacedBy: row.replaced_by,
    replacedAt: row.replaced_at,
  };
}

/** What never changes. */
const FIXED: readonly Column<Order>[] = [
  ['seq', 'int8', ({ seq }) => seq],
  ['id', 'uuid', ({ id }) => id],
  ['client_order_id', 'text', ({ clientOrderId }) => clientOrderId],
  ['asset_id', 'uuid', ({ assetId }) => assetId],
  ['symbol', 'text', ({ symbol }) => symbol],
  ['side', 'text', ({ side }) => side],
  ['type', 'text', ({ type }) => type],
  ['time_in_force', 'text', ({ timeInForce }) => timeInForce],
  ['notional', 'numeric', ({ notional }) => optionalText(notional)],
  ['limit_price', 'numeric', ({ limitPrice }) => optionalText(limitPrice)],
  ['trail_price', 'numeric', ({ trailPrice }) => optionalText(trailPrice)],
  ['trail_percent', 'numeric', ({ trailPercent }) => optionalText(trailPercent)],
  ['extended_hours', 'bool', ({ isExtendedHours }) => isExtendedHours],
  ['reserve_price', 'numeric', ({ reservePrice }) => formatDecimal(reservePrice)],
  ['submitted_at', 'timestamptz', ({ submittedAt }) => submittedAt],
  ['expires_at', 'timestamptz', ({ expiresAt }) => expiresAt],
  ['replaces', 'uuid', ({ replaces }) => replaces],
];

const CHANGING: readonly Column<Order>[] = [
  ['qty', 'numeric', ({ qty }) => optionalText(qty)],
  ['stop_price', 'numeric', ({ stopPrice }) => optionalText(stopPrice)],
  ['hwm', 'numeric', ({ hwm }) => optionalText(hwm)],
  ['is_triggered', 'bool', ({ isTriggered }) => isTriggered],
  ['status', 'text', ({ status }) => status],
  ['filled_qty', 'numeric', ({ filledQty }) => formatDecimal(filledQty)],
  ['filled_cost', 'numeric', ({ filledCost }) => formatDecimal(filledCost)],
  ['updated_at', 'timestamptz', ({ updatedAt }) => updatedAt],
  ['filled_at', 'timestamptz', ({ filledAt }) => filledAt],
  ['canceled_at', 'timestamptz', ({ canceledAt }) => canceledAt],
  ['expired_at', 'timestamptz', ({ expiredAt }) => expiredAt],
  ['failed_at', 'timestamptz', ({ failedAt }) => failedAt],
  ['replaced_by', 'uuid', ({ replacedBy }) => replacedBy],
  ['replaced_at', 'timestamptz', ({ replacedAt }) => replacedAt],
];

const COLUMNS = [...FIXED, ...CHANGING];

const UPSERT = `insert into exchange.orders ${insertColumns(COLUMNS)}
  on conflict (seq) do update set ${replaceColumns(CHANGING.map(([name]) => name))}`;

/** New orders and the new states of known ones. */
export function ordersWrite(orders: readonly Order[]): Write {
  return { text: UPSERT, values: columnValues(COLUMNS, orders) };
}

/** Whether the database refused an order because its client_order_id is taken. */
export function isClientOrderIdTaken(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.constraint === 'orders_client_order_id_key';
}

export async function loadArrivals(queries: Queries): Promise<Arrivals> {
  const { rows } = await queries.query<{ seq: string; micros: string }>(
    `select coalesce(max(seq), 0) as seq, coalesce(extract(epoch from max(submitted_at)) * 1000000, 0)::int8 as micros
     from exchange.orders`,
  );
  return { seq: Number(rows[0]?.seq ?? 0), atMicros: Number(rows[0]?.micros ?? 0) };
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

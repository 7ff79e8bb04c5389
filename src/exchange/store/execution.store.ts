import { decimal, formatDecimal, type Price, type Quantity } from '../../common/decimal.js';
import type { OrderStatus, Side } from '../orders/order.js';
import type { ActivityFilter } from './activity-filter.js';
import type { Queries } from './exchange-database.js';
import { columnValues, insertColumns, type Column, type Write } from './write.js';

export interface BookedExecution {
  id: string;
  orderId: string;
  symbol: string;
  side: Side;
  kind: 'fill' | 'partial_fill';
  qty: Quantity;
  price: Price;
  cumQty: Quantity;
  leavesQty: Quantity;
  orderStatus: OrderStatus;
  /** RFC 3339, market time. */
  executedAt: string;
}

interface ExecutionRow {
  seq: string;
  id: string;
  order_id: string;
  symbol: string;
  side: Side;
  kind: BookedExecution['kind'];
  qty: string;
  price: string;
  cum_qty: string;
  leaves_qty: string;
  order_status: OrderStatus;
  executed_at: string;
}

function executionOf(row: ExecutionRow): BookedExecution {
  return {
    id: row.id,
    orderId: row.order_id,
    symbol: row.symbol,
    side: row.side,
    kind: row.kind,
    qty: decimal(row.qty),
    price: decimal(row.price),
    cumQty: decimal(row.cum_qty),
    leavesQty: decimal(row.leaves_qty),
    orderStatus: row.order_status,
    executedAt: row.executed_at,
  };
}

const COLUMNS: readonly Column<BookedExecution>[] = [
  ['id', 'uuid', ({ id }) => id],
  ['order_id', 'uuid', ({ orderId }) => orderId],
  ['symbol', 'text', ({ symbol }) => symbol],
  ['side', 'text', ({ side }) => side],
  ['kind', 'text', ({ kind }) => kind],
  ['qty', 'numeric', ({ qty }) => formatDecimal(qty)],
  ['price', 'numeric', ({ price }) => formatDecimal(price)],
  ['cum_qty', 'numeric', ({ cumQty }) => formatDecimal(cumQty)],
  ['leaves_qty', 'numeric', ({ leavesQty }) => formatDecimal(leavesQty)],
  ['order_status', 'text', ({ orderStatus }) => orderStatus],
  ['executed_at', 'timestamptz', ({ executedAt }) => executedAt],
];

const INSERT = `insert into exchange.executions ${insertColumns(COLUMNS)}`;

export function executionsWrite(executions: readonly BookedExecution[]): Write {
  return { text: INSERT, values: columnValues(COLUMNS, executions) };
}

export async function listExecutions(
  queries: Queries,
  filter: ActivityFilter,
  orderId: string | null,
): Promise<(BookedExecution & { seq: number })[]> {
  const [order, beyond] = filter.isDescending ? ['desc', '<'] : ['asc', '>'];
  const { rows } = await queries.query<ExecutionRow>(
    `select * from exchange.executions
     where not is_void and ($1::timestamptz is null or executed_at >= $1)
       and ($2::timestamptz is null or executed_at > $2) and ($3::timestamptz is null or executed_at < $3)
       and ($4::uuid is null or order_id = $4) and ($5::int8 is null or seq ${beyond} $5)
     order by seq ${order} limit $6`,
    [filter.from, filter.after, filter.until, orderId, filter.pageSeq, filter.limit],
  );
  return rows.map((row) => ({ ...executionOf(row), seq: Number(row.seq) }));
}

/** An execution that still counts. */
export async function findExecution(queries: Queries, id: string): Promise<BookedExecution | undefined> {
  const { rows } = await queries.query<ExecutionRow>(
    'select * from exchange.executions where id = $1 and not is_void',
    [id],
  );
  return rows[0] && executionOf(rows[0]);
}

/** It does not count any more: it was busted, or another one stands in its place. */
export function voidExecutionWrite(id: string): Write {
  return { text: 'update exchange.executions set is_void = true where id = $1', values: [id] };
}

import { decimal, formatDecimal, type Price, type Quantity } from '../../common/decimal.js';
import type { OrderStatus, Side } from '../orders/order.js';
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

export interface ExecutionFilter {
  /** Bounds on the time of execution, RFC 3339: from (inclusive), after and until (exclusive). */
  from: string | null;
  after: string | null;
  until: string | null;
  orderId: string | null;
  isDescending: boolean;
  limit: number;
  /** The execution that ended the last page. */
  pageToken: string | null;
}

export async function listExecutions(queries: Queries, filter: ExecutionFilter): Promise<BookedExecution[]> {
  const [order, beyond] = filter.isDescending ? ['desc', '<'] : ['asc', '>'];
  const { rows } = await queries.query<ExecutionRow>(
    `select * from exchange.executions
     where ($1::timestamptz is null or executed_at >= $1) and ($2::timestamptz is null or executed_at > $2)
       and ($3::timestamptz is null or executed_at < $3) and ($4::uuid is null or order_id = $4)
       and ($5::uuid is null or seq ${beyond} (select seq from exchange.executions where id = $5))
     order by seq ${order} limit $6`,
    [filter.from, filter.after, filter.until, filter.orderId, filter.pageToken, filter.limit],
  );
  return rows.map((row) => ({
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
  }));
}

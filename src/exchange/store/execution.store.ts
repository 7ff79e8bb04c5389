import { decimal, formatDecimal, type Price, type Quantity } from '../../common/decimal.js';
import type { OrderStatus, Side } from '../orders/order.js';
import type { Queries } from './exchange-database.js';

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

export async function insertExecutions(queries: Queries, executions: readonly BookedExecution[]): Promise<void> {
  for (const execution of executions) {
    await queries.query(
      `insert into exchange.executions
         (id, order_id, symbol, side, kind, qty, price, cum_qty, leaves_qty, order_status, executed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        execution.id,
        execution.orderId,
        execution.symbol,
        execution.side,
        execution.kind,
        formatDecimal(execution.qty),
        formatDecimal(execution.price),
        formatDecimal(execution.cumQty),
        formatDecimal(execution.leavesQty),
        execution.orderStatus,
        execution.executedAt,
      ],
    );
  }
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

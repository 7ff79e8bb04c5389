import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Decimal, decimal, formatDecimal, ZERO } from '../../common/decimal.js';
import type { BrokerFill, Side } from '../broker/broker.port.js';

/** An execution as it was booked. */
export interface BookedFill extends BrokerFill {
  id: string;
  revision: number;
  /** The broker took it back. */
  isReversed: boolean;
}

interface BookedRow {
  id: string;
  order_id: string;
  execution_id: string | null;
  cum_qty: string;
  symbol: string;
  side: Side;
  qty: string;
  price: string;
  transacted_at: Date;
  revision: number;
  is_reversed: boolean;
}

/** An execution, or with `reverses` the opposite of one. */
export interface FillRow {
  fill: BrokerFill;
  /** How often the broker has corrected it. */
  revision?: number;
  reverses?: string;
}

/** The executions that are booked. */
@Injectable()
export class FillsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Answers with the same and the ids of the rows. Of one order, each ends at another quantity. */
  async insert<T extends FillRow>(manager: EntityManager, rows: readonly T[]): Promise<(T & { fillId: string })[]> {
    const inserted = await manager.query<{ id: string; order_id: string; cum_qty: string }[]>(
      `insert into fills (order_id, execution_id, cum_qty, symbol, side, qty, price, transacted_at, revision, reverses)
       select order_id, execution_id, cum_qty, symbol, side, qty, price, transacted_at, revision, reverses
       from unnest($1::text[], $2::text[], $3::numeric[], $4::text[], $5::text[], $6::numeric[], $7::numeric[],
         $8::timestamptz[], $9::int[], $10::bigint[]) with ordinality as f (order_id, execution_id, cum_qty, symbol, side,
         qty, price, transacted_at, revision, reverses, n)
       order by n returning id, order_id, cum_qty`,
      [
        rows.map(({ fill }) => fill.orderId),
        rows.map(({ fill }) => fill.executionId),
        rows.map(({ fill }) => formatDecimal(fill.cumQty)),
        rows.map(({ fill }) => fill.symbol),
        rows.map(({ fill }) => fill.side),
        rows.map(({ fill }) => formatDecimal(fill.qty)),
        rows.map(({ fill }) => formatDecimal(fill.price)),
        rows.map(({ fill }) => new Date(fill.atMs).toISOString()),
        rows.map(({ revision }) => revision ?? 0),
        rows.map(({ reverses }) => reverses ?? null),
      ],
    );
    const ids = new Map(inserted.map(({ id, order_id, cum_qty }) => [nameOf(order_id, decimal(cum_qty)), id]));
    return rows.map((row) => {
      const fillId = ids.get(nameOf(row.fill.orderId, row.fill.cumQty));
      if (fillId === undefined) throw new Error(`an execution of order ${row.fill.orderId} has no row`);
      return { ...row, fillId };
    });
  }

  /** What the order got, in the order of booking; opposites are not among them. */
  async loadOfOrder(manager: EntityManager, orderId: string): Promise<BookedFill[]> {
    const rows = await manager.query<BookedRow[]>(
      `select f.*, exists (select from fills r where r.reverses = f.id) as is_reversed
       from fills f where f.order_id = $1 and f.reverses is null order by f.id`,
      [orderId],
    );
    return rows.map((row) => ({
      id: row.id,
      orderId: row.order_id,
      executionId: row.execution_id,
      symbol: row.symbol,
      side: row.side,
      cumQty: decimal(row.cum_qty),
      qty: decimal(row.qty),
      price: decimal(row.price),
      atMs: row.transacted_at.getTime(),
      revision: row.revision,
      isReversed: row.is_reversed,
    }));
  }

  /** Shares of each order that each sleeve was given so far, by order and sleeve. */
  async loadGiven(manager: EntityManager, orderIds: readonly string[]): Promise<Map<string, Map<string, Decimal>>> {
    if (orderIds.length === 0) return new Map();
    const rows = await manager.query<{ order_id: string; sleeve: string; amount: string }[]>(
      `select f.order_id, l.sleeve, sum(case when f.reverses is null then abs(l.amount) else -abs(l.amount) end) as amount
       from fills f join ledger_entries l on l.fill_id = f.id and l.asset = f.symbol
       where f.order_id = any($1::text[]) group by f.order_id, l.sleeve`,
      [orderIds],
    );
    const given = new Map(orderIds.map((orderId) => [orderId, new Map<string, Decimal>()]));
    for (const { order_id, sleeve, amount } of rows) given.get(order_id)?.set(sleeve, decimal(amount));
    return given;
  }

  /** How far each of these orders is booked, by order id. */
  async loadBookedQuantities(orderIds: readonly string[]): Promise<Map<string, Decimal>> {
    const rows = await this.dataSource.query<{ order_id: string; qty: string }[]>(
      `select order_id, sum(qty) as qty from fills
       where order_id = any($1::text[]) and reverses is null and revision = 0 group by order_id`,
      [orderIds],
    );
    const booked = new Map(rows.map(({ order_id, qty }) => [order_id, decimal(qty)]));
    return new Map(orderIds.map((id) => [id, booked.get(id) ?? ZERO]));
  }

  /** USD that sales brought since an instant of market time. */
  async loadSaleProceeds(sinceMs: number): Promise<Decimal> {
    const [row] = await this.dataSource.query<[{ proceeds: string }]>(
      `select coalesce(sum(qty * price), 0)::text as proceeds from fills where side = 'sell' and transacted_at >= $1`,
      [new Date(sinceMs).toISOString()],
    );
    return decimal(row.proceeds);
  }

  /** Market time of the last execution that is booked. */
  async loadLastMs(): Promise<number | undefined> {
    const [row] = await this.dataSource.query<[{ last: Date | null }]>(`select max(transacted_at) as last from fills`);
    return row.last?.getTime();
  }
}

function nameOf(orderId: string, cumQty: Decimal): string {
  return `${orderId} ${formatDecimal(cumQty)}`;
}

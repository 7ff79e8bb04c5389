import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Decimal, decimal, formatDecimal, ZERO } from '../../common/decimal.js';
import type { BrokerFill, Side } from '../broker/broker.port.js';
import { type Interval, intervalOf } from './fill-intervals.js';

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

/** The executions that are booked. */
@Injectable()
export class FillsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Answers with the id of the row. */
  async insert(
    manager: EntityManager,
    fill: BrokerFill,
    { revision, reverses = null }: { revision: number; reverses?: string | null },
  ): Promise<string> {
    const rows = await manager.query<[{ id: string }]>(
      `insert into fills (order_id, execution_id, cum_qty, symbol, side, qty, price, transacted_at, revision, reverses)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
      [
        fill.orderId,
        fill.executionId,
        formatDecimal(fill.cumQty),
        fill.symbol,
        fill.side,
        formatDecimal(fill.qty),
        formatDecimal(fill.price),
        new Date(fill.atMs).toISOString(),
        revision,
        reverses,
      ],
    );
    return rows[0].id;
  }

  /** The stretches that were executed, also those that were taken back later: they are not to be booked again. */
  async loadIntervals(manager: EntityManager, orderId: string): Promise<Interval[]> {
    const rows = await manager.query<{ cum_qty: string; qty: string }[]>(
      `select cum_qty, qty from fills where order_id = $1 and reverses is null`,
      [orderId],
    );
    return rows.map(({ cum_qty, qty }) => intervalOf({ cumQty: decimal(cum_qty), qty: decimal(qty) }));
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

  /** Shares of an order that each sleeve was given so far. */
  async loadGiven(manager: EntityManager, orderId: string): Promise<Map<string, Decimal>> {
    const rows = await manager.query<{ sleeve: string; amount: string }[]>(
      `select l.sleeve, sum(case when f.reverses is null then abs(l.amount) else -abs(l.amount) end) as amount
       from fills f join ledger_entries l on l.fill_id = f.id and l.asset = f.symbol
       where f.order_id = $1 group by l.sleeve`,
      [orderId],
    );
    return new Map(rows.map(({ sleeve, amount }) => [sleeve, decimal(amount)]));
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

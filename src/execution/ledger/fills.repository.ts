import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Decimal, decimal, formatDecimal, ZERO } from '../../common/decimal.js';
import type { BrokerFill } from '../broker/broker.port.js';
import { type Interval, intervalOf } from './fill-intervals.js';

/** The executions that are booked. */
@Injectable()
export class FillsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Answers with the id of the row. */
  async insert(manager: EntityManager, fill: BrokerFill): Promise<string> {
    const rows = await manager.query<[{ id: string }]>(
      `insert into fills (order_id, execution_id, cum_qty, symbol, side, qty, price, transacted_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [
        fill.orderId,
        fill.executionId,
        formatDecimal(fill.cumQty),
        fill.symbol,
        fill.side,
        formatDecimal(fill.qty),
        formatDecimal(fill.price),
        new Date(fill.atMs).toISOString(),
      ],
    );
    return rows[0].id;
  }

  async loadIntervals(manager: EntityManager, orderId: string): Promise<Interval[]> {
    const rows = await manager.query<{ cum_qty: string; qty: string }[]>(
      `select cum_qty, qty from fills where order_id = $1`,
      [orderId],
    );
    return rows.map(({ cum_qty, qty }) => intervalOf({ cumQty: decimal(cum_qty), qty: decimal(qty) }));
  }

  /** Shares of an order that each sleeve was given so far. */
  async loadGiven(manager: EntityManager, orderId: string): Promise<Map<string, Decimal>> {
    const rows = await manager.query<{ sleeve: string; amount: string }[]>(
      `select l.sleeve, sum(abs(l.amount)) as amount
       from fills f join ledger_entries l on l.fill_id = f.id and l.asset = f.symbol
       where f.order_id = $1 group by l.sleeve`,
      [orderId],
    );
    return new Map(rows.map(({ sleeve, amount }) => [sleeve, decimal(amount)]));
  }

  /** Which of these orders have exactly so much booked, by order id. */
  async loadBookedQuantities(orderIds: readonly string[]): Promise<Map<string, Decimal>> {
    const rows = await this.dataSource.query<{ order_id: string; qty: string }[]>(
      `select order_id, sum(qty) as qty from fills where order_id = any($1::text[]) group by order_id`,
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

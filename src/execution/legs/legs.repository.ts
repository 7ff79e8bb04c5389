import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Decimal, decimal, formatDecimal, type Money, type Price, type Quantity } from '../../common/decimal.js';
import type { Side } from '../broker/broker.port.js';
import { type Phase, sizeColumns } from '../orders/intents.repository.js';
import type { PlannedOrder } from '../planner/plan.js';
import type { LegEnd } from '../styles/execution-style.js';

/** What a run wants of one symbol. */
export interface Leg extends PlannedOrder {
  runId: string;
  leg: number;
  phase: Phase;
  /** When its style looked at the market first; null: it has not yet, or never does. */
  start: LegStart | null;
  /** Why no further order comes; null: one may come. */
  end: { reason: LegEnd; detail: string | null } | null;
}

/** Market time, the close of that session, and the middle of the book. */
export interface LegStart {
  startedAtMs: number;
  closesAtMs: number;
  arrivalPrice: Price;
}

/** What a sleeve got of a leg. */
export interface Given {
  qty: Quantity;
  value: Money;
}

interface Row {
  run_id: string;
  leg: number;
  phase: Phase;
  symbol: string;
  side: Side;
  qty: string | null;
  notional: string | null;
  shares: { sleeve: string; amount: string }[];
  reference_price: string;
  started_at: Date | null;
  closes_at: Date | null;
  arrival_price: string | null;
  ended_reason: LegEnd | null;
  ended_detail: string | null;
}

@Injectable()
export class LegsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(
    manager: EntityManager,
    runId: string,
    orders: readonly PlannedOrder[],
    firstLeg: number,
  ): Promise<void> {
    if (orders.length === 0) return;
    const rows = orders.map((order, i) => {
      const { symbol, side } = order;
      return { leg: firstLeg + i, symbol, side, ...sizeColumns(order) };
    });
    await manager.query(
      `insert into run_legs (run_id, leg, phase, symbol, side, qty, notional, shares, reference_price)
       select $1, n.leg, n.side, n.symbol, n.side, n.qty, n.notional, n.shares, n.reference_price
       from jsonb_to_recordset($2) as n (leg integer, symbol text, side text, qty numeric, notional numeric, shares jsonb,
         reference_price numeric)`,
      [runId, JSON.stringify(rows)],
    );
  }

  /** By number, as the plan has them: sells first. */
  async loadOfRun(runId: string, manager: EntityManager = this.dataSource.manager): Promise<Leg[]> {
    const rows = await manager.query<Row[]>(`select * from run_legs where run_id = $1 order by leg`, [runId]);
    return rows.map(legOf);
  }

  /** Those of which further orders may come. */
  async loadOpen(runId: string, manager: EntityManager = this.dataSource.manager): Promise<Leg[]> {
    const rows = await manager.query<Row[]>(
      `select * from run_legs where run_id = $1 and ended_reason is null order by leg`,
      [runId],
    );
    return rows.map(legOf);
  }

  async start(manager: EntityManager, { runId, leg }: Leg, start: LegStart): Promise<void> {
    await manager.query(
      `update run_legs set started_at = $3, closes_at = $4, arrival_price = $5 where run_id = $1 and leg = $2`,
      [
        ...[runId, leg, new Date(start.startedAtMs).toISOString(), new Date(start.closesAtMs).toISOString()],
        formatDecimal(start.arrivalPrice),
      ],
    );
  }

  /** Less is wanted from now on. */
  async resize(manager: EntityManager, { runId, leg }: Leg, order: PlannedOrder): Promise<void> {
    const { qty, notional, shares } = sizeColumns(order);
    await manager.query(`update run_legs set qty = $3, notional = $4, shares = $5 where run_id = $1 and leg = $2`, [
      ...[runId, leg, qty, notional],
      JSON.stringify(shares),
    ]);
  }

  /** No further order of these comes; those that have ended before keep their reason. */
  async end(
    manager: EntityManager,
    runId: string,
    ends: readonly { leg: number; reason: LegEnd; detail: string }[],
  ): Promise<void> {
    if (ends.length === 0) return;
    await manager.query(
      `update run_legs l set ended_reason = e.reason, ended_detail = e.detail
       from jsonb_to_recordset($2) as e (leg integer, reason text, detail text)
       where l.run_id = $1 and l.leg = e.leg and l.ended_reason is null`,
      [runId, JSON.stringify(ends)],
    );
  }

  /** What each sleeve got of a leg so far, through all of its orders. */
  async loadGiven({ runId, leg }: Leg, manager: EntityManager = this.dataSource.manager): Promise<Map<string, Given>> {
    const rows = await manager.query<{ sleeve: string; qty: string; value: string }[]>(
      `select e.sleeve, sum(case when f.reverses is null then abs(e.amount) else -abs(e.amount) end) as qty,
              sum(case when f.reverses is null then abs(e.value_usd) else -abs(e.value_usd) end) as value
       from order_intents i
       join orders o on o.client_order_id = i.client_order_id and o.run_id = i.run_id
       join fills f on f.order_id = o.order_id
       join ledger_entries e on e.fill_id = f.id and e.asset = f.symbol
       where i.run_id = $1 and i.leg = $2 group by e.sleeve`,
      [runId, leg],
    );
    return new Map(rows.map(({ sleeve, qty, value }) => [sleeve, { qty: decimal(qty), value: decimal(value) }]));
  }
}

function legOf(row: Row): Leg {
  const { started_at, closes_at, arrival_price, ended_reason } = row;
  return {
    ...{ runId: row.run_id, leg: row.leg, phase: row.phase, symbol: row.symbol, side: row.side },
    qty: optional(row.qty),
    notional: optional(row.notional),
    price: decimal(row.reference_price),
    shares: row.shares.map(({ sleeve, amount }) => ({ sleeve, amount: decimal(amount) })),
    start:
      started_at === null || closes_at === null || arrival_price === null
        ? null
        : {
            startedAtMs: started_at.getTime(),
            closesAtMs: closes_at.getTime(),
            arrivalPrice: decimal(arrival_price),
          },
    end: ended_reason === null ? null : { reason: ended_reason, detail: row.ended_detail },
  };
}

function optional(text: string | null): Decimal | null {
  return text === null ? null : decimal(text);
}

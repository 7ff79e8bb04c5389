import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { type Decimal, decimal, formatDecimal } from '../../common/decimal.js';
import type { Side } from '../broker/broker.port.js';
import type { PlannedOrder, SleeveAmount } from '../planner/plan.js';
import { assertIntentStep, type IntentState } from '../runs/intent-states.js';

export type Phase = 'sell' | 'buy';

/** Why an order of ours will not trade. */
export interface IntentFailure {
  code: string;
  message: string;
  status?: number;
  brokerCode?: number | null;
  requestId?: string | null;
}

/** The durable row that is written before its order is sent. */
export interface Intent {
  clientOrderId: string;
  runId: string;
  phase: Phase;
  symbol: string;
  side: Side;
  qty: Decimal | null;
  notional: Decimal | null;
  shares: readonly SleeveAmount[];
  state: IntentState;
  failure: IntentFailure | null;
  /** How long it has been in this state, by the database's clock. */
  ageMs: number;
  /** What the broker said of its order last; null before it said anything. */
  orderId: string | null;
  orderStatus: string | null;
  /** How long the broker has said so, by the database's clock. */
  orderStatusAgeMs: number | null;
  /** Market time. */
  submittedAtMs: number | null;
  filledQty: Decimal;
}

interface Row {
  client_order_id: string;
  run_id: string;
  phase: Phase;
  symbol: string;
  side: Side;
  qty: string | null;
  notional: string | null;
  shares: { sleeve: string; amount: string }[];
  state: IntentState;
  failure: IntentFailure | null;
  age_ms: number;
  order_id: string | null;
  order_status: string | null;
  order_status_age_ms: number | null;
  submitted_at: Date | null;
  filled_qty: string;
}

const SELECT = `
  select i.client_order_id, i.run_id, i.phase, i.symbol, i.side, i.qty, i.notional, i.shares, i.state, i.failure,
         (extract(epoch from clock_timestamp() - i.updated_at) * 1000)::float8 as age_ms,
         o.order_id, o.status as order_status,
         (extract(epoch from clock_timestamp() - o.status_since) * 1000)::float8 as order_status_age_ms, o.submitted_at, coalesce(o.filled_qty, 0) as filled_qty
  from order_intents i left join orders o on o.client_order_id = i.client_order_id and o.run_id = i.run_id`;

@Injectable()
export class IntentsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The id is a function of run and place, so that the same leg can never become two orders at the broker. */
  async insert(
    manager: EntityManager,
    runId: string,
    { orders, firstSeq }: { orders: readonly PlannedOrder[]; firstSeq: number },
  ): Promise<void> {
    for (const [i, order] of orders.entries()) {
      const seq = firstSeq + i;
      await manager.query(
        `insert into order_intents (client_order_id, run_id, seq, phase, symbol, side, type, qty, notional, shares, state)
         values ($1, $2, $3, $4, $5, $4, 'market', $6, $7, $8, 'pending')`,
        [
          `pas-${runId}-${seq}`,
          runId,
          seq,
          order.side,
          order.symbol,
          order.qty && formatDecimal(order.qty),
          order.notional && formatDecimal(order.notional),
          JSON.stringify(order.shares.map(({ sleeve, amount }) => ({ sleeve, amount: formatDecimal(amount) }))),
        ],
      );
    }
  }

  /** In the order in which they are sent. */
  async loadOfRun(runId: string, manager: EntityManager = this.dataSource.manager): Promise<Intent[]> {
    const rows = await manager.query<Row[]>(`${SELECT} where i.run_id = $1 order by i.seq`, [runId]);
    return rows.map(intentOf);
  }

  async find(manager: EntityManager, clientOrderId: string): Promise<Intent | undefined> {
    const [row] = await manager.query<Row[]>(`${SELECT} where i.client_order_id = $1`, [clientOrderId]);
    return row && intentOf(row);
  }

  /**
   * Errors: `internal_error` for a step that the table of states does not know, also when another process has moved the
   * intent meanwhile.
   */
  async move(
    manager: EntityManager,
    { clientOrderId, state }: Pick<Intent, 'clientOrderId' | 'state'>,
    next: IntentState,
    failure: IntentFailure | null = null,
  ): Promise<void> {
    assertIntentStep(clientOrderId, state, next);
    const [, moved] = await manager.query<[unknown, number]>(
      `update order_intents set state = $3, failure = $4, updated_at = clock_timestamp()
       where client_order_id = $1 and state = $2`,
      [clientOrderId, state, next, failure],
    );
    if (moved === 0) throw new AppError('internal_error', `Order ${clientOrderId} is no longer ${state}.`);
  }
}

function intentOf(row: Row): Intent {
  return {
    clientOrderId: row.client_order_id,
    runId: row.run_id,
    phase: row.phase,
    symbol: row.symbol,
    side: row.side,
    qty: row.qty === null ? null : decimal(row.qty),
    notional: row.notional === null ? null : decimal(row.notional),
    shares: row.shares.map(({ sleeve, amount }) => ({ sleeve, amount: decimal(amount) })),
    state: row.state,
    failure: row.failure,
    ageMs: row.age_ms,
    orderId: row.order_id,
    orderStatus: row.order_status,
    orderStatusAgeMs: row.order_status_age_ms,
    submittedAtMs: row.submitted_at?.getTime() ?? null,
    filledQty: decimal(row.filled_qty),
  };
}

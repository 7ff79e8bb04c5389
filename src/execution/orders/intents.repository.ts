import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Decimal, decimal, formatDecimal, type Price } from '../../common/decimal.js';
import { IllegalTransition } from '../../common/illegal-transition.js';
import type { OrderType, Side } from '../broker/broker.port.js';
import type { PlannedOrder, SleeveAmount } from '../planner/plan.js';
import { assertIntentStep, type IntentState } from '../runs/intent-states.js';
import { clientOrderIdOf } from './client-order-id.js';

export type Phase = 'sell' | 'buy';

/** The failure of an order that the account has not the money for. */
export const INSUFFICIENT_BUYING_POWER = 'insufficient_buying_power';

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
  /** Which of the run's legs it is an order of, and the how manieth of that leg. */
  leg: number;
  child: number;
  phase: Phase;
  symbol: string;
  side: Side;
  type: OrderType;
  limitPrice: Price | null;
  timeInForce: 'day';
  qty: Decimal | null;
  notional: Decimal | null;
  /** USD at the price that it was planned with. */
  value: Decimal;
  shares: readonly SleeveAmount[];
  state: IntentState;
  failure: IntentFailure | null;
  /** Market time at which its leg's style decided it; null for one that was decided with the plan. */
  plannedAtMs: number | null;
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

/** An order that is to be written down. */
export interface NewIntent {
  leg: number;
  child: number;
  order: PlannedOrder;
  /** Null: a market order. */
  limitPrice: Price | null;
  plannedAtMs: number | null;
}

/** A step of an intent from the state that it is in. */
export interface IntentMove {
  intent: Pick<Intent, 'clientOrderId' | 'state'>;
  to: IntentState;
  failure: IntentFailure | null;
}

interface Row {
  client_order_id: string;
  run_id: string;
  leg: number;
  child: number;
  phase: Phase;
  symbol: string;
  side: Side;
  type: OrderType;
  limit_price: string | null;
  planned_at: Date | null;
  qty: string | null;
  notional: string | null;
  value: string;
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
  select i.client_order_id, i.run_id, i.leg, i.child, i.type, i.limit_price, i.planned_at, i.phase, i.symbol, i.side, i.qty, i.notional, coalesce(i.notional, i.qty * i.reference_price, 0) as value, i.shares, i.state, i.failure,
         (extract(epoch from clock_timestamp() - i.updated_at) * 1000)::float8 as age_ms,
         o.order_id, o.status as order_status,
         (extract(epoch from clock_timestamp() - o.status_since) * 1000)::float8 as order_status_age_ms, o.submitted_at, coalesce(o.filled_qty, 0) as filled_qty
  from order_intents i left join orders o on o.client_order_id = i.client_order_id and o.run_id = i.run_id`;

@Injectable()
export class IntentsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order in which they are to be sent. */
  async insert(manager: EntityManager, runId: string, intents: readonly NewIntent[]): Promise<void> {
    if (intents.length === 0) return;
    await manager.query(
      `insert into order_intents (client_order_id, run_id, seq, leg, child, phase, symbol, side, type, qty, notional,
         limit_price, shares, state, reference_price, planned_at)
       select n.client_order_id, $1, coalesce((select max(seq) + 1 from order_intents where run_id = $1), 0) + n.place,
              n.leg, n.child, n.side, n.symbol, n.side, n.type, n.qty, n.notional, n.limit_price, n.shares, 'pending',
              n.reference_price, n.planned_at
       from jsonb_to_recordset($2) as n (client_order_id text, place integer, leg integer, child integer, symbol text,
         side text, type text, qty numeric, notional numeric, limit_price numeric, shares jsonb, reference_price numeric,
         planned_at timestamptz)`,
      [runId, JSON.stringify(intents.map((intent, place) => ({ place, ...newRow(runId, intent) })))],
    );
  }

  /** Gives an order that was never sent another size. Errors: `internal_error` when it was sent meanwhile. */
  async resize(manager: EntityManager, clientOrderId: string, order: PlannedOrder): Promise<void> {
    const { qty, notional, shares, reference_price } = sizeColumns(order);
    const [, resized] = await manager.query<[unknown, number]>(
      `update order_intents set qty = $2, notional = $3, shares = $4, reference_price = $5, updated_at = clock_timestamp()
       where client_order_id = $1 and state = 'pending'`,
      [clientOrderId, qty, notional, JSON.stringify(shares), reference_price],
    );
    if (resized > 0) return;
    throw new IllegalTransition(
      { machine: 'intent', id: clientOrderId, from: 'pending', to: 'pending' },
      `Order ${clientOrderId} is no longer pending and keeps its size.`,
    );
  }

  /** In the order in which they are sent. */
  async loadOfRun(runId: string, manager: EntityManager = this.dataSource.manager): Promise<Intent[]> {
    const rows = await manager.query<Row[]>(`${SELECT} where i.run_id = $1 order by i.seq`, [runId]);
    return rows.map(intentOf);
  }

  async findByOrder(orderId: string): Promise<Intent | undefined> {
    const [row] = await this.dataSource.query<Row[]>(`${SELECT} where o.order_id = $1`, [orderId]);
    return row && intentOf(row);
  }

  /** How many may still turn into an order at the broker, or have and we do not know. */
  async countUndecided(): Promise<number> {
    const [row] = await this.dataSource.query<[{ count: number }]>(
      `select count(*)::int as count from order_intents where state in ('pending', 'unknown')`,
    );
    return row.count;
  }

  /** Those of the ids that are ours. */
  async selectKnown(clientOrderIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select client_order_id as id from order_intents where client_order_id = any($1)`,
      [clientOrderIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async find(manager: EntityManager, clientOrderId: string): Promise<Intent | undefined> {
    return (await this.findAll(manager, [clientOrderId])).get(clientOrderId);
  }

  /** Those of the ids that are ours, by client order id. */
  async findAll(manager: EntityManager, clientOrderIds: readonly string[]): Promise<Map<string, Intent>> {
    const rows = await manager.query<Row[]>(`${SELECT} where i.client_order_id = any($1::text[])`, [clientOrderIds]);
    return new Map(rows.map((row) => [row.client_order_id, intentOf(row)]));
  }

  /**
   * Errors: `internal_error` for a step that the table of states does not know, also when another process has moved the
   * intent meanwhile.
   */
  async move(
    manager: EntityManager,
    intent: Pick<Intent, 'clientOrderId' | 'state'>,
    to: IntentState,
    failure: IntentFailure | null = null,
  ): Promise<void> {
    await this.moveAll(manager, [{ intent, to, failure }]);
  }

  /** As `move`, of several intents, each at most once: all or none. */
  async moveAll(manager: EntityManager, moves: readonly IntentMove[]): Promise<void> {
    if (moves.length === 0) return;
    for (const { intent, to } of moves) assertIntentStep(intent.clientOrderId, intent.state, to);
    const [moved] = await manager.query<[{ id: string }[]]>(
      `update order_intents i set state = m.next, failure = m.failure, updated_at = clock_timestamp(),
         sent_at = case when m.next = 'unknown' then clock_timestamp() else sent_at end
       from unnest($1::text[], $2::text[], $3::text[], $4::jsonb[]) as m (id, state, next, failure)
       where i.client_order_id = m.id and i.state = m.state returning i.client_order_id as id`,
      [
        moves.map(({ intent }) => intent.clientOrderId),
        moves.map(({ intent }) => intent.state),
        moves.map(({ to }) => to),
        moves.map(({ failure }) => (failure === null ? null : JSON.stringify(failure))),
      ],
    );
    const done = new Set(moved.map(({ id }) => id));
    const left = moves.find(({ intent }) => !done.has(intent.clientOrderId));
    if (left !== undefined) throw noLonger(left);
  }
}

function noLonger({ intent: { clientOrderId, state }, to }: IntentMove): IllegalTransition {
  return new IllegalTransition(
    { machine: 'intent', id: clientOrderId, from: state, to },
    `Order ${clientOrderId} is no longer ${state}.`,
  );
}

/** Decimals are texts, so that none goes through a float. */
function newRow(runId: string, { leg, child, order, limitPrice, plannedAtMs }: NewIntent): object {
  return {
    ...{ client_order_id: clientOrderIdOf(runId, { leg, child }), leg, child, ...sizeColumns(order) },
    ...{ symbol: order.symbol, side: order.side, type: limitPrice === null ? 'market' : 'limit' },
    limit_price: limitPrice && formatDecimal(limitPrice),
    planned_at: plannedAtMs === null ? null : new Date(plannedAtMs).toISOString(),
  };
}

/** The size of an order, or of a leg, as columns. */
export function sizeColumns({ qty, notional, shares, price }: PlannedOrder): {
  qty: string | null;
  notional: string | null;
  shares: { sleeve: string; amount: string }[];
  reference_price: string;
} {
  return {
    qty: qty && formatDecimal(qty),
    notional: notional && formatDecimal(notional),
    shares: shares.map(({ sleeve, amount }) => ({ sleeve, amount: formatDecimal(amount) })),
    reference_price: formatDecimal(price),
  };
}

function intentOf(row: Row): Intent {
  return {
    clientOrderId: row.client_order_id,
    runId: row.run_id,
    leg: row.leg,
    child: row.child,
    phase: row.phase,
    symbol: row.symbol,
    side: row.side,
    type: row.type,
    limitPrice: row.limit_price === null ? null : decimal(row.limit_price),
    timeInForce: 'day',
    qty: row.qty === null ? null : decimal(row.qty),
    notional: row.notional === null ? null : decimal(row.notional),
    value: decimal(row.value),
    shares: row.shares.map(({ sleeve, amount }) => ({ sleeve, amount: decimal(amount) })),
    state: row.state,
    failure: row.failure,
    plannedAtMs: row.planned_at?.getTime() ?? null,
    ageMs: row.age_ms,
    orderId: row.order_id,
    orderStatus: row.order_status,
    orderStatusAgeMs: row.order_status_age_ms,
    submittedAtMs: row.submitted_at?.getTime() ?? null,
    filledQty: decimal(row.filled_qty),
  };
}

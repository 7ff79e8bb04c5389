import { Injectable } from '@nestjs/common';
import { formatDecimal } from '../../common/decimal.js';
import { LegBook } from '../legs/leg-book.service.js';
import { filledQtyOf, type LegOrders } from '../legs/leg-orders.js';
import type { Intent, IntentFailure } from '../orders/intents.repository.js';
import type { IntentState } from './intent-states.js';
import type { OrderDocument } from '../plans/plan-document.js';
import type { LegEnd } from '../styles/execution-style.js';
import { isRunOver } from './run-states.js';
import { type Run, RunsRepository } from './runs.repository.js';

/** One order of a run. `planned`: a buy whose size is decided when the sells are done. */
export interface RunOrder {
  /** The leg that it is an order of; null while it is planned. */
  leg: number | null;
  clientOrderId: string | null;
  orderId: string | null;
  symbol: string;
  side: 'buy' | 'sell';
  type: 'market' | 'limit' | null;
  limitPrice: string | null;
  qty: string | null;
  notional: string | null;
  state: IntentState | 'planned';
  status: string | null;
  filledQty: string;
  failure: IntentFailure | null;
}

/** What the run wants of one symbol. */
export interface RunLeg {
  leg: number;
  symbol: string;
  side: 'buy' | 'sell';
  qty: string | null;
  notional: string | null;
  filledQty: string;
  arrivalPrice: string | null;
  isStarted: boolean;
  /** Null: further orders may come. */
  end: { reason: LegEnd; detail: string | null } | null;
  orders: RunOrder[];
}

export interface RunDetail {
  run: Run;
  legs: RunLeg[];
  /** Of all legs, in the order in which they were decided, and what is planned beside them. */
  orders: RunOrder[];
}

/** A run with its legs and their orders. */
@Injectable()
export class RunView {
  constructor(
    private readonly runs: RunsRepository,
    private readonly book: LegBook,
  ) {}

  /** Throws `run_not_found`. */
  async load(runId: string): Promise<RunDetail> {
    const run = await this.runs.get(runId);
    const legs = (await this.book.loadOfRun(runId)).map(legOf);
    const isBeforeBuys = !isRunOver(run.status) && run.status !== 'buys_in_progress' && legs.every(isSell);
    const planned = isBeforeBuys ? (run.plan?.buys ?? []) : [];
    return { run, legs, orders: [...legs.flatMap(({ orders }) => orders), ...planned.map(plannedOrder)] };
  }
}

function isSell({ side }: RunLeg): boolean {
  return side === 'sell';
}

function legOf({ leg, orders }: LegOrders): RunLeg {
  const { symbol, side, qty, notional, start, end } = leg;
  return {
    ...{ leg: leg.leg, symbol, side, end },
    qty: qty && formatDecimal(qty),
    notional: notional && formatDecimal(notional),
    filledQty: formatDecimal(filledQtyOf(orders)),
    arrivalPrice: start && formatDecimal(start.arrivalPrice),
    isStarted: start !== null || end !== null,
    orders: orders.map(orderOf),
  };
}

function orderOf(intent: Intent): RunOrder {
  const { leg, clientOrderId, orderId, symbol, side, type, limitPrice, qty, notional, state, orderStatus } = intent;
  return {
    ...{ leg, clientOrderId, orderId, symbol, side, type, state, failure: intent.failure },
    limitPrice: limitPrice && formatDecimal(limitPrice),
    qty: qty && formatDecimal(qty),
    notional: notional && formatDecimal(notional),
    status: orderStatus,
    filledQty: formatDecimal(intent.filledQty),
  };
}

function plannedOrder({ symbol, side, qty, notional }: OrderDocument): RunOrder {
  const nothingYet = { leg: null, clientOrderId: null, orderId: null, type: null, limitPrice: null, status: null };
  return { ...nothingYet, symbol, side, qty, notional, state: 'planned', filledQty: '0', failure: null };
}

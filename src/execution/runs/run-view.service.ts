import { Injectable } from '@nestjs/common';
import { formatDecimal } from '../../common/decimal.js';
import { type Intent, type IntentFailure, IntentsRepository } from '../orders/intents.repository.js';
import type { IntentState } from './intent-states.js';
import type { OrderDocument } from '../plans/plan-document.js';
import { isRunOver } from './run-states.js';
import { type Run, RunsRepository } from './runs.repository.js';

/** One order of a run. `planned`: a buy whose size is decided when the sells are done. */
export interface Leg {
  clientOrderId: string | null;
  orderId: string | null;
  symbol: string;
  side: 'buy' | 'sell';
  qty: string | null;
  notional: string | null;
  state: IntentState | 'planned';
  status: string | null;
  filledQty: string;
  failure: IntentFailure | null;
}

export interface RunDetail {
  run: Run;
  legs: Leg[];
}

/** A run with its legs. */
@Injectable()
export class RunView {
  constructor(
    private readonly runs: RunsRepository,
    private readonly intents: IntentsRepository,
  ) {}

  /** Throws `run_not_found`. */
  async load(runId: string): Promise<RunDetail> {
    const run = await this.runs.get(runId);
    const intents = await this.intents.loadOfRun(runId);
    const isBeforeBuys = !isRunOver(run.status) && run.status !== 'buys_in_progress' && intents.every(isSell);
    const planned = isBeforeBuys ? (run.plan?.buys ?? []) : [];
    return { run, legs: [...intents.map(sentLeg), ...planned.map(plannedLeg)] };
  }
}

function isSell({ phase }: Intent): boolean {
  return phase === 'sell';
}

function sentLeg(intent: Intent): Leg {
  const { clientOrderId, orderId, symbol, side, qty, notional, state, orderStatus, filledQty, failure } = intent;
  return {
    ...{ clientOrderId, orderId, symbol, side, state, failure },
    qty: qty && formatDecimal(qty),
    notional: notional && formatDecimal(notional),
    status: orderStatus,
    filledQty: formatDecimal(filledQty),
  };
}

function plannedLeg({ symbol, side, qty, notional }: OrderDocument): Leg {
  const nothingYet = { clientOrderId: null, orderId: null, status: null, filledQty: '0', failure: null };
  return { ...nothingYet, symbol, side, qty, notional, state: 'planned' };
}

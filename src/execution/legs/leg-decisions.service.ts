import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { decimal, type Decimal, type Money } from '../../common/decimal.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Quote } from '../../market/market-data.port.js';
import { type Intent, IntentsRepository } from '../orders/intents.repository.js';
import { isStuck } from '../orders/order-watch.service.js';
import { minimumNotional } from '../planner/smallest-order.js';
import { planRules } from '../rules/plan-rules.js';
import type { MarketState } from '../runs/market-gate.service.js';
import type { Run } from '../runs/runs.repository.js';
import { decide } from '../styles/decide.js';
import { middleOf } from '../styles/chase-price.js';
import type { LegEnd, StyleAction } from '../styles/execution-style.js';
import { styleOf } from '../styles/style-choice.js';
import { childViewOf, groupByLeg, type LegOrders, legViewOf } from './leg-orders.js';
import { partOf } from './leg-part.js';
import { lacksFunds } from './leg-resizing.service.js';
import { type Given, type Leg, LegsRepository, type LegStart } from './legs.repository.js';

const NOTHING: ReadonlyMap<string, Given> = new Map();
const NO_QUOTE: Quote = { bid: null, ask: null, last: null };

export interface Occasion {
  /** Numbers of the legs to be decided. */
  legs: readonly number[];
  time: MarketState;
  quotes: ReadonlyMap<string, Quote>;
}

export interface Outcome {
  /** Orders to be canceled at the broker. */
  cancels: Intent[];
  waits: { leg: LegOrders; untilMs: number }[];
  /** An order was planned, or a leg ended. */
  hasNews: boolean;
}

/** Decides legs on the rows as they are under the lock of the account, and writes down what was decided. */
@Injectable()
export class LegDecisions {
  constructor(
    private readonly legs: LegsRepository,
    private readonly intents: IntentsRepository,
    private readonly audit: AuditLog,
  ) {}

  loadOpen(runId: string): Promise<Leg[]> {
    return this.legs.loadOpen(runId);
  }

  async take(manager: EntityManager, run: Run, occasion: Occasion): Promise<Outcome> {
    const open = await this.legs.loadOpen(run.id, manager);
    const due = groupByLeg(open, await this.intents.loadOfRun(run.id, manager));
    const outcome: Outcome = { cancels: [], waits: [], hasNews: false };
    for (const leg of due.filter(({ leg: { leg } }) => occasion.legs.includes(leg))) {
      const given = leg.orders.some(({ filledQty }) => filledQty.gt(decimal('0')))
        ? await this.legs.loadGiven(leg.leg, manager)
        : NOTHING;
      const actions = await this.actionsFor(manager, run, { leg, given, occasion });
      await this.carryOut(manager, { leg, given, nowMs: occasion.time.nowMs, actions }, outcome);
    }
    return outcome;
  }

  private async actionsFor(
    manager: EntityManager,
    { plan, buysResizedAt }: Run,
    { leg, given, occasion }: { leg: LegOrders; given: ReadonlyMap<string, Given>; occasion: Occasion },
  ): Promise<readonly StyleAction[]> {
    const last = leg.orders.at(-1);
    // It is sized once more, and tried once more.
    if (last !== undefined && lacksFunds(last) && buysResizedAt === null) return [];
    const failed = failedEnd(last);
    if (failed !== undefined) return [failed];
    if (plan === null) throw new Error(`run ${leg.leg.runId} has no plan`);
    const { time, quotes } = occasion;
    const quote = quotes.get(leg.leg.symbol) ?? NO_QUOTE;
    const start = leg.leg.start ?? startOf(leg.leg, time, quote);
    if (leg.leg.start === null && time.isOpen) await this.legs.start(manager, leg.leg, start);
    const least: Money = minimumNotional(planRules(plan.rules), decimal(plan.capital));
    const { kind, params } = plan.rules.style;
    return decide(styleOf({ kind, params }), params, {
      leg: legViewOf(leg.leg, start, { given, least }),
      children: leg.orders.map(childViewOf),
      market: { ...quote, nowMs: time.nowMs },
      isMarketOpen: time.isOpen,
    });
  }

  private async carryOut(
    manager: EntityManager,
    {
      leg,
      given,
      nowMs,
      actions,
    }: {
      leg: LegOrders;
      given: ReadonlyMap<string, Given>;
      nowMs: number;
      actions: readonly StyleAction[];
    },
    outcome: Outcome,
  ): Promise<void> {
    for (const action of actions) {
      switch (action.kind) {
        case 'place': {
          const order = partOf(leg.leg, action.amount, given);
          const place = { leg: leg.leg.leg, child: leg.orders.length, limitPrice: action.limitPrice };
          await this.intents.insert(manager, leg.leg.runId, [{ ...place, order, plannedAtMs: nowMs }]);
          outcome.hasNews = true;
          break;
        }
        case 'cancel':
          outcome.cancels.push(...leg.orders.slice(-1));
          outcome.waits.push({ leg, untilMs: nowMs });
          break;
        case 'wait':
          outcome.waits.push({ leg, untilMs: action.untilMs });
          break;
        case 'done':
          await this.end(manager, leg.leg, action);
          outcome.hasNews = true;
      }
    }
  }

  private async end(
    manager: EntityManager,
    { runId, leg, symbol, side }: Leg,
    { reason, detail }: { reason: LegEnd; detail: string },
  ): Promise<void> {
    await this.legs.end(manager, runId, [{ leg, reason, detail }]);
    await this.audit.record(
      { actor: 'executor', action: 'run.leg_ended', subject: symbol, runId, detail: { leg, side, reason, detail } },
      manager,
    );
  }
}

/** Nothing takes the place of an order that was refused, or of one that may still trade. */
function failedEnd(last: Intent | undefined): StyleAction | undefined {
  if (last?.state === 'rejected') {
    return { kind: 'done', reason: 'refused', detail: last.failure?.message ?? 'an order was refused' };
  }
  if (last === undefined || !isStuck(last)) return undefined;
  return { kind: 'done', reason: 'cancel_stuck', detail: 'the broker does not confirm that the order is canceled' };
}

/** The price that the plan was made with stands for a market that shows none. */
function startOf({ price }: Leg, { nowMs, closesAtMs }: MarketState, quote: Quote): LegStart {
  const arrivalPrice: Decimal = middleOf(quote) ?? price;
  return { startedAtMs: nowMs, closesAtMs, arrivalPrice };
}

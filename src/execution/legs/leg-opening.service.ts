import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ZERO } from '../../common/decimal.js';
import { IntentsRepository, type NewIntent } from '../orders/intents.repository.js';
import type { PlannedOrder } from '../planner/plan.js';
import { type StyleChoice, styleOf } from '../styles/style-choice.js';
import { legViewOf } from './leg-orders.js';
import { partOf } from './leg-part.js';
import { type Leg, LegsRepository } from './legs.repository.js';

const NOTHING = new Map<string, never>();

export interface LegsToOpen {
  orders: readonly PlannedOrder[];
  firstLeg: number;
  style: StyleChoice;
}

/** Writes down what a phase wants. Where the style need not look at the market, the orders are written with it. */
@Injectable()
export class LegOpening {
  constructor(
    private readonly legs: LegsRepository,
    private readonly intents: IntentsRepository,
  ) {}

  async open(manager: EntityManager, runId: string, { orders, firstLeg, style }: LegsToOpen): Promise<void> {
    await this.legs.insert(manager, runId, orders, firstLeg);
    if (orders.length === 0 || styleOf(style).looksAtMarket) return;
    const opened = (await this.legs.loadOpen(runId, manager)).map((leg) => openingOf(leg, style));
    await this.intents.insert(
      manager,
      runId,
      opened.flatMap(({ intents }) => intents),
    );
    await this.legs.end(
      manager,
      runId,
      opened.flatMap(({ ends }) => ends),
    );
  }
}

/** What the style decides with the plan alone. */
function openingOf(leg: Leg, { kind, params }: StyleChoice) {
  const start = { startedAtMs: 0, closesAtMs: 0, arrivalPrice: leg.price };
  const view = legViewOf(leg, start, { given: NOTHING, least: ZERO });
  const market = { nowMs: 0, bid: null, ask: null, last: leg.price };
  const actions = styleOf({ kind, params }).next(view, [], market, params);
  const intents: NewIntent[] = actions
    .filter((action) => action.kind === 'place')
    .map(({ amount, limitPrice }, child) => ({
      ...{ leg: leg.leg, child, limitPrice, plannedAtMs: null },
      order: partOf(leg, amount, NOTHING),
    }));
  const ends = actions
    .filter((action) => action.kind === 'done')
    .map(({ reason, detail }) => ({ leg: leg.leg, reason, detail }));
  return { intents, ends };
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IntentsRepository } from '../orders/intents.repository.js';
import { groupByLeg, type LegOrders } from './leg-orders.js';
import { LegsRepository } from './legs.repository.js';

/** The legs of a run with their orders. */
@Injectable()
export class LegBook {
  constructor(
    private readonly legs: LegsRepository,
    private readonly intents: IntentsRepository,
  ) {}

  async loadOfRun(runId: string): Promise<LegOrders[]> {
    const legs = await this.legs.loadOfRun(runId);
    return groupByLeg(legs, await this.intents.loadOfRun(runId));
  }

  /** No further order comes of those that wait. */
  async cancelOpen(manager: EntityManager, runId: string): Promise<void> {
    const open = await this.legs.loadOpen(runId, manager);
    const end = { reason: 'canceled', detail: 'the run ended before all of it was sent' } as const;
    await this.legs.end(
      manager,
      runId,
      open.map(({ leg }) => ({ leg, ...end })),
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { formatDecimal, type Quantity, ZERO } from '../../common/decimal.js';
import { Outbox } from '../../platform/events/outbox.js';
import type { BrokerFill } from '../broker/broker.port.js';
import type { Intent } from '../orders/intents.repository.js';
import { RESERVE, type SleeveAmount } from '../planner/plan.js';
import { attributeFill } from './attribution.js';
import { FillsRepository } from './fills.repository.js';
import { LedgerRepository } from './ledger.repository.js';
import { fillEntries } from './ledger-transaction.js';

export interface FillToPost {
  fill: BrokerFill;
  /** Undefined: nobody's order, so nobody's execution. */
  intent: Pick<Intent, 'runId' | 'shares' | 'qty'> | undefined;
  /** How often the broker has corrected it. */
  revision?: number;
  /** True: nothing of the order was booked before these executions, so nobody was given anything. */
  isFirst?: boolean;
}

interface AttributedFill extends FillToPost {
  parts: readonly SleeveAmount[];
}

/** Writes executions down: the rows, the sleeves' parts in the ledger and the events. */
@Injectable()
export class FillPosting {
  constructor(
    private readonly fills: FillsRepository,
    private readonly ledger: LedgerRepository,
    private readonly outbox: Outbox,
  ) {}

  /** In this order: what an order's sleeves were given by one execution is not owed to them by the next. */
  async post(manager: EntityManager, accountNumber: string, all: readonly FillToPost[]): Promise<void> {
    if (all.length === 0) return;
    const booked = await this.fills.insert(manager, await this.attribute(manager, all));
    const transactions = booked.map(({ fill, intent, parts, fillId }) => ({
      kind: 'fill' as const,
      entries: fillEntries(fill, parts),
      atMs: fill.atMs,
      fillId,
      runId: intent?.runId ?? null,
    }));
    await this.ledger.postAll(manager, accountNumber, transactions);
    await this.announce(manager, booked);
  }

  async announce(manager: EntityManager, booked: readonly { fillId: string; fill: BrokerFill }[]): Promise<void> {
    const events = booked.map(({ fillId, fill }) => ({
      fillId,
      orderId: fill.orderId,
      symbol: fill.symbol,
      qty: formatDecimal(fill.qty),
      side: fill.side,
      price: formatDecimal(fill.price),
      timestamp: new Date(fill.atMs).toISOString(),
    }));
    await this.outbox.appendAll(manager, 'fill.booked', events);
  }

  /** Whose each execution is. */
  private async attribute(manager: EntityManager, all: readonly FillToPost[]): Promise<AttributedFill[]> {
    const begun = all.filter(({ intent, isFirst }) => intent !== undefined && isFirst !== true);
    const givenByOrder = await this.fills.loadGiven(manager, [...new Set(begun.map(({ fill }) => fill.orderId))]);
    return all.map((posted) => {
      const { fill, intent } = posted;
      if (intent === undefined) return { ...posted, parts: [{ sleeve: RESERVE, amount: fill.qty }] };
      const given = givenByOrder.get(fill.orderId) ?? new Map<string, Quantity>();
      givenByOrder.set(fill.orderId, given);
      const parts = attributeFill(fill.qty, { shares: intent.shares, isInShares: intent.qty !== null, given });
      for (const { sleeve, amount } of parts) given.set(sleeve, amount.plus(given.get(sleeve) ?? ZERO));
      return { ...posted, parts };
    });
  }
}

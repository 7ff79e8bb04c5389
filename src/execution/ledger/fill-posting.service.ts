import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { formatDecimal } from '../../common/decimal.js';
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
  /** 0, or how often the broker has corrected it. */
  revision?: number;
}

/** Writes one execution down: the row, the sleeves' parts in the ledger and the event. */
@Injectable()
export class FillPosting {
  constructor(
    private readonly fills: FillsRepository,
    private readonly ledger: LedgerRepository,
    private readonly outbox: Outbox,
  ) {}

  async post(manager: EntityManager, accountNumber: string, { fill, intent, revision = 0 }: FillToPost): Promise<void> {
    const parts = await this.partsOf(manager, fill, intent);
    const fillId = await this.fills.insert(manager, fill, { revision });
    await this.ledger.post(manager, {
      accountNumber,
      kind: 'fill',
      entries: fillEntries(fill, parts),
      atMs: fill.atMs,
      fillId,
      runId: intent?.runId ?? null,
    });
    await this.announce(manager, fillId, fill);
  }

  async announce(manager: EntityManager, fillId: string, fill: BrokerFill): Promise<void> {
    await this.outbox.append(manager, 'fill.booked', {
      fillId,
      orderId: fill.orderId,
      symbol: fill.symbol,
      qty: formatDecimal(fill.qty),
      side: fill.side,
      price: formatDecimal(fill.price),
      timestamp: new Date(fill.atMs).toISOString(),
    });
  }

  private async partsOf(
    manager: EntityManager,
    fill: BrokerFill,
    intent: FillToPost['intent'],
  ): Promise<SleeveAmount[]> {
    if (intent === undefined) return [{ sleeve: RESERVE, amount: fill.qty }];
    const given = await this.fills.loadGiven(manager, fill.orderId);
    return attributeFill(fill.qty, { shares: intent.shares, isInShares: intent.qty !== null, given });
  }
}

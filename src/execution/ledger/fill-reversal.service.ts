import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { BrokerCorrection, BrokerFill } from '../broker/broker.port.js';
import type { Intent } from '../orders/intents.repository.js';
import { FillPosting } from './fill-posting.service.js';
import { type BookedFill, FillsRepository } from './fills.repository.js';
import { LedgerRepository } from './ledger.repository.js';

export interface FillToReverse {
  original: BookedFill;
  intent: Intent | undefined;
  correction: BrokerCorrection;
}

/** Writes down the opposite of an execution, and what the broker puts in its place. */
@Injectable()
export class FillReversal {
  constructor(
    private readonly fills: FillsRepository,
    private readonly ledger: LedgerRepository,
    private readonly posting: FillPosting,
  ) {}

  async reverse(
    manager: EntityManager,
    accountNumber: string,
    { original, intent, correction }: FillToReverse,
  ): Promise<void> {
    const { kind, qty, price, atMs } = correction;
    const opposite: BrokerFill = {
      ...original,
      side: original.side === 'buy' ? 'sell' : 'buy',
      executionId: null,
      atMs,
    };
    const row = { fill: opposite, revision: original.revision, reverses: original.id };
    const booked = await this.fills.insert(manager, [row]);
    for (const { fillId } of booked) {
      await this.ledger.reverseFill(manager, original.id, { accountNumber, fillId, atMs });
    }
    await this.posting.announce(manager, booked);
    if (kind === 'bust') return;
    const fill: BrokerFill = {
      ...original,
      executionId: correction.executionId === original.executionId ? null : correction.executionId,
      qty: qty ?? original.qty,
      price: price ?? original.price,
      atMs,
    };
    await this.posting.post(manager, accountNumber, [{ fill, intent, revision: original.revision + 1 }]);
  }
}

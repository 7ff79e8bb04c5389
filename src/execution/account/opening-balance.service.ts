import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { MARKET_CLOCK, type MarketClock } from '../../market/market-clock.port.js';
import {
  BROKER,
  type Broker,
  type BrokerAccount,
  type BrokerActivity,
  type BrokerPosition,
} from '../broker/broker.port.js';
import { openingEntries } from '../ledger/ledger-transaction.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { ActivitiesRepository } from '../reconcile/activities/activities.repository.js';

export interface Opening {
  atMs: number;
  account: BrokerAccount;
  positions: BrokerPosition[];
  /** Listed from this instant (Alpaca: this day) on, and in the balance already. */
  activities: BrokerActivity[];
}

const ATTEMPTS = 5;

/** What the account has when it is met for the first time: everything from then on is booked on top of it. */
@Injectable()
export class OpeningBalance {
  constructor(
    @Inject(BROKER) private readonly broker: Broker,
    @Inject(MARKET_CLOCK) private readonly clock: MarketClock,
    private readonly ledger: LedgerRepository,
    private readonly activities: ActivitiesRepository,
  ) {}

  /** A balance in which nothing is half contained: nothing may have happened while it was taken. */
  async take(): Promise<Opening> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { nowMs: atMs } = await this.clock.fetchTime();
      const before = await this.broker.fetchActivitiesSince(atMs - 1);
      const [account, positions] = [await this.broker.fetchAccount(), await this.broker.fetchPositions()];
      const fills = await this.broker.fetchFillsSince(atMs - 1);
      const activities = await this.broker.fetchActivitiesSince(atMs - 1);
      if (fills.length === 0 && activities.length === before.length) return { atMs, account, positions, activities };
    }
    throw new AppError(
      'broker_unavailable',
      'The account trades while its opening balance is taken: stop the other program that trades it, then start again.',
    );
  }

  async post(manager: EntityManager, { atMs, account, positions, activities }: Opening): Promise<void> {
    const { accountNumber, cash } = account;
    const entries = openingEntries({ cash, positions });
    await this.ledger.post(manager, { accountNumber, kind: 'deposit', entries, atMs, memo: 'opening balance' });
    for (const activity of activities) {
      await this.activities.save(manager, accountNumber, { activity, outcome: 'in_opening' });
    }
  }
}

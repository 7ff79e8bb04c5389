import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { formatDecimal, sumDecimals, ZERO } from '../../../common/decimal.js';
import { instantOf } from '../../../common/trading-date.js';
import { AccountTransactions } from '../../account/account-transactions.service.js';
import type { PinnedAccount } from '../../account/accounts.repository.js';
import { ExecutionAlerts } from '../../alerts/execution-alerts.service.js';
import { BROKER, type Broker, type BrokerActivity } from '../../broker/broker.port.js';
import { LedgerRepository } from '../../ledger/ledger.repository.js';
import { SleeveHoldingsRepository } from '../../ledger/sleeve-holdings.repository.js';
import type { SleeveAmount } from '../../planner/plan.js';
import { ActivitiesRepository } from './activities.repository.js';
import { activityEntries, joinSplits } from './activity-rules.js';

/** The broker may list an activity days after the date that it bears. */
const OVERLAP_MS = 10 * 86_400_000;

/** Books what the broker does to the account besides executing orders, each activity once. */
@Injectable()
export class ActivityBook {
  constructor(
    @Inject(BROKER) private readonly broker: Broker,
    private readonly transactions: AccountTransactions,
    private readonly activities: ActivitiesRepository,
    private readonly holdings: SleeveHoldingsRepository,
    private readonly ledger: LedgerRepository,
    private readonly alerts: ExecutionAlerts,
  ) {}

  /** Answers whether anything was new. Throws what the broker's port throws. */
  async catchUp(account: PinnedAccount): Promise<boolean> {
    const { accountNumber, openedAtMs } = account;
    const lastMs = await this.activities.loadLastMs(accountNumber);
    // What happened before the opening balance is in it. The broker leaves the instant itself out.
    const sinceMs = Math.max(openedAtMs, (lastMs ?? 0) - OVERLAP_MS);
    const listed = await this.broker.fetchActivitiesSince(sinceMs - 1);
    const unseen = await this.unseen(accountNumber, listed);
    for (const group of joinSplits(unseen)) {
      await this.transactions.run(accountNumber, async (manager) => {
        const fresh = await this.unseen(accountNumber, group, manager);
        if (fresh.length > 0) await this.book(manager, accountNumber, fresh);
      });
    }
    return unseen.length > 0;
  }

  private async unseen(
    accountNumber: string,
    listed: readonly BrokerActivity[],
    manager?: EntityManager,
  ): Promise<BrokerActivity[]> {
    if (listed.length === 0) return [];
    const ids = listed.map(({ id }) => id);
    const seen = await this.activities.loadSeen(accountNumber, ids, manager);
    return listed.filter(({ id, status }) => seen.get(id) !== status);
  }

  /** Usually one activity; a split may be several. */
  private async book(manager: EntityManager, accountNumber: string, group: readonly BrokerActivity[]): Promise<void> {
    const [first] = group;
    if (first === undefined) return;
    if (first.status !== 'executed') {
      // Nothing was booked that could be taken back.
      if (await this.activities.isInOpening(manager, accountNumber, first)) {
        return this.leave(manager, accountNumber, group);
      }
      await this.reverse(manager, accountNumber, group);
    }
    if (first.status === 'canceled') return;
    const qty = sumDecimals(group.map((activity) => activity.qty ?? ZERO));
    const joined = { ...first, qty, netAmount: sumDecimals(group.map(({ netAmount }) => netAmount)) };
    const entries = activityEntries(joined, await this.ownersOf(manager, accountNumber, first.symbol));
    if (entries === undefined) return this.leave(manager, accountNumber, group);
    const { type, symbol, date } = first;
    const transactionId = await this.ledger.post(manager, {
      ...{ accountNumber, kind: 'activity', entries, atMs: instantOf(date, '09:30') },
      memo: `${type} ${symbol ?? ''} ${first.id}`,
    });
    for (const activity of group) {
      await this.activities.save(manager, accountNumber, { activity, outcome: 'booked', transactionId });
    }
  }

  private async reverse(
    manager: EntityManager,
    accountNumber: string,
    group: readonly BrokerActivity[],
  ): Promise<void> {
    for (const activity of group) {
      const standing = await this.activities.takeBooked(manager, accountNumber, activity);
      const atMs = instantOf(activity.date, '09:30');
      const memo = `${activity.type} ${activity.status} ${activity.id}`;
      for (const id of standing) await this.ledger.reverse(manager, id, { accountNumber, atMs, memo });
      if (activity.status === 'canceled') {
        await this.activities.save(manager, accountNumber, { activity, outcome: 'reversed' });
      }
    }
  }

  /** Only a person can say whose it is: the account differs from the ledger until somebody does. */
  private async leave(manager: EntityManager, accountNumber: string, group: readonly BrokerActivity[]): Promise<void> {
    for (const activity of group) {
      const { id, type, symbol, qty, netAmount } = activity;
      await this.activities.save(manager, accountNumber, { activity, outcome: 'not_booked' });
      const message = `The broker lists ${type} ${symbol ?? ''} (${id}), which is not booked by itself: see the reconciliation.`;
      const detail = { type, symbol, qty: qty && formatDecimal(qty), netAmount: formatDecimal(netAmount) };
      await this.alerts.raise({ code: 'activity_not_booked', subject: id, message, detail }, manager);
    }
  }

  private async ownersOf(
    manager: EntityManager,
    accountNumber: string,
    symbol: string | null,
  ): Promise<SleeveAmount[]> {
    if (symbol === null) return [];
    const sleeves = await this.holdings.load(accountNumber, manager);
    return sleeves.map(({ sleeve, positions }) => ({ sleeve, amount: positions.get(symbol) ?? ZERO }));
  }
}

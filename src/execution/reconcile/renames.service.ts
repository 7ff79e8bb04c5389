import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BarsStore } from '../../market/bars-store.service.js';
import { MARKET_CLOCK, type MarketClock } from '../../market/market-clock.port.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { ExecutionAlerts } from '../alerts/execution-alerts.service.js';
import type { BrokerPosition } from '../broker/broker.port.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { renameEntries } from '../ledger/ledger-transaction.js';
import { RenamesRepository } from './renames.repository.js';

/**
 * A position is the broker's asset, whatever it is called: when the asset that we hold has another symbol, holdings and
 * costs move to the new one and stay whose they are, and its stored bars are found under it.
 */
@Injectable()
export class Renames {
  constructor(
    private readonly transactions: AccountTransactions,
    private readonly renames: RenamesRepository,
    private readonly ledger: LedgerRepository,
    private readonly bars: BarsStore,
    private readonly alerts: ExecutionAlerts,
    @Inject(MARKET_CLOCK) private readonly clock: MarketClock,
  ) {}

  /** Answers whether anything was renamed. */
  async follow({ accountNumber }: PinnedAccount, positions: readonly BrokerPosition[]): Promise<boolean> {
    const known = await this.renames.loadSymbols(accountNumber);
    const news = positions.filter(({ assetId, symbol }) => known.get(assetId) !== symbol);
    const isRenamed = news.some(({ assetId }) => known.has(assetId));
    const atMs = isRenamed ? (await this.clock.fetchTime()).nowMs : 0;
    for (const { assetId, symbol } of news) {
      await this.transactions.run(accountNumber, async (manager) => {
        const before = (await this.renames.loadSymbols(accountNumber, manager)).get(assetId);
        await this.renames.know(manager, { accountNumber, assetId, symbol });
        if (before === undefined || before === symbol) return;
        await this.move(manager, { accountNumber, assetId, from: before, to: symbol, atMs });
      });
    }
    return isRenamed;
  }

  private async move(
    manager: EntityManager,
    rename: { accountNumber: string; assetId: string; from: string; to: string; atMs: number },
  ): Promise<void> {
    const { accountNumber, assetId, from, to, atMs } = rename;
    await this.renames.insert(manager, rename);
    const held = await this.ledger.loadHolders(manager, accountNumber, from);
    const entries = renameEntries(from, to, held);
    await this.ledger.post(manager, { accountNumber, kind: 'rename', entries, atMs, memo: `${from} is ${to}` });
    await this.bars.inherit(manager, from, to);
    const message = `The broker calls ${from} ${to}: the holdings have moved, and targets in ${from} mean ${to}.`;
    await this.alerts.raise(
      { code: 'symbol_renamed', subject: `${assetId} ${to}`, message, detail: { from, to } },
      manager,
    );
  }
}

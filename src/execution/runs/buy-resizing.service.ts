import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { transferEntries } from '../ledger/ledger-transaction.js';
import { LegResizing } from '../legs/leg-resizing.service.js';
import type { BuySizing } from '../planner/buy-sizing.js';
import { RunPlanner } from './run-planner.service.js';
import { type Run, RunsRepository } from './runs.repository.js';

/** Sizes what is left of the buys once more, from the money that is really there, when the broker says that it is gone. */
@Injectable()
export class BuyResizing {
  constructor(
    private readonly planner: RunPlanner,
    private readonly transactions: AccountTransactions,
    private readonly runs: RunsRepository,
    private readonly legs: LegResizing,
    private readonly ledger: LedgerRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Once per run, while no buy is working. */
  async resize(account: PinnedAccount, run: Run, atMs: number): Promise<void> {
    const { plan } = run;
    if (plan === null) throw new Error(`run ${run.id} has no plan`);
    const buys = await this.legs.loadOpenBuys(run.id);
    const sizing = await this.planner.sizeBuys(
      account,
      plan,
      buys.map(({ order }) => order),
    );
    await this.transactions.runAsExecutor(run.accountNumber, async (manager) => {
      await this.runs.noteResizing(manager, run.id, sizing.skipped);
      await this.transfer(manager, run, { sizing, atMs });
      const retried = await this.legs.apply(manager, buys, sizing);
      const detail = { buys: buys.length, retried };
      await this.audit.record(
        { actor: 'executor', action: 'run.buys_resized', subject: run.id, detail, runId: run.id },
        manager,
      );
    });
  }

  private async transfer(
    manager: EntityManager,
    { id: runId, accountNumber }: Run,
    { sizing, atMs }: { sizing: BuySizing; atMs: number },
  ): Promise<void> {
    for (const transfer of sizing.transfers) {
      const entries = transferEntries(transfer);
      await this.ledger.post(manager, { accountNumber, kind: 'transfer', entries, atMs, runId });
    }
  }
}

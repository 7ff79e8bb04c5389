import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { transferEntries } from '../ledger/ledger-transaction.js';
import { INSUFFICIENT_BUYING_POWER, type Intent, IntentsRepository } from '../orders/intents.repository.js';
import type { BuySizing } from '../planner/buy-sizing.js';
import { RunPlanner } from './run-planner.service.js';
import { type Run, RunsRepository } from './runs.repository.js';

/** A buy that the broker refused because the money is gone: somebody else trades the account, or prices ran away. */
export function lacksFunds({ failure }: Intent): boolean {
  return failure?.code === INSUFFICIENT_BUYING_POWER;
}

/** Sizes what is left of the buys once more, from the money that is really there, when the broker says that it is gone. */
@Injectable()
export class BuyResizing {
  constructor(
    private readonly planner: RunPlanner,
    private readonly transactions: AccountTransactions,
    private readonly runs: RunsRepository,
    private readonly intents: IntentsRepository,
    private readonly ledger: LedgerRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Buys that were not sent get their new size, refused ones a second and last attempt under a new id; what is not
   * affordable at all ends with the reason. Once per run, while no buy is working.
   */
  async resize(account: PinnedAccount, run: Run, atMs: number): Promise<void> {
    const { plan } = run;
    if (plan === null) throw new Error(`run ${run.id} has no plan`);
    const buys = (await this.intents.loadOfRun(run.id)).filter(({ phase }) => phase === 'buy');
    const pending = buys.filter(({ state }) => state === 'pending');
    const refused = buys.filter(lacksFunds);
    const symbols = new Set([...pending, ...refused].map(({ symbol }) => symbol));
    const left = { ...plan, buys: plan.buys.filter(({ symbol }) => symbols.has(symbol)) };
    const sizing = await this.planner.sizeBuys(account, left);
    await this.transactions.runAsExecutor(run.accountNumber, async (manager) => {
      await this.runs.noteResizing(manager, run.id, sizing.skipped);
      await this.transfer(manager, run, { sizing, atMs });
      for (const intent of pending) await this.resizePending(manager, intent, sizing);
      const retried = sizing.orders.filter(({ symbol }) => refused.some((intent) => intent.symbol === symbol));
      await this.intents.insert(manager, run.id, {
        orders: retried,
        firstSeq: await this.intents.nextSeq(manager, run.id),
      });
      const detail = { pending: pending.length, refused: refused.length, retried: retried.length };
      await this.audit.record(
        { actor: 'executor', action: 'run.buys_resized', subject: run.id, detail, runId: run.id },
        manager,
      );
    });
  }

  private async resizePending(manager: EntityManager, intent: Intent, { orders, skipped }: BuySizing): Promise<void> {
    const order = orders.find(({ symbol }) => symbol === intent.symbol);
    if (order !== undefined) return this.intents.resize(manager, intent.clientOrderId, order);
    const skip = skipped.find(({ symbol }) => symbol === intent.symbol);
    const because = { code: skip?.reason ?? 'INSUFFICIENT_CASH', message: skip?.detail ?? 'no cash is left' };
    return this.intents.move(manager, intent, 'rejected', because);
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

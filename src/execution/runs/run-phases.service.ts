import { Injectable } from '@nestjs/common';
import { AccountTransactions } from '../account/account-transactions.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { crossEntries, transferEntries } from '../ledger/ledger-transaction.js';
import { IntentsRepository } from '../orders/intents.repository.js';
import type { Plan } from '../planner/plan.js';
import { isIdle } from '../planner/planner.js';
import { TradingGate } from '../safety/trading-gate.service.js';
import type { MarketState } from './market-gate.service.js';
import { documentOf } from './plan-document.js';
import { RunPlanner } from './run-planner.service.js';
import { type Run, RunsRepository } from './runs.repository.js';

/** The two moments at which a run decides what to send. All that it decided is committed before anything is sent. */
@Injectable()
export class RunPhases {
  constructor(
    private readonly gate: TradingGate,
    private readonly planner: RunPlanner,
    private readonly transactions: AccountTransactions,
    private readonly runs: RunsRepository,
    private readonly intents: IntentsRepository,
    private readonly ledger: LedgerRepository,
  ) {}

  /**
   * From a waiting run to one whose sells are written down. Answers with the milliseconds until the next attempt. Throws
   * what forbids the run.
   */
  async begin(account: PinnedAccount, run: Run): Promise<number> {
    if (run.cancelRequestedAt !== null) {
      await this.transactions.run(run.accountNumber, (manager) => this.runs.move(manager, run, { status: 'canceled' }));
      return 0;
    }
    const market = await this.gate.enter(account);
    if (!market.isOpen) return this.wait(run, market);
    const { plan, bookId } = await this.planner.plan(account, { strategy: run.strategy, nowMs: market.nowMs });
    if (isIdle(plan)) await this.rest(run, plan, bookId);
    else await this.startSells(run, { plan, bookId, atMs: market.nowMs });
    return 0;
  }

  /** From the last sell to the first buy: capital moves between the sleeves, and the buys get their size from real cash. */
  async startBuys(account: PinnedAccount, run: Run): Promise<void> {
    const { plan } = run;
    if (plan === null) throw new Error(`run ${run.id} has no plan`);
    const { transfers, orders, skipped } = await this.planner.sizeBuys(account, plan);
    const { nowMs: atMs } = await this.gate.look();
    const { accountNumber } = run;
    await this.transactions.runAsExecutor(accountNumber, async (manager) => {
      const next = { ...plan, skipped: [...plan.skipped, ...skipped] };
      await this.runs.move(manager, run, { status: 'buys_in_progress', plan: next });
      for (const transfer of transfers) {
        const entries = transferEntries(transfer);
        await this.ledger.post(manager, { accountNumber, kind: 'transfer', entries, atMs, runId: run.id });
      }
      await this.intents.insert(manager, run.id, { orders, firstSeq: plan.sells.length });
    });
  }

  private async wait(run: Run, { opensAtMs, retryMs }: MarketState): Promise<number> {
    const opensAt = new Date(opensAtMs).toISOString();
    await this.runs.explain(
      run.id,
      'market_closed',
      `The market is closed; the run begins when it opens at ${opensAt}.`,
    );
    return retryMs;
  }

  private async rest(run: Run, plan: Plan, bookId: string): Promise<void> {
    const detail = 'Every position is where the book wants it.';
    await this.transactions.runAsExecutor(run.accountNumber, (manager) =>
      this.runs.move(manager, run, { status: 'completed', reason: 'no_drift', detail, plan: documentOf(plan), bookId }),
    );
  }

  private async startSells(
    run: Run,
    { plan, bookId, atMs }: { plan: Plan; bookId: string; atMs: number },
  ): Promise<void> {
    const { accountNumber } = run;
    await this.transactions.runAsExecutor(accountNumber, async (manager) => {
      await this.runs.move(manager, run, { status: 'sells_in_progress', plan: documentOf(plan), bookId });
      for (const cross of plan.crosses) {
        const entries = crossEntries(cross);
        await this.ledger.post(manager, { accountNumber, kind: 'cross', entries, atMs, runId: run.id });
      }
      await this.intents.insert(manager, run.id, { orders: plan.sells, firstSeq: 0 });
    });
  }
}

import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { crossEntries, transferEntries } from '../ledger/ledger-transaction.js';
import { IntentsRepository, type Phase } from '../orders/intents.repository.js';
import type { Plan } from '../planner/plan.js';
import { isIdle } from '../planner/planner.js';
import { documentOf } from './plan-document.js';
import type { RunGateState, RunHold } from './run-gate.service.js';
import { RunPlanner } from './run-planner.service.js';
import { type Run, RunsRepository } from './runs.repository.js';
import { withholdOrders, withholdSymbols } from './withhold.js';

/** The moments at which a run decides what to send. All that it decided is committed before anything is sent. */
@Injectable()
export class RunPhases {
  constructor(
    private readonly planner: RunPlanner,
    private readonly transactions: AccountTransactions,
    private readonly runs: RunsRepository,
    private readonly intents: IntentsRepository,
    private readonly ledger: LedgerRepository,
  ) {}

  /** Ends a run of which nothing was sent. */
  async withdraw(run: Run): Promise<void> {
    await this.transactions.run(run.accountNumber, (manager) => this.runs.move(manager, run, { status: 'canceled' }));
  }

  /**
   * From a waiting run to one whose sells are written down. Answers with the milliseconds until the next attempt. Throws
   * what forbids the run.
   */
  async begin(account: PinnedAccount, run: Run, { nowMs: atMs, hold, heldSymbols }: RunGateState): Promise<number> {
    assertTrading(account);
    if (hold !== undefined) {
      await this.runs.explain(run.id, hold.reason, hold.detail);
      return hold.retryMs;
    }
    const { plan: wanted, bookId } = await this.planner.plan(account, run.strategy);
    const plan = withholdSymbols(wanted, heldSymbols);
    if (isIdle(plan)) await this.rest(run, plan, bookId);
    else await this.startSells(run, { plan, bookId, atMs });
    return 0;
  }

  /** From the last sell to the first buy: capital moves between the sleeves, and the buys get their size from real cash. */
  async startBuys(account: PinnedAccount, run: Run, { nowMs: atMs, heldSymbols }: RunGateState): Promise<void> {
    const { plan } = run;
    if (plan === null) throw new Error(`run ${run.id} has no plan`);
    const sizing = await this.planner.sizeBuys(account, plan);
    const { orders, skipped } = withholdOrders(sizing.orders, heldSymbols);
    const { accountNumber } = run;
    await this.transactions.runAsExecutor(accountNumber, async (manager) => {
      const next = { ...plan, skipped: [...plan.skipped, ...sizing.skipped, ...skipped] };
      await this.runs.move(manager, run, { status: 'buys_in_progress', plan: next });
      for (const transfer of sizing.transfers) {
        const entries = transferEntries(transfer);
        await this.ledger.post(manager, { accountNumber, kind: 'transfer', entries, atMs, runId: run.id });
      }
      await this.intents.insert(manager, run.id, { orders, firstSeq: plan.sells.length });
    });
  }

  async hold(run: Run, { reason, detail }: RunHold): Promise<void> {
    await this.transactions.runAsExecutor(run.accountNumber, (manager) =>
      this.runs.move(manager, run, { status: 'held', reason, detail }),
    );
  }

  async resume(run: Run, phase: Phase): Promise<void> {
    const status = phase === 'sell' ? 'sells_in_progress' : 'buys_in_progress';
    await this.transactions.runAsExecutor(run.accountNumber, (manager) => this.runs.move(manager, run, { status }));
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

function assertTrading({ tradingState, tradingStateReason }: PinnedAccount): void {
  if (tradingState === 'ACTIVE') return;
  throw new AppError('trading_halted', `Trading is ${tradingState}: ${tradingStateReason ?? 'no reason was given'}.`);
}

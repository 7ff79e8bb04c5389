import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { EquityRecorder } from '../equity/equity-recorder.service.js';
import { ExecutionMetrics } from '../execution-metrics.js';
import { LegBook } from '../legs/leg-book.service.js';
import type { LegOrders } from '../legs/leg-orders.js';
import { isFulfilled } from '../legs/leg-outcome.js';
import { Reconciliation } from '../reconcile/reconciliation.service.js';
import { type NothingSent, nothingSent } from './nothing-sent.js';
import { leftoversOf } from './run-leftovers.js';
import type { RunStatus } from './run-states.js';
import { type RunStop, stopOf } from './run-stop.js';
import { type Run, RunsRepository } from './runs.repository.js';

interface RunEnding {
  status: RunStatus;
  legs: readonly LegOrders[];
  /** Why nothing was sent. */
  why?: NothingSent | undefined;
  /** What ended it before its end. */
  stop?: RunStop;
}

/** Ends a run with what became of every leg, and looks at the account that it leaves. */
@Injectable()
export class RunEnd {
  private readonly logger = new Logger(RunEnd.name);

  constructor(
    private readonly transactions: AccountTransactions,
    private readonly runs: RunsRepository,
    private readonly legs: LegBook,
    private readonly metrics: ExecutionMetrics,
    private readonly equity: EquityRecorder,
    private readonly reconciliation: Reconciliation,
  ) {}

  async finish(account: PinnedAccount, run: Run): Promise<void> {
    // What was withdrawn last may have been withdrawn by a halt, which also cancels the run.
    const current = await this.runs.get(run.id);
    if (current.cancelRequestedAt !== null) return this.abandon(account, current);
    const legs = await this.legs.loadOfRun(run.id);
    const status = legs.every(isFulfilled) ? 'completed' : 'completed_with_errors';
    await this.end(account, run, { status, legs, why: legs.length === 0 ? emptyEnd(run) : undefined });
  }

  async abandon(account: PinnedAccount, run: Run): Promise<void> {
    const legs = await this.legs.loadOfRun(run.id);
    const allOrders = legs.flatMap(({ orders }) => orders);
    await this.end(account, run, { status: 'canceled_mid_run', legs, stop: stopOf(run, allOrders) });
  }

  /** Ends a run that cannot even begin; nothing of it has reached the broker. */
  async fail(run: Run, error: unknown): Promise<void> {
    const known = error instanceof AppError ? error : undefined;
    if (known === undefined) this.logger.error({ err: error, runId: run.id }, 'a run failed');
    const reason = known?.code ?? 'internal_error';
    const detail = known?.message ?? 'A defect on our side: see the log.';
    await this.transactions.runAsExecutor(run.accountNumber, (manager) =>
      this.runs.move(manager, run, { status: 'failed', reason, detail }),
    );
  }

  private async end(account: PinnedAccount, run: Run, { status, legs, why, stop }: RunEnding): Promise<void> {
    const { plan } = run;
    const left = leftoversOf(run, legs, stop);
    const told = plan === null ? {} : { plan: { ...plan, skipped: [...plan.skipped, ...left] } };
    const { reason = null, detail = null } = stop ?? why ?? {};
    await this.transactions.runAsExecutor(run.accountNumber, async (manager) => {
      await this.legs.cancelOpen(manager, run.id);
      await this.runs.move(manager, run, { status, reason, detail, ...told });
    });
    const { startedAt, finishedAt } = await this.runs.get(run.id);
    if (startedAt !== null && finishedAt !== null) {
      this.metrics.observeRebalance((finishedAt.getTime() - startedAt.getTime()) / 1000);
    }
    await this.equity.record(account);
    await this.reconciliation.run(account, 'run');
  }
}

/** Of a run whose buys all fell away when they got their size. What strategies settled between them is not nothing. */
function emptyEnd({ plan }: Run): NothingSent | undefined {
  return plan === null || plan.crosses.length > 0 ? undefined : nothingSent(plan);
}

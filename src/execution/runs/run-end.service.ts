import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { formatDecimal } from '../../common/decimal.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { isFinalStatus } from '../broker/broker.port.js';
import { EquityRecorder } from '../equity/equity-recorder.service.js';
import { ExecutionMetrics } from '../execution-metrics.js';
import { type Intent, IntentsRepository } from '../orders/intents.repository.js';
import { isCollision } from '../orders/order-watch.service.js';
import { Reconciliation } from '../reconcile/reconciliation.service.js';
import type { PlanDocument } from '../plans/plan-document.js';
import { isDenial } from '../safety/denials.js';
import type { RunStatus } from './run-states.js';
import { type Run, RunsRepository } from './runs.repository.js';

/** Ends a run with what became of every leg, and looks at the account that it leaves. */
@Injectable()
export class RunEnd {
  private readonly logger = new Logger(RunEnd.name);

  constructor(
    private readonly transactions: AccountTransactions,
    private readonly runs: RunsRepository,
    private readonly intents: IntentsRepository,
    private readonly metrics: ExecutionMetrics,
    private readonly equity: EquityRecorder,
    private readonly reconciliation: Reconciliation,
  ) {}

  async finish(account: PinnedAccount, run: Run): Promise<void> {
    // What was withdrawn last may have been withdrawn by a halt, which also cancels the run.
    const { cancelRequestedAt } = await this.runs.get(run.id);
    if (cancelRequestedAt !== null) return this.abandon(account, run);
    const intents = await this.intents.loadOfRun(run.id);
    const failures = intents.filter(({ state, orderStatus }) => state === 'rejected' || orderStatus !== 'filled');
    await this.end(account, run, { status: failures.length === 0 ? 'completed' : 'completed_with_errors', intents });
  }

  async abandon(account: PinnedAccount, run: Run): Promise<void> {
    const intents = await this.intents.loadOfRun(run.id);
    const collision = intents.find(isCollision)?.failure;
    const why = collision && { reason: 'client_id_collision', detail: collision.message };
    await this.end(account, run, { status: 'canceled_mid_run', intents, ...why });
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

  private async end(
    account: PinnedAccount,
    run: Run,
    { intents, ...change }: { status: RunStatus; reason?: string; detail?: string; intents: readonly Intent[] },
  ): Promise<void> {
    const plan = run.plan === null ? undefined : { ...run.plan, skipped: [...run.plan.skipped, ...unfilled(intents)] };
    await this.transactions.runAsExecutor(run.accountNumber, (manager) =>
      this.runs.move(manager, run, { ...change, ...(plan === undefined ? {} : { plan }) }),
    );
    const { startedAt, finishedAt } = await this.runs.get(run.id);
    if (startedAt !== null && finishedAt !== null) {
      this.metrics.observeRebalance((finishedAt.getTime() - startedAt.getTime()) / 1000);
    }
    await this.equity.record(account);
    await this.reconciliation.run(account, 'run');
  }
}

/** Legs, or parts of them, that the plan wanted and the market did not give. */
function unfilled(intents: readonly Intent[]): PlanDocument['skipped'] {
  return intents
    .filter(({ orderStatus }) => orderStatus !== 'filled')
    .map(({ symbol, qty, notional, filledQty, failure, orderStatus }) => {
      const wanted = qty === null ? `${notional === null ? '?' : formatDecimal(notional)} USD` : formatDecimal(qty);
      const why = failure === null ? wordsOf(orderStatus) : failure.message;
      return {
        symbol,
        reason: failure !== null && isDenial(failure.code) ? failure.code : 'UNFILLED',
        detail: `${formatDecimal(filledQty)} shares of ${wanted} were filled: ${why}`,
      };
    });
}

function wordsOf(orderStatus: string | null): string {
  if (orderStatus === null) return 'the order was never sent';
  if (isFinalStatus(orderStatus)) return `the order was ${orderStatus}`;
  return `the order is ${orderStatus} at the broker, which holds the rest for it`;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { ERROR_CODES, type ErrorCode } from '../../common/error-codes.js';
import { RefusalAudit } from '../../platform/audit/refusal-audit.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import { ExecutionLease } from './execution-lease.service.js';
import { isRunOver } from './run-states.js';
import { RunRequests, type RebalanceRequest } from './run-requests.service.js';
import { RunsRepository } from './runs.repository.js';
import { RunView, type RunDetail } from './run-view.service.js';

/** How long the answer may wait for the first orders to be out. */
const ANSWER_MS = 15_000;
const POLL_MS = 50;

/** Starts rebalances. Planning and trading is the executor's work, in this process or another. */
@Injectable()
export class RebalanceService {
  constructor(
    private readonly requests: RunRequests,
    private readonly transactions: AccountTransactions,
    private readonly runs: RunsRepository,
    private readonly view: RunView,
    private readonly lease: ExecutionLease,
    private readonly refusals: RefusalAudit,
  ) {}

  /**
   * Answers as soon as it is known what happens: orders are out, nothing is to do, or the market is closed. Throws
   * `run_in_progress`, `idempotency_key_reused`, `strategy_not_found`, `no_book`, `trading_halted`,
   * `executor_unavailable`, and what made the run fail before its first order.
   */
  async start(request: RebalanceRequest): Promise<RunDetail> {
    const { requestedBy: actor, trigger, strategy, planId, idempotencyKey } = request;
    const detail = { trigger, strategy, plan_id: planId, idempotency_key: idempotencyKey };
    const run = await this.refusals.watch({ actor, action: 'rebalance.refused', detail }, () =>
      this.requests.create(request),
    );
    return this.waitFor(run.id, () => this.runs.isDecided(run.id), ANSWER_MS);
  }

  /** Waits for the end; answers with the run as it then is, or as it is after `timeoutMs`. */
  async waitForEnd(runId: string, timeoutMs: number): Promise<RunDetail> {
    return this.waitFor(runId, async () => isRunOver((await this.runs.get(runId)).status), timeoutMs);
  }

  /** A waiting run ends at once, a trading one when its open orders are canceled. Throws `run_not_found`. */
  async cancel(runId: string, requestedBy: string): Promise<RunDetail> {
    const run = await this.runs.get(runId);
    if (!isRunOver(run.status)) {
      const request = { by: requestedBy, reason: 'canceled', detail: `Canceled by ${requestedBy}.` } as const;
      await this.transactions.run(run.accountNumber, (manager) => this.runs.requestCancel(manager, run, request));
    }
    return this.waitForEnd(runId, ANSWER_MS);
  }

  private async waitFor(runId: string, isDone: () => Promise<boolean>, timeoutMs: number): Promise<RunDetail> {
    const deadlineMs = performance.now() + timeoutMs;
    for (;;) {
      if (await isDone()) return withoutFailure(await this.view.load(runId));
      if (performance.now() > deadlineMs) return this.late(await this.view.load(runId));
      await sleep(POLL_MS);
    }
  }

  /** A run that nobody can take must not block the next one. */
  private async late(detail: RunDetail): Promise<RunDetail> {
    const { run } = detail;
    if (run.status !== 'queued' || run.reason !== null || (await this.lease.isTaken())) return detail;
    const message = 'No process took the run: start one with the role all, scheduler or worker.';
    const isWithdrawn = await this.transactions.run(run.accountNumber, async (manager) => {
      // Somebody may have come for it at the last moment.
      const { status } = await this.runs.get(run.id, manager);
      if (status !== run.status) return false;
      await this.runs.move(manager, run, { status: 'canceled', reason: 'executor_unavailable', detail: message });
      return true;
    });
    if (!isWithdrawn) return withoutFailure(await this.view.load(run.id));
    throw new AppError('executor_unavailable', message, { details: { run_id: run.id } });
  }
}

function withoutFailure(detail: RunDetail): RunDetail {
  const { status, reason, detail: message, id } = detail.run;
  if (status !== 'failed') return detail;
  const code = ERROR_CODES.find((known) => known === reason) ?? ('internal_error' satisfies ErrorCode);
  throw new AppError(code, message ?? 'The run failed.', { details: { run_id: id } });
}

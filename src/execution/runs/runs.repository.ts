import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { IllegalTransition } from '../../common/illegal-transition.js';
import { isUuid } from '../../common/uuid.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Outbox } from '../../platform/events/outbox.js';
import type { PlanDocument } from '../plans/plan-document.js';
import type { StyleChoice } from '../styles/style-choice.js';
import { assertRunStep, type RunStatus } from './run-states.js';

/** What may end a run before its end. */
export type CancelReason = 'canceled' | 'trading_halted';

export type RunTrigger = 'api' | 'job' | 'cli';

export interface NewRun {
  id: string;
  accountNumber: string;
  strategy: string | null;
  trigger: RunTrigger;
  requestedBy: string;
  idempotencyKey: string | null;
  planId: string | null;
  planHash: string | null;
  /** How it is to be executed; null: as the rules, or its plan, say. */
  style: StyleChoice | null;
}

export interface Run {
  id: string;
  accountNumber: string;
  /** The name also of one that is removed since; null: the whole book. */
  strategy: string | null;
  status: RunStatus;
  trigger: RunTrigger;
  requestedBy: string;
  /** The preview that it executes; null when it plans for itself. */
  planId: string | null;
  planHash: string | null;
  /** How it was asked to be executed; null: as the rules, or its plan, say. */
  style: StyleChoice | null;
  /** Why the run waits, or ended as it did. */
  reason: string | null;
  detail: string | null;
  plan: PlanDocument | null;
  cancelRequestedAt: Date | null;
  /** What asked for the cancel, and in words. */
  cancelReason: CancelReason | null;
  cancelDetail: string | null;
  /** When the buys were sized once more for want of money; it happens once. */
  buysResizedAt: Date | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

/** Whether it was given a plan, which it executes or nothing; also when it does not find it. */
export function hasPlan({ planId, planHash }: Pick<Run, 'planId' | 'planHash'>): boolean {
  return planId !== null || planHash !== null;
}

export interface CancelRequest {
  by: string;
  reason: CancelReason;
  detail: string;
}

export interface RunChange {
  status: RunStatus;
  reason?: string | null;
  detail?: string | null;
  plan?: PlanDocument;
  bookId?: string;
}

const SELECT = `
  select id, account_number as "accountNumber", strategy_id as strategy, status, trigger, requested_by as "requestedBy",
         plan_id as "planId", plan_hash as "planHash", style, reason, detail, plan, cancel_requested_at as "cancelRequestedAt",
         cancel_reason as "cancelReason", cancel_detail as "cancelDetail",
         buys_resized_at as "buysResizedAt", created_at as "createdAt",
         started_at as "startedAt", finished_at as "finishedAt"
  from rebalance_runs`;
const ACTIVE = `status in ('queued', 'sells_in_progress', 'buys_in_progress', 'held')`;

@Injectable()
export class RunsRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  /** False when the account has an active run, or one of this idempotency key or plan. */
  async insert(manager: EntityManager, run: NewRun): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `insert into rebalance_runs (id, account_number, strategy_id, status, trigger, requested_by, idempotency_key,
         plan_id, plan_hash, style)
       values ($1, $2, $3, 'queued', $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`,
      [
        ...[run.id, run.accountNumber, run.strategy, run.trigger, run.requestedBy, run.idempotencyKey],
        ...[run.planId, run.planHash, run.style],
      ],
    );
    if (rows.length === 0) return false;
    const { id, requestedBy: actor, trigger, strategy, planId, planHash, style } = run;
    const detail = { trigger, strategy, plan_id: planId, plan_hash: planHash, style };
    await this.audit.record({ actor, action: 'rebalance.requested', subject: id, detail, runId: id }, manager);
    await this.outbox.append(manager, 'run.changed', { runId: run.id, status: 'queued' });
    return true;
  }

  async findActive(manager: EntityManager = this.dataSource.manager): Promise<Run | undefined> {
    return this.one(`where ${ACTIVE}`, [], manager);
  }

  async findByKey(accountNumber: string, idempotencyKey: string): Promise<Run | undefined> {
    return this.one(`where account_number = $1 and idempotency_key = $2`, [accountNumber, idempotencyKey]);
  }

  /** Throws `run_not_found`. */
  async get(id: string, manager: EntityManager = this.dataSource.manager): Promise<Run> {
    const run = isUuid(id) ? await this.one(`where id = $1`, [id], manager) : undefined;
    if (run !== undefined) return run;
    throw new AppError('run_not_found', `There is no rebalance run "${id}": see GET /execute/runs.`);
  }

  /** Whether its orders are out, or it is clear why none are. */
  async isDecided(id: string): Promise<boolean> {
    const [row] = await this.dataSource.query<{ decided: boolean }[]>(
      `select not ${ACTIVE} or reason is not null or (status <> 'queued'
           and exists (select from run_legs l where l.run_id = r.id and coalesce(started_at::text, ended_reason) is not null)
           and not exists (select from order_intents i where i.run_id = r.id and i.state in ('pending', 'unknown')))
         as decided
       from rebalance_runs r where id = $1`,
      [id],
    );
    return row?.decided === true;
  }

  /** Newest first. */
  async list(limit: number, offset: number): Promise<Run[]> {
    return this.dataSource.query<Run[]>(`${SELECT} order by created_at desc, id limit $1 offset $2`, [limit, offset]);
  }

  /** Says why a run waits; it stays where it is. */
  async explain(runId: string, reason: string, detail: string): Promise<void> {
    await this.dataSource.query(
      `update rebalance_runs set reason = $2, detail = $3 where id = $1 and status = 'queued'`,
      [runId, reason, detail],
    );
  }

  /** Errors: `internal_error` for a step that the table of states does not know. */
  async move(manager: EntityManager, run: Pick<Run, 'id' | 'status'>, change: RunChange): Promise<void> {
    const { status, reason = null, detail = null, plan, bookId } = change;
    assertRunStep(run.id, run.status, status);
    const [, moved] = await manager.query<[unknown, number]>(
      `update rebalance_runs
       set status = $3, reason = $4, detail = $5, plan = coalesce($6, plan), book_id = coalesce($7, book_id),
           orders_planned = coalesce($8, orders_planned), orders_skipped = coalesce($9, orders_skipped),
           started_at = case when $2 = 'queued' then clock_timestamp() else started_at end,
           finished_at = case when $3 in ('queued', 'sells_in_progress', 'buys_in_progress', 'held') then null
                         else clock_timestamp() end
       where id = $1 and status = $2`,
      [
        ...[run.id, run.status, status, reason, detail, plan ?? null, bookId ?? null],
        plan === undefined ? null : plan.sells.length + plan.buys.length,
        plan === undefined ? null : plan.skipped.length,
      ],
    );
    if (moved === 0) {
      const transition = { machine: 'run', id: run.id, from: run.status, to: status } as const;
      throw new IllegalTransition(transition, `Run ${run.id} is no longer ${run.status}.`);
    }
    await this.audit.record(
      {
        actor: 'executor',
        action: `run.${status}`,
        subject: run.id,
        detail: { from: run.status, reason, detail },
        runId: run.id,
      },
      manager,
    );
    await this.outbox.append(manager, 'run.changed', { runId: run.id, status });
  }

  /** The executor sees it at its next step. What asks first is what the run ends of. */
  async requestCancel(
    manager: EntityManager,
    run: Run,
    { by: requestedBy, reason, detail }: CancelRequest,
  ): Promise<void> {
    await manager.query(
      `update rebalance_runs set cancel_requested_at = clock_timestamp(), cancel_reason = $2, cancel_detail = $3
       where id = $1 and cancel_requested_at is null`,
      [run.id, reason, detail],
    );
    const { id: runId } = run;
    await this.audit.record(
      { actor: requestedBy, action: 'rebalance.cancel_requested', subject: runId, runId },
      manager,
    );
    await this.outbox.append(manager, 'run.changed', { runId: run.id, status: run.status });
  }

  async noteResizing(manager: EntityManager, runId: string, skipped: PlanDocument['skipped']): Promise<void> {
    await manager.query(
      `update rebalance_runs set buys_resized_at = clock_timestamp(),
         plan = jsonb_set(plan, '{skipped}', (plan -> 'skipped') || $2::jsonb)
       where id = $1`,
      [runId, JSON.stringify(skipped)],
    );
  }

  private async one(where: string, values: unknown[], manager = this.dataSource.manager): Promise<Run | undefined> {
    const rows = await manager.query<Run[]>(`${SELECT} ${where}`, values);
    return rows[0];
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ErrorCode } from '../../common/error-codes.js';
import type { BacktestDefinition } from './backtest-definition.js';
import type { ComputedBacktest } from './backtest.worker.js';

/** A backtest that one process computes. Of a later claim the attempt is higher, so an earlier one can tell that it lost it. */
export interface BacktestClaim {
  id: string;
  owner: string;
  /** 1, 2, … */
  attempt: number;
  definition: BacktestDefinition;
}

/** A claim that was not kept for so long is anybody's. */
const LEASE_SECONDS = 15;
/** A backtest that takes its process down must not go on to the next one for ever. */
const MOST_ATTEMPTS = 3;

const MINE = `id = $1 and status = 'running' and owner = $2 and attempts = $3`;
const UNCLAIMED = `owner = null, lease_expires_at = null`;

/** Who computes which backtest. Any number of processes claim at once, and each backtest is computed by one. */
@Injectable()
export class BacktestClaims {
  constructor(private readonly dataSource: DataSource) {}

  /** The backtest that waits longest, or whose process is gone; undefined where there is none. */
  async claim(owner: string): Promise<BacktestClaim | undefined> {
    await this.closeExhausted();
    const [rows] = await this.dataSource.query<[Omit<BacktestClaim, 'owner'>[], number]>(
      `update backtests
       set status = 'running', owner = $1, attempts = attempts + 1, progress = 0,
           started_at = coalesce(started_at, clock_timestamp()),
           lease_expires_at = clock_timestamp() + make_interval(secs => $2)
       where id = (
         select id from backtests
         where status = 'queued' or (status = 'running' and lease_expires_at < clock_timestamp())
         order by created_at, id limit 1 for update skip locked
       )
       returning id, attempts as attempt, definition`,
      [owner, LEASE_SECONDS],
    );
    return rows[0] && { ...rows[0], owner };
  }

  /** Says that the claim is alive and how far it is; false when it is no longer ours. */
  async keep({ id, owner, attempt }: BacktestClaim, progress: number): Promise<boolean> {
    return this.change(
      `progress = greatest(progress, $4), lease_expires_at = clock_timestamp() + make_interval(secs => $5)`,
      [id, owner, attempt, progress, LEASE_SECONDS],
    );
  }

  async complete({ id, owner, attempt }: BacktestClaim, computed: ComputedBacktest): Promise<boolean> {
    return this.change(
      `status = 'completed', progress = 1, finished_at = clock_timestamp(), result = $4, inputs_hash = $5,
       prices_hash = $6, ${UNCLAIMED}`,
      [id, owner, attempt, computed.result, computed.inputsHash, computed.pricesHash],
    );
  }

  async fail({ id, owner, attempt }: BacktestClaim, failure: { code: ErrorCode; detail: string }): Promise<boolean> {
    return this.change(
      `status = 'failed', finished_at = clock_timestamp(), error_code = $4, error_detail = $5, ${UNCLAIMED}`,
      [id, owner, attempt, failure.code, failure.detail],
    );
  }

  /** Back to the queue, for another process: this one is asked to stop, which is no fault of the backtest. */
  async release({ id, owner, attempt }: BacktestClaim): Promise<boolean> {
    return this.change(`status = 'queued', progress = 0, attempts = attempts - 1, ${UNCLAIMED}`, [id, owner, attempt]);
  }

  private async change(assignments: string, values: readonly unknown[]): Promise<boolean> {
    const [, changed] = await this.dataSource.query<[unknown, number]>(
      `update backtests set ${assignments} where ${MINE}`,
      [...values],
    );
    return changed > 0;
  }

  private async closeExhausted(): Promise<void> {
    await this.dataSource.query(
      `update backtests
       set status = 'failed', finished_at = clock_timestamp(), error_code = 'backtest_interrupted', ${UNCLAIMED},
           error_detail = format('Its process ended before it was done, %s times.', attempts)
       where status = 'running' and lease_expires_at < clock_timestamp() and attempts >= $1`,
      [MOST_ATTEMPTS],
    );
  }
}

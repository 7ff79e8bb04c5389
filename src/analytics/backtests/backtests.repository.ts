import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { isUuid } from '../../common/uuid.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { BacktestDefinition } from './backtest-definition.js';
import type { BacktestResult } from './backtest-result.js';

export type BacktestStatus = 'queued' | 'running' | 'completed' | 'failed';

export interface BacktestRow {
  id: string;
  status: BacktestStatus;
  definition: BacktestDefinition;
  requestedBy: string;
  /** 0 to 1. */
  progress: number;
  inputsHash: string | null;
  pricesHash: string | null;
  errorCode: string | null;
  errorDetail: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

export interface NewBacktest {
  id: string;
  definition: BacktestDefinition;
  requestedBy: string;
}

const COLUMNS = `id, status, definition, requested_by as "requestedBy", progress, inputs_hash as "inputsHash",
  prices_hash as "pricesHash", error_code as "errorCode", error_detail as "errorDetail", created_at as "createdAt",
  started_at as "startedAt", finished_at as "finishedAt"`;

/** More are refused. */
export const MOST_QUEUED = 20;

/** What was asked and what came out. */
@Injectable()
export class BacktestsRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Throws `backtest_queue_full`. */
  async insert({ id, definition, requestedBy }: NewBacktest): Promise<BacktestRow> {
    return this.unitOfWork.run(async (manager) => {
      // Two that count at once would both find the last place free.
      await manager.query(`select pg_advisory_xact_lock(hashtextextended('pas.backtests', 0))`);
      const [waiting] = await manager.query<[{ count: number }]>(
        `select count(*)::int as count from backtests where status = 'queued'`,
      );
      if (waiting.count >= MOST_QUEUED) {
        throw new AppError(
          'backtest_queue_full',
          `${MOST_QUEUED} backtests wait already: try again when one has ended.`,
        );
      }
      const [row] = await manager.query<[BacktestRow]>(
        `insert into backtests (id, definition, requested_by) values ($1, $2, $3) returning ${COLUMNS}`,
        [id, definition, requestedBy],
      );
      return row;
    });
  }

  /** Newest first. */
  async list(limit: number, offset: number): Promise<BacktestRow[]> {
    return this.dataSource.query<BacktestRow[]>(
      `select ${COLUMNS} from backtests order by created_at desc, id limit $1 offset $2`,
      [limit, offset],
    );
  }

  /** Throws `backtest_not_found`. */
  async get(id: string): Promise<BacktestRow & { result: BacktestResult | null }> {
    const rows = isUuid(id)
      ? await this.dataSource.query<(BacktestRow & { result: BacktestResult | null })[]>(
          `select ${COLUMNS}, result from backtests where id = $1`,
          [id],
        )
      : [];
    if (rows[0] !== undefined) return rows[0];
    throw new AppError('backtest_not_found', `There is no backtest "${id}": see GET /backtests.`);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IDS, type Ids } from '../common/ids.port.js';
import type { TradingDate } from '../common/trading-date.js';
import { Outbox } from '../platform/events/outbox.js';
import { AllocationRunsRepository } from './allocation-runs.repository.js';
import { computeShares, type MetaAllocation } from './meta-allocation.js';
import { StrategyHistories } from './strategy-histories.service.js';

export interface NewBook {
  id: string;
  metaRunId: string;
  asOf: TradingDate;
  allocation: MetaAllocation;
}

interface LatestRun {
  strategy: string;
  runId: string;
  asOf: TradingDate;
}

/** The book: which share of the capital each strategy has, and which of its weights count. */
@Injectable()
export class Books {
  constructor(
    @Inject(IDS) private readonly ids: Ids,
    private readonly runs: AllocationRunsRepository,
    private readonly histories: StrategyHistories,
    private readonly outbox: Outbox,
  ) {}

  /** A new book of the latest runs of all enabled strategies; those that never had a run are not in it. */
  async compose(manager: EntityManager, method: string): Promise<NewBook> {
    const latest = await this.loadLatestRuns(manager);
    const inputs = await this.histories.load(
      manager,
      latest.map(({ strategy }) => strategy),
      method,
    );
    const allocation = computeShares(inputs);
    const asOf = latest.map((run) => run.asOf).reduce((last, date) => (date > last ? date : last));
    const metaRunId = await this.runs.insert(manager, {
      strategy: null,
      asOf,
      method: allocation.method,
      params: { configured: method },
      inputs,
      weights: allocation.shares,
      diagnostics: {
        ...allocation.diagnostics,
        attempts: allocation.attempts,
        observations: inputs.observations,
        seasoned: inputs.seasoned,
      },
    });
    const id = await this.insert(manager, { metaRunId, asOf, latest, shares: allocation.shares });
    await this.outbox.append(manager, 'book.updated', { bookId: id, asOf });
    return { id, metaRunId, asOf, allocation };
  }

  private async loadLatestRuns(manager: EntityManager): Promise<LatestRun[]> {
    return manager.query<LatestRun[]>(
      `select distinct on (r.strategy_id) r.strategy_id as strategy, r.id as "runId", r.as_of::text as "asOf"
       from allocation_runs r join strategies s on s.id = r.strategy_id
       where r.level = 'strategy' and s.enabled
       order by r.strategy_id, r.created_at desc, r.id`,
    );
  }

  private async insert(
    manager: EntityManager,
    book: { metaRunId: string; asOf: TradingDate; latest: LatestRun[]; shares: Record<string, number> },
  ): Promise<string> {
    const id = this.ids.next();
    await manager.query(
      `insert into books (id, meta_run_id, as_of, created_at) values ($1, $2, $3, clock_timestamp())`,
      [id, book.metaRunId, book.asOf],
    );
    await manager.query(
      `insert into book_shares (book_id, strategy_id, run_id, share)
       select $1, * from unnest($2::text[], $3::uuid[], $4::float8[])`,
      [
        id,
        book.latest.map(({ strategy }) => strategy),
        book.latest.map(({ runId }) => runId),
        book.latest.map(({ strategy }) => book.shares[strategy] ?? 0),
      ],
    );
    return id;
  }
}

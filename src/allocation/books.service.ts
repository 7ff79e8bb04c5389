import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError } from '../common/app-error.js';
import { IDS, type Ids } from '../common/ids.port.js';
import type { TradingDate } from '../common/trading-date.js';
import { QuantError } from '../quant/quant-error.js';
import { Outbox } from '../platform/events/outbox.js';
import { AllocationRunsRepository } from './allocation-runs.repository.js';
import { computeShares, type MetaAllocation } from './meta-allocation.js';
import type { MetaInputs } from './allocation-inputs.js';
import type { Policy } from './policy/policy.js';
import { metaInputsOf, StrategyHistories } from './strategy-histories.service.js';

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
  async compose(manager: EntityManager, policy: Policy): Promise<NewBook> {
    const latest = await this.loadLatestRuns(manager);
    const strategies = latest.map(({ strategy }) => strategy);
    const history = await this.histories.load(manager, strategies, policy.window_days);
    const inputs = metaInputsOf(history, { strategies, policy, current: await this.loadShares(manager) });
    const allocation = sharesOrRefusal(inputs);
    const asOf = latest.map((run) => run.asOf).reduce((last, date) => (date > last ? date : last));
    const metaRunId = await this.runs.insert(manager, {
      strategy: null,
      asOf,
      method: allocation.method,
      params: { ...policy },
      inputs,
      weights: allocation.shares,
      diagnostics: {
        ...allocation.diagnostics,
        observations: inputs.observations,
        seasoned: inputs.seasoned,
      },
    });
    const id = await this.insert(manager, { metaRunId, asOf, latest, shares: allocation.shares });
    await this.outbox.append(manager, 'book.updated', { bookId: id, asOf });
    return { id, metaRunId, asOf, allocation };
  }

  private async loadShares(manager: EntityManager): Promise<Record<string, number>> {
    const rows = await manager.query<{ strategy: string; share: number }[]>(
      `select strategy_id as strategy, share from book_shares
       where book_id = (select id from books order by created_at desc, id limit 1)`,
    );
    return Object.fromEntries(rows.map(({ strategy, share }) => [strategy, share]));
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

function sharesOrRefusal(inputs: MetaInputs): MetaAllocation {
  try {
    return computeShares(inputs);
  } catch (cause) {
    if (!(cause instanceof QuantError)) throw cause;
    throw new AppError(cause.code, `The policy gives no shares, so the book stays: ${cause.message}.`, { cause });
  }
}

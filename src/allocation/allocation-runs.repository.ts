import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError } from '../common/app-error.js';
import { IDS, type Ids } from '../common/ids.port.js';
import type { TradingDate } from '../common/trading-date.js';
import { isUuid } from '../common/uuid.js';
import type { Params } from '../quant/params.js';
import { packInputs, unpackInputs, type AllocationInputs } from './allocation-inputs.js';

export interface NewRun {
  strategy: string | null;
  asOf: TradingDate;
  method: string;
  params: Params;
  inputs: AllocationInputs;
  /** Symbol or strategy → weight; zeros are left out. */
  weights: Record<string, number>;
  diagnostics: Record<string, unknown>;
}

export interface RunSummary {
  id: string;
  level: 'strategy' | 'meta';
  strategy: string | null;
  as_of: TradingDate;
  method: string;
  params: Params;
  inputs_hash: string;
  created_at: Date;
}

export interface RunDetail extends RunSummary {
  weights: Record<string, number>;
  diagnostics: Record<string, unknown>;
}

export interface RunsPage {
  strategy: string | null;
  limit: number;
  offset: number;
}

const SUMMARY = `id, level, strategy_id as strategy, as_of::text as as_of, method, params, inputs_hash, created_at`;

/** The stored computations of weights, each with the inputs that give the same weights again. */
@Injectable()
export class AllocationRunsRepository {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** Answers with the id. The time is that of the statement, so that a run that waited for another is the later one. */
  async insert(manager: EntityManager, run: NewRun): Promise<string> {
    const id = this.ids.next();
    const { hash, body } = packInputs(run.inputs);
    await manager.query(`insert into allocation_inputs (hash, body) values ($1, $2) on conflict (hash) do nothing`, [
      hash,
      body,
    ]);
    await manager.query(
      `insert into allocation_runs
         (id, level, strategy_id, as_of, method, params, inputs_hash, weights, diagnostics, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp())`,
      [id, run.inputs.level, run.strategy, run.asOf, run.method, run.params, hash, run.weights, run.diagnostics],
    );
    if (run.strategy !== null) await this.insertWeights(manager, id, run);
    return id;
  }

  /** Newest first. */
  async list({ strategy, limit, offset }: RunsPage): Promise<RunSummary[]> {
    return this.dataSource.query<RunSummary[]>(
      `select ${SUMMARY} from allocation_runs where $1::text is null or strategy_id = $1
       order by created_at desc, id limit $2 offset $3`,
      [strategy, limit, offset],
    );
  }

  /** Throws `allocation_run_not_found`. */
  async get(id: string): Promise<RunDetail> {
    const rows = isUuid(id)
      ? await this.dataSource.query<RunDetail[]>(
          `select ${SUMMARY}, weights, diagnostics from allocation_runs where id = $1`,
          [id],
        )
      : [];
    if (rows[0] !== undefined) return rows[0];
    throw new AppError('allocation_run_not_found', `There is no allocation run "${id}": see GET /allocation/runs.`);
  }

  async loadInputs(hash: string): Promise<AllocationInputs> {
    const [row] = await this.dataSource.query<[{ body: Buffer }]>(
      `select body from allocation_inputs where hash = $1`,
      [hash],
    );
    return unpackInputs(row.body);
  }

  private async insertWeights(manager: EntityManager, id: string, run: NewRun): Promise<void> {
    const entries = Object.entries(run.weights);
    await manager.query(
      `insert into target_weights (run_id, strategy_id, symbol, weight, as_of, created_at)
       select $1, $2, symbol, weight, $3, clock_timestamp() from unnest($4::text[], $5::float8[]) as given (symbol, weight)`,
      [id, run.strategy, run.asOf, entries.map(([symbol]) => symbol), entries.map(([, weight]) => weight)],
    );
  }
}

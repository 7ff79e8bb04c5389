import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError } from '../common/app-error.js';
import { SymbolDemand } from '../market/symbol-demand.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { StrategyEntity } from './entities/strategy.entity.js';
import { parseStrategy, type StrategyDefinition } from './strategy-definition.js';
import { UniverseResolver } from './universe-resolver.service.js';

/** What a user wrote, not checked yet; what is absent stays as it is. */
export interface StrategyChanges {
  name?: string;
  kind?: string;
  params?: object;
  universe?: object;
  enabled?: boolean;
}

/** The strategies that are defined. */
@Injectable()
export class StrategiesService implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly universes: UniverseResolver,
    private readonly demand: SymbolDemand,
  ) {}

  onModuleInit(): void {
    this.demand.addSource('history', () => this.loadUniverseSymbols());
  }

  list(): Promise<StrategyEntity[]> {
    return this.dataSource.getRepository(StrategyEntity).find({ order: { id: 'ASC' } });
  }

  async listEnabled(): Promise<StrategyEntity[]> {
    return (await this.list()).filter(({ enabled }) => enabled);
  }

  /** Throws `strategy_not_found`. */
  async get(id: string): Promise<StrategyEntity> {
    return this.find(this.dataSource.manager, id);
  }

  /** Whether it is still there since then: another one that took its name is not. */
  async existsSince(then: Date, id: string): Promise<boolean> {
    return this.holdSince(this.dataSource.manager, then, id);
  }

  /** As `existsSince`; where it does, it cannot be removed before the end of the transaction. */
  async holdSince(manager: EntityManager, then: Date, id: string): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `select from strategies where id = $1 and date_trunc('milliseconds', created_at) <= $2 for key share`,
      [id, then],
    );
    return rows.length > 0;
  }

  /** Throws `invalid_strategy`, `strategy_exists`. */
  async create(input: unknown): Promise<StrategyEntity> {
    const [created] = await this.createAll([parseStrategy(input)]);
    return this.get(created ?? '');
  }

  /** All or none; answers with their ids. */
  async createAll(definitions: readonly StrategyDefinition[]): Promise<string[]> {
    await this.unitOfWork.run(async (manager) => {
      const inserted = await this.insertMissing(manager, definitions);
      const taken = definitions.find(({ id }) => !inserted.includes(id));
      if (taken === undefined) return;
      throw new AppError(
        'strategy_exists',
        `A strategy has the id "${taken.id}" already: change it or take another id.`,
      );
    });
    return definitions.map(({ id }) => id);
  }

  /** Leaves those alone whose id is taken; answers with the ids that were added. */
  async insertMissing(manager: EntityManager, definitions: readonly StrategyDefinition[]): Promise<string[]> {
    const ids: string[] = [];
    for (const { id, name, kind, params, universe, enabled } of definitions) {
      const rows = await manager.query<{ id: string }[]>(
        `insert into strategies (id, name, kind, params, universe, enabled) values ($1, $2, $3, $4, $5, $6)
         on conflict (id) do nothing returning id`,
        [id, name, kind, params, universe, enabled],
      );
      ids.push(...rows.map((row) => row.id));
    }
    return ids;
  }

  /** What `changes` leaves out stays as it is, also beside other changes; a new kind starts from its own default parameters. */
  async update(id: string, changes: StrategyChanges): Promise<StrategyEntity> {
    await this.unitOfWork.run(async (manager) => {
      const { name, kind, params, universe, enabled } = await this.find(manager, id, { mode: 'for_no_key_update' });
      const isNewKind = changes.kind !== undefined && changes.kind !== kind;
      const current = { name, kind, params: isNewKind ? {} : params, universe, enabled };
      const next = parseStrategy({ ...current, ...changes, id });
      await manager.update(StrategyEntity, { id }, next as never);
    });
    return this.get(id);
  }

  /** Its runs, weights and returns go with it. */
  async remove(id: string): Promise<void> {
    const { affected } = await this.dataSource.getRepository(StrategyEntity).delete({ id });
    if (affected === 0) throw notFound(id);
  }

  private async find(
    manager: EntityManager,
    id: string,
    lock?: { mode: 'for_no_key_update' },
  ): Promise<StrategyEntity> {
    const strategy = await manager.findOne(StrategyEntity, { where: { id }, ...(lock && { lock }) });
    if (strategy === null) throw notFound(id);
    return strategy;
  }

  private async loadUniverseSymbols(): Promise<string[]> {
    const symbols: string[] = [];
    for (const { universe } of await this.listEnabled()) {
      // The wider forms are made of symbols that have bars already, so only listed symbols can be unheard of.
      if ('symbols' in universe) symbols.push(...universe.symbols);
      else symbols.push(...(await this.universes.resolve(universe).catch(withoutEmpty)));
    }
    return symbols;
  }
}

function withoutEmpty(error: unknown): string[] {
  if (error instanceof AppError && error.code === 'empty_universe') return [];
  throw error;
}

function notFound(id: string): AppError {
  return new AppError('strategy_not_found', `There is no strategy "${id}": see GET /strategies.`);
}

import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { returnsOf } from '../strategies/kinds/returns.js';
import { StrategyEntity } from '../strategies/entities/strategy.entity.js';
import type { StrategyTargets } from '../strategies/strategy-targets.service.js';
import { closesOf, scoresOf } from './allocation-inputs.js';
import { AllocationRunsRepository } from './allocation-runs.repository.js';
import { Books } from './books.service.js';
import type { Policy } from './policy/policy.js';
import { computeRiskContributions } from './risk-contributions.js';

export interface Computed {
  strategy: StrategyEntity;
  targets: StrategyTargets;
}

export interface Recorded {
  book_id: string;
  meta_run_id: string;
  as_of: string;
  /** The method that gave the shares, which is a fallback when the wanted one failed. */
  method: string;
  shares: Record<string, number>;
  runs: { id: string; strategy: string; as_of: string; positions: number }[];
}

/** Writes weights and the book that follows from them in one transaction. */
@Injectable()
export class AllocationRecorder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: AllocationRunsRepository,
    private readonly books: Books,
  ) {}

  /**
   * Undefined, and nothing is written, when a strategy is by now defined otherwise than it was computed: a slow computation
   * must not replace the weights of the new definition by those of the old one.
   */
  record(computed: readonly Computed[], policy: Policy): Promise<Recorded | undefined> {
    return this.unitOfWork.run(async (manager) => {
      // One after the other, so that the last book is made of the last runs.
      await manager.query(`select pg_advisory_xact_lock(hashtext('pas.allocation'))`);
      if (!(await this.isOfToday(manager, computed))) return undefined;
      const runs: Recorded['runs'] = [];
      for (const one of computed) runs.push(await this.recordRun(manager, one));
      const book = await this.books.compose(manager, policy);
      const { shares, method } = book.allocation;
      return { book_id: book.id, meta_run_id: book.metaRunId, as_of: book.asOf, method, shares, runs };
    });
  }

  private async isOfToday(manager: EntityManager, computed: readonly Computed[]): Promise<boolean> {
    const strategies = await manager.findBy(StrategyEntity, { id: In(computed.map(({ strategy }) => strategy.id)) });
    const definitions = new Map(strategies.map((strategy) => [strategy.id, definitionOf(strategy)]));
    return computed.every(({ strategy }) => isDeepStrictEqual(definitions.get(strategy.id), definitionOf(strategy)));
  }

  private async recordRun(manager: EntityManager, { strategy, targets }: Computed): Promise<Recorded['runs'][number]> {
    const { view, diagnostics } = targets;
    const weights = nonZero(view.symbols, targets.weights);
    const scores = scoresOf(view);
    const id = await this.runs.insert(manager, {
      strategy: strategy.id,
      asOf: view.asOf,
      method: strategy.kind,
      params: strategy.params,
      inputs: {
        level: 'strategy',
        strategy: strategy.id,
        kind: strategy.kind,
        params: strategy.params,
        symbols: view.symbols,
        dates: view.dates,
        closes: closesOf(view),
        ...(scores ? { scores } : {}),
        ...(view.held ? { held: view.held } : {}),
      },
      weights,
      diagnostics: { ...diagnostics, risk_contributions: riskOf(targets) },
    });
    return { id, strategy: strategy.id, as_of: view.asOf, positions: Object.keys(weights).length };
  }
}

/** What the weights follow from. */
function definitionOf({ kind, params, universe }: StrategyEntity): object {
  return { kind, params, universe };
}

/** By symbol; null when the view is too short to tell. */
function riskOf({ view, weights }: StrategyTargets): Record<string, number> | null {
  const contributions = computeRiskContributions(weights, returnsOf(view));
  return contributions === undefined ? null : nonZero(view.symbols, contributions);
}

function nonZero(symbols: readonly string[], values: ArrayLike<number>): Record<string, number> {
  return Object.fromEntries(symbols.map((symbol, i) => [symbol, values[i] ?? 0] as const).filter(([, v]) => v !== 0));
}

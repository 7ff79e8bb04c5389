import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import type { StrategyEntity } from './entities/strategy.entity.js';
import type { MarketView, TargetWeights } from './kinds/strategy-kind.js';
import { computeView, LONGEST_GAP_SESSIONS, type ViewWithGaps } from './market-view.js';
import { MarketHistory } from './market-history.service.js';
import { kindOf } from './strategy-definition.js';
import { StrategyComputations } from './strategy-computations.service.js';
import { StrategyWeights } from './strategy-weights.service.js';
import { UniverseResolver } from './universe-resolver.service.js';

export interface StrategyTargets extends TargetWeights {
  /** Exactly what the kind saw: with it and the parameters the weights can be computed again. */
  view: MarketView;
}

/** The target weights of strategies from the stored bars. */
@Injectable()
export class StrategyTargetsService {
  constructor(
    private readonly history: MarketHistory,
    private readonly universes: UniverseResolver,
    private readonly computations: StrategyComputations,
    private readonly weights: StrategyWeights,
  ) {}

  /** As of the last stored bar of the universe. Throws `empty_universe`, `insufficient_data`, `infeasible`. */
  async compute(strategy: StrategyEntity): Promise<StrategyTargets> {
    const kind = kindOf(strategy.kind);
    const length = kind.historyDays(strategy.params);
    const symbols = await this.universes.resolve(strategy.universe);
    const prices = await this.history.load(strategy, { symbols, lastSessions: length + LONGEST_GAP_SESSIONS });
    const seen = computeView(prices, { lastRow: prices.dates.length - 1, length });
    if (seen === undefined || seen.view.symbols.length === 0) {
      throw insufficient(strategy, { length, dates: prices.dates.length, seen });
    }
    const { excluded, carried } = seen;
    const held = kind.looksAtHeld?.(strategy.params) && (await this.weights.before(strategy.id, seen.view.asOf));
    const view = held ? { ...seen.view, held } : seen.view;
    const { weights, diagnostics } = await this.computations.targets(strategy, view);
    return { view, weights, diagnostics: { ...diagnostics, excluded, carried } };
  }
}

function insufficient(
  { id, kind }: StrategyEntity,
  { length, dates, seen }: { length: number; dates: number; seen: ViewWithGaps | undefined },
): AppError {
  if (dates === 0) {
    const problem = 'no symbol of its universe has bars: import bars or change the universe';
    return new AppError('empty_universe', `Strategy ${id} (${kind}): ${problem}.`);
  }
  const problem =
    seen === undefined
      ? `its universe has ${dates}`
      : `none of its ${Object.keys(seen.excluded).length} symbols is complete over the last ${length}`;
  return new AppError('insufficient_data', `Strategy ${id} (${kind}) needs ${length} daily closes, but ${problem}.`, {
    details: { needed: length, available: dates, excluded: seen?.excluded ?? {} },
  });
}

import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { IDS, type Ids } from '../../common/ids.port.js';
import { tradingDate } from '../../common/trading-date.js';
import { StrategiesService } from '../../strategies/strategies.service.js';
import { parseStrategy, type StrategyDefinition } from '../../strategies/strategy-definition.js';
import { UniverseResolver } from '../../strategies/universe-resolver.service.js';
import type { BacktestDefinition } from './backtest-definition.js';
import { BacktestPrices } from './backtest-prices.service.js';
import { BacktestRunner } from './backtest-runner.service.js';
import { BacktestsRepository, type BacktestRow } from './backtests.repository.js';
import { type CreateBacktestDto, DEFAULT_CAPITAL, DEFAULT_PERIOD } from './dto/backtest-request.dto.js';

type Rule = Pick<StrategyDefinition, 'name' | 'kind' | 'params' | 'universe'> & { strategy: string | null };

/** Takes backtests: completes the question and refuses what a look at the data shows to be in vain. */
@Injectable()
export class BacktestRequests {
  constructor(
    private readonly strategies: StrategiesService,
    private readonly universes: UniverseResolver,
    private readonly prices: BacktestPrices,
    private readonly backtests: BacktestsRepository,
    private readonly runner: BacktestRunner,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** Throws what `complete` throws, and `backtest_queue_full`. */
  async create(request: CreateBacktestDto, requestedBy: string): Promise<BacktestRow> {
    const definition = await this.complete(request);
    const queued = await this.backtests.insert({ id: this.ids.next(), definition, requestedBy });
    this.runner.ring();
    return queued;
  }

  /**
   * The whole question. Throws `validation_failed`, `strategy_not_found`, `invalid_strategy`, `empty_universe`,
   * `symbol_not_found`, `insufficient_data`, `backtest_too_large`.
   */
  async complete(request: CreateBacktestDto): Promise<BacktestDefinition> {
    if (request.end <= request.start) throw invalid('end', `must be later than start (${request.start})`);
    const rule = await this.ruleOf(request);
    const definition: BacktestDefinition = {
      ...{ strategy: rule.strategy, name: rule.name, kind: rule.kind, params: rule.params, universe: rule.universe },
      symbols: await this.universes.resolve(rule.universe),
      start: tradingDate(request.start),
      end: tradingDate(request.end),
      initial_capital: request.initial_capital ?? DEFAULT_CAPITAL,
      rebalance: request.rebalance ?? DEFAULT_PERIOD,
      cost_rate: request.cost_rate ?? 0,
      benchmark: request.benchmark ?? null,
      risk_free_rate: request.risk_free_rate ?? 0,
    };
    await this.prices.assertEnough(definition);
    return definition;
  }

  private async ruleOf({ strategy, kind, params, universe }: CreateBacktestDto): Promise<Rule> {
    const given = Object.entries({ kind, params, universe }).filter(
      ([, member]) => (member ?? undefined) !== undefined,
    );
    if (typeof strategy !== 'string') {
      if (given.length === 0) throw invalid('strategy', 'or kind, params and universe are needed');
      return { ...parseStrategy({ id: 'given', ...Object.fromEntries(given) }), name: 'Given rule', strategy: null };
    }
    const [surplus] = given;
    if (surplus) throw invalid(surplus[0], 'belongs to a rule without strategy: give one or the other');
    const stored = await this.strategies.get(strategy);
    return { strategy, name: stored.name, kind: stored.kind, params: stored.params, universe: stored.universe };
  }
}

function invalid(path: string, problem: string): AppError {
  const message = `${path} ${problem}`;
  return new AppError('validation_failed', `${message}.`, { errors: [{ path, message }] });
}

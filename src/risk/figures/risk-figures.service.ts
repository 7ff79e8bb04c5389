import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BenchmarkReturns } from '../../analytics/performance/benchmark-returns.service.js';
import { datedDrawdowns } from '../../analytics/performance/dated-drawdowns.js';
import {
  PORTFOLIO,
  ReturnHistories,
  type ReturnHistory,
} from '../../analytics/performance/return-histories.repository.js';
import { AppError } from '../../common/app-error.js';
import { pageOf, type PageQueryDto } from '../../platform/http/page-query.dto.js';
import {
  annualisedVolatility,
  beta,
  cornishFisherValueAtRisk,
  downBeta,
  downsideDeviation,
  drawdowns,
  fractionalShortfall,
  gaussianShortfall,
  gaussianValueAtRisk,
  historicalValueAtRisk,
  longestDrawdown,
  maxDrawdown,
  rSquared,
  upBeta,
} from '../../quant/index.js';
import { QuantError } from '../../quant/quant-error.js';
import { StrategiesService } from '../../strategies/strategies.service.js';
import type {
  BetaDto,
  BetaQueryDto,
  DrawdownsDto,
  DrawdownsQueryDto,
  RiskSummaryDto,
  VarDto,
  VarQueryDto,
  VolatilityDto,
  WindowQueryDto,
} from './risk-figures.dto.js';

const DAYS_PER_YEAR = 252;

type Subject = Pick<VarDto, 'strategy' | 'as_of' | 'observations' | 'simulated_observations'>;

/** What the daily returns of a strategy or of the portfolio say of its risk. */
@Injectable()
export class RiskFigures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly histories: ReturnHistories,
    private readonly strategies: StrategiesService,
    private readonly benchmarks: BenchmarkReturns,
  ) {}

  /** The statistics that rules watch: the portfolio first, then the strategies by id. */
  async summarise(page: PageQueryDto): Promise<RiskSummaryDto[]> {
    const rows = await this.dataSource.query<RiskSummaryDto[]>(
      `select strategy, as_of::text as as_of, observations, simulated_observations, volatility, volatility_60d, var_95, cvar_95,
              drawdown, max_drawdown, largest_weight, gross_weight
       from risk_stats order by strategy <> $1, strategy`,
      [PORTFOLIO],
    );
    return pageOf(rows, page);
  }

  /** Throws `strategy_not_found`, `insufficient_data`, as the others do. */
  async valueAtRisk({ strategy, window, level: text }: VarQueryDto): Promise<VarDto> {
    const level = Number(text);
    return this.describe(strategy, window, ({ returns }) => ({
      level,
      historical: historicalValueAtRisk(returns, level),
      gaussian: gaussianValueAtRisk(returns, level),
      cornish_fisher: cornishFisherValueAtRisk(returns, level),
      expected_shortfall: fractionalShortfall(returns, level),
      gaussian_expected_shortfall: gaussianShortfall(returns, level),
    }));
  }

  async volatility({ strategy, window }: WindowQueryDto): Promise<VolatilityDto> {
    return this.describe(strategy, window, ({ returns }) => ({
      volatility: annualisedVolatility(returns, DAYS_PER_YEAR),
      downside_deviation: downsideDeviation(returns, { periodsPerYear: DAYS_PER_YEAR }),
    }));
  }

  async drawdowns({ strategy, count }: DrawdownsQueryDto): Promise<DrawdownsDto> {
    return this.describe(strategy, Infinity, (history) => {
      const { returns } = history;
      return {
        current: drawdowns(returns).at(-1) ?? 0,
        deepest: maxDrawdown(returns),
        longest: longestDrawdown(returns),
        episodes: datedDrawdowns(history, count),
      };
    });
  }

  /** Throws `symbol_not_found` as well. */
  async beta({ strategy, window, benchmark: symbol }: BetaQueryDto): Promise<BetaDto> {
    return this.describe(strategy, window, async ({ dates, returns }) => {
      const market = await this.benchmarks.load(symbol, dates);
      return {
        benchmark: symbol,
        beta: beta(returns, market),
        up_beta: upBeta(returns, market),
        down_beta: downBeta(returns, market),
        r_squared: rSquared(returns, market),
      };
    });
  }

  private async describe<T extends object>(
    strategy: string | undefined,
    window: number,
    compute: (history: ReturnHistory) => T | Promise<T>,
  ): Promise<Subject & T> {
    if (strategy !== undefined) await this.strategies.get(strategy);
    const subject = strategy ?? PORTFOLIO;
    const history = await this.histories.load(subject, { last: window });
    const asOf = history.dates.at(-1);
    if (asOf === undefined || history.returns.length < 2) {
      throw insufficient(subject, `it has ${history.returns.length} daily returns, two are needed`);
    }
    try {
      return {
        strategy: subject,
        as_of: asOf,
        observations: history.returns.length,
        simulated_observations: history.simulatedObservations,
        ...(await compute(history)),
      };
    } catch (error) {
      if (error instanceof QuantError) throw insufficient(subject, error.message, error);
      throw error;
    }
  }
}

function insufficient(subject: string, why: string, cause?: QuantError): AppError {
  return new AppError('insufficient_data', `The risk of ${subject} cannot be told: ${why}.`, { cause });
}

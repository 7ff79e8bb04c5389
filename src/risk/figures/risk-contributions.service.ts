import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PORTFOLIO } from '../../analytics/performance/return-histories.repository.js';
import { computeRiskContributions } from '../../allocation/risk-contributions.js';
import { AppError } from '../../common/app-error.js';
import { BarsRepository } from '../../market/bars.repository.js';
import { annualisedVolatility, portfolioReturns } from '../../quant/index.js';
import { returnsOf } from '../../strategies/kinds/returns.js';
import { computeView, LONGEST_GAP_SESSIONS } from '../../strategies/market-view.js';
import { StrategiesService } from '../../strategies/strategies.service.js';
import type { RiskContributionsDto, WindowQueryDto } from './risk-figures.dto.js';

interface Target {
  symbol: string;
  weight: number;
}

const DAYS_PER_YEAR = 252;

const OF_STRATEGY = `
  select symbol, weight from target_weights
  where run_id = (select id from allocation_runs where level = 'strategy' and strategy_id = $1
                  order by created_at desc, id limit 1)
  order by symbol`;

const OF_BOOK = `
  select t.symbol, sum(s.share * t.weight) as weight
  from book_shares s join target_weights t on t.run_id = s.run_id
  where s.book_id = (select id from books order by created_at desc, id limit 1)
  group by t.symbol having sum(s.share * t.weight) <> 0 order by t.symbol`;

/** Where the variance of the current target weights comes from, on the stored bars of the last days. */
@Injectable()
export class RiskContributions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly strategies: StrategiesService,
    private readonly bars: BarsRepository,
  ) {}

  /** Throws `strategy_not_found`, `insufficient_data`. */
  async compute({ strategy, window }: WindowQueryDto): Promise<RiskContributionsDto> {
    if (strategy !== undefined) await this.strategies.get(strategy);
    const subject = strategy ?? PORTFOLIO;
    const targets = await this.loadTargets(strategy);
    const symbols = targets.map(({ symbol }) => symbol);
    const prices = await this.bars.loadPriceMatrix({ symbols, lastSessions: window + 1 + LONGEST_GAP_SESSIONS });
    const length = Math.min(window + 1, prices.dates.length);
    const seen = computeView(prices, { lastRow: prices.dates.length - 1, length });
    if (seen === undefined || seen.view.symbols.length === 0)
      throw insufficient(subject, 'it has no weights with bars');
    const { view, excluded } = seen;
    const returns = returnsOf(view);
    const weightOf = new Map(targets.map(({ symbol, weight }) => [symbol, weight]));
    const weights = Float64Array.from(view.symbols, (symbol) => weightOf.get(symbol) ?? 0);
    const contributions = computeRiskContributions(weights, returns);
    if (!contributions) throw insufficient(subject, `${returns.rows} daily returns of its symbols do not tell it`);
    return {
      strategy: subject,
      as_of: view.asOf,
      observations: returns.rows,
      volatility: annualisedVolatility(portfolioReturns(returns, weights), DAYS_PER_YEAR),
      contributions: view.symbols
        .map((symbol, i) => ({ symbol, weight: weights[i] ?? 0, contribution: contributions[i] ?? 0 }))
        .sort((a, b) => b.contribution - a.contribution || (a.symbol < b.symbol ? -1 : 1)),
      left_out: Object.keys(excluded),
    };
  }

  private loadTargets(strategy: string | undefined): Promise<Target[]> {
    return strategy === undefined
      ? this.dataSource.query<Target[]>(OF_BOOK)
      : this.dataSource.query<Target[]>(OF_STRATEGY, [strategy]);
  }
}

function insufficient(subject: string, why: string): AppError {
  return new AppError('insufficient_data', `The risk of ${subject} cannot be split: ${why}.`);
}

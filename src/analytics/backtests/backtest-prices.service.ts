import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { TradingDate } from '../../common/trading-date.js';
import { BarsRepository } from '../../market/bars.repository.js';
import type { PriceMatrix } from '../../market/price-matrix.js';
import { MarketHistory } from '../../strategies/market-history.service.js';
import { LONGEST_GAP_SESSIONS } from '../../strategies/market-view.js';
import { lastRowsOfPeriods } from '../../strategies/rebalance-schedule.js';
import { kindOf } from '../../strategies/strategy-definition.js';
import type { BacktestDefinition } from './backtest-definition.js';
import type { BenchmarkCloses } from './follow-benchmark.js';

/** Sessions × symbols of the prices: what is read and handed to a thread at once. */
const MOST_PRICES = 2_000_000;
/** Decisions × symbols: what is stored and answered. */
const MOST_WEIGHTS = 250_000;
/** All there are. */
const EVERY_SESSION = 1_000_000;

/** The stored bars that a backtest stands on. */
@Injectable()
export class BacktestPrices {
  constructor(
    private readonly bars: BarsRepository,
    private readonly history: MarketHistory,
  ) {}

  /** Throws `insufficient_data`, `backtest_too_large`, `symbol_not_found` where a look at the dates shows it. */
  async assertEnough(definition: BacktestDefinition): Promise<void> {
    const { symbols, start, benchmark } = definition;
    const dates = await this.bars.loadSessions(symbols, definition.end);
    const first = dates.findIndex((date) => date >= start);
    const needed = kindOf(definition.kind).historyDays(definition.params);
    const rows = lastRowsOfPeriods(dates, definition.rebalance).filter((row) => first >= 0 && row >= first);
    const decisions = rows.filter((row) => row + 1 >= needed);
    const firstDecision = dates[decisions[0] ?? -1];
    if (firstDecision === undefined) throw tooFew(definition, { dates, needed, periods: rows.length });
    assertSize('prices', (dates.length - Math.max(0, first - needed)) * symbols.length, MOST_PRICES);
    assertSize('weights', rows.length * symbols.length, MOST_WEIGHTS);
    if (benchmark !== null) await this.assertBenchmark(benchmark, firstDecision);
  }

  async load(definition: BacktestDefinition): Promise<{ prices: PriceMatrix; benchmark: BenchmarkCloses | null }> {
    const { symbols, start, end, kind, params, benchmark } = definition;
    const sessions = (await this.bars.loadSessions(symbols, end)).filter((date) => date >= start).length;
    const lastSessions = sessions + kindOf(kind).historyDays(params) + LONGEST_GAP_SESSIONS;
    const prices = await this.history.load({ kind, params }, { symbols, end, lastSessions });
    if (benchmark === null) return { prices, benchmark };
    const { dates, closes } = await this.bars.loadPriceMatrix({
      symbols: [benchmark],
      end,
      lastSessions: EVERY_SESSION,
    });
    return { prices, benchmark: { symbol: benchmark, dates, closes } };
  }

  private async assertBenchmark(symbol: string, firstDecision: TradingDate): Promise<void> {
    const first = (await this.bars.loadSessions([symbol], 'infinity')).at(0);
    if (first === undefined) {
      throw new AppError(
        'symbol_not_found',
        `No bars are stored for the benchmark "${symbol}": see GET /market/symbols.`,
      );
    }
    if (first <= firstDecision) return;
    const problem = `The benchmark ${symbol} has bars from ${first} on, the first decision is on ${firstDecision}.`;
    throw new AppError('insufficient_data', problem, {
      details: { available_from: first, needed_from: firstDecision },
    });
  }
}

function assertSize(what: 'prices' | 'weights', count: number, most: number): void {
  if (count <= most) return;
  const problem = `The backtest has ${count} ${what}, ${most} are the most: take fewer symbols, a shorter time or a longer period.`;
  throw new AppError('backtest_too_large', problem, { details: { [what]: count, most } });
}

function tooFew(
  { start, end, rebalance, kind }: BacktestDefinition,
  { dates, needed, periods }: { dates: readonly TradingDate[]; needed: number; periods: number },
): AppError {
  const problem =
    periods === 0
      ? `no ${rebalance} period with a session ends and goes on within the bars from ${start} to ${end}`
      : `${kind} decides on ${needed} daily closes, and up to the last decision there are fewer`;
  return new AppError('insufficient_data', `Nothing can be decided: ${problem}; ${shownDates(dates)}.`, {
    details: { needed, available: dates.length },
  });
}

function shownDates(dates: readonly TradingDate[]): string {
  const [first, last] = [dates[0], dates.at(-1)];
  return first === undefined || last === undefined
    ? 'no bars are stored up to then'
    : `${dates.length} sessions are stored, from ${first} to ${last}`;
}

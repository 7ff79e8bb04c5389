import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { addDays, type TradingDate } from '../../common/trading-date.js';
import { BarsRepository } from '../../market/bars.repository.js';
import { followBenchmark } from '../backtests/follow-benchmark.js';

/** All there are. */
const EVERY_SESSION = 1_000_000;

/** What a symbol returned on the days of others. */
@Injectable()
export class BenchmarkReturns {
  constructor(private readonly bars: BarsRepository) {}

  /**
   * One for each of the ascending days, each from the close before the one before. Throws `symbol_not_found`, QuantError
   * `insufficient_data` where its bars begin too late.
   */
  async load(symbol: string, days: readonly TradingDate[]): Promise<number[]> {
    const [first] = days;
    const bars = await this.bars.loadPriceMatrix({ symbols: [symbol], end: days.at(-1), lastSessions: EVERY_SESSION });
    if (bars.dates.length === 0 || first === undefined) {
      throw new AppError(
        'symbol_not_found',
        `No bars are stored for the benchmark "${symbol}": see GET /market/symbols.`,
      );
    }
    const closes = followBenchmark({ ...bars, symbol }, [addDays(first, -1), ...days]);
    return closes.slice(1).map((close, t) => close / (closes[t] ?? Number.NaN) - 1);
  }
}

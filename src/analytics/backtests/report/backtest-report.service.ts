import { Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import { BacktestsRepository } from '../backtests.repository.js';
import { reportPage } from './report-page.js';

/** A finished backtest as a page. */
@Injectable()
export class BacktestReport {
  constructor(private readonly backtests: BacktestsRepository) {}

  /** Throws `backtest_not_found`, `backtest_not_finished`. */
  async render(id: string): Promise<string> {
    const { result, status, errorCode, errorDetail, ...backtest } = await this.backtests.get(id);
    if (result !== null) return reportPage({ ...backtest, result });
    const why = errorCode === null ? `it is ${status}` : `it failed (${errorCode}): ${errorDetail ?? ''}`;
    throw new AppError('backtest_not_finished', `Backtest ${id} has no report: ${why}`);
  }
}

import { Module } from '@nestjs/common';
import { MarketModule } from '../../market/market.module.js';
import { StrategiesModule } from '../../strategies/strategies.module.js';
import { BacktestClaims } from './backtest-claims.repository.js';
import { BacktestComputations } from './backtest-computations.service.js';
import { BACKTEST_POOL_PROVIDER } from './backtest-pool.js';
import { BacktestPrices } from './backtest-prices.service.js';
import { BacktestRequests } from './backtest-requests.service.js';
import { BacktestRunner } from './backtest-runner.service.js';
import { BacktestsController } from './backtests.controller.js';
import { BacktestsRepository } from './backtests.repository.js';
import { BacktestReport } from './report/backtest-report.service.js';

@Module({
  imports: [MarketModule, StrategiesModule],
  controllers: [BacktestsController],
  providers: [
    BACKTEST_POOL_PROVIDER,
    BacktestClaims,
    BacktestComputations,
    BacktestPrices,
    BacktestReport,
    BacktestRequests,
    BacktestRunner,
    BacktestsRepository,
  ],
})
export class BacktestsModule {}

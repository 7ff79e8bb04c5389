import { Module } from '@nestjs/common';
import { MarketModule } from '../market/market.module.js';
import { ComputeModule } from '../platform/compute/compute.module.js';
import { StrategiesModule } from '../strategies/strategies.module.js';
import { AnalyticsCache } from './analytics-cache.service.js';
import { AnalyticsController } from './analytics.controller.js';
import { Attribution } from './attribution.service.js';
import { CorrelationMatrix } from './correlation-matrix.service.js';
import { CorrelationService } from './correlation.service.js';
import { BenchmarkReturns } from './performance/benchmark-returns.service.js';
import { FactorSets } from './performance/factor-sets.repository.js';
import { PerformanceComputations } from './performance/performance-computations.service.js';
import { AnalyticsPerformanceController } from './performance/performance.controller.js';
import { Performance } from './performance/performance.service.js';
import { ReturnHistories } from './performance/return-histories.repository.js';
import { SectorExposureService } from './sector-exposure.service.js';
import { StrategyEquity } from './strategies/strategy-equity.service.js';
import { StrategyRecordController } from './strategies/strategy-record.controller.js';
import { StrategySummaries } from './strategies/strategy-summaries.service.js';

@Module({
  imports: [ComputeModule, MarketModule, StrategiesModule],
  controllers: [AnalyticsController, AnalyticsPerformanceController, StrategyRecordController],
  providers: [
    AnalyticsCache,
    Attribution,
    BenchmarkReturns,
    CorrelationMatrix,
    CorrelationService,
    FactorSets,
    Performance,
    PerformanceComputations,
    ReturnHistories,
    SectorExposureService,
    StrategyEquity,
    StrategySummaries,
  ],
  exports: [BenchmarkReturns, ReturnHistories],
})
export class AnalyticsModule {}

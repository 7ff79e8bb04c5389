import { Module } from '@nestjs/common';
import { MarketModule } from '../market/market.module.js';
import { ComputeModule } from '../platform/compute/compute.module.js';
import { StrategiesModule } from '../strategies/strategies.module.js';
import { AllocateJob } from './allocate.job.js';
import { ALLOCATION_METRIC_PROVIDERS, AllocationMetrics } from './allocation-metrics.js';
import { AllocationController } from './allocation.controller.js';
import { AllocationRecorder } from './allocation-recorder.service.js';
import { AllocationReplay } from './allocation-replay.service.js';
import { AllocationRunsRepository } from './allocation-runs.repository.js';
import { AllocationService } from './allocation.service.js';
import { BookSymbols } from './book-symbols.service.js';
import { Books } from './books.service.js';
import { CurrentBookService } from './current-book.service.js';
import { FirstStart } from './first-start.service.js';
import { Optimizations } from './optimize/optimizations.service.js';
import { OptimizeController } from './optimize/optimize.controller.js';
import { AllocationPerformanceJob } from './performance/allocation-performance.job.js';
import { AllocationPerformance } from './performance/allocation-performance.service.js';
import { PerformanceSummary } from './performance/performance-summary.service.js';
import { PerformanceController } from './performance/performance.controller.js';
import { Policies } from './policy/policies.service.js';
import { PolicyController } from './policy/policy.controller.js';
import { StrategyHistories } from './strategy-histories.service.js';

@Module({
  imports: [ComputeModule, MarketModule, StrategiesModule],
  controllers: [AllocationController, OptimizeController, PerformanceController, PolicyController],
  providers: [
    ...ALLOCATION_METRIC_PROVIDERS,
    AllocateJob,
    AllocationMetrics,
    AllocationPerformance,
    AllocationPerformanceJob,
    AllocationRecorder,
    AllocationReplay,
    AllocationRunsRepository,
    AllocationService,
    Books,
    BookSymbols,
    CurrentBookService,
    FirstStart,
    Optimizations,
    PerformanceSummary,
    Policies,
    StrategyHistories,
  ],
  exports: [AllocationReplay, AllocationService, CurrentBookService, FirstStart, Policies],
})
export class AllocationModule {}

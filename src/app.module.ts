import { Module, type DynamicModule } from '@nestjs/common';
import { AllocationModule } from './allocation/allocation.module.js';
import { AnalyticsModule } from './analytics/analytics.module.js';
import { BacktestsModule } from './analytics/backtests/backtests.module.js';
import { DashboardModule } from './dashboard/dashboard.module.js';
import { DbProxyModule } from './db-proxy/db-proxy.module.js';
import { ExecutionModule } from './execution/execution.module.js';
import { HealthModule } from './health/health.module.js';
import { MarketModule } from './market/market.module.js';
import { PlatformModule, type PlatformParts } from './platform/platform.module.js';
import { RiskModule } from './risk/risk.module.js';
import { StrategiesModule } from './strategies/strategies.module.js';
import { StreamsModule } from './streams/streams.module.js';

/** The composition root: the only place, with the command line, that knows every module. */
@Module({})
export class AppModule {
  static forRoot(parts: PlatformParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(parts),
        MarketModule,
        StrategiesModule,
        AllocationModule,
        ExecutionModule,
        AnalyticsModule,
        BacktestsModule,
        RiskModule,
        StreamsModule,
        DbProxyModule,
        HealthModule,
        DashboardModule,
      ],
    };
  }
}

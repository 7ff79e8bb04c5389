import { Module } from '@nestjs/common';
import { StrategiesModule } from '../strategies/strategies.module.js';
import { AnalyticsCache } from './analytics-cache.service.js';
import { AnalyticsController } from './analytics.controller.js';
import { CorrelationService } from './correlation.service.js';
import { SectorExposureService } from './sector-exposure.service.js';
import { StrategyEquity } from './strategies/strategy-equity.service.js';
import { StrategyRecordController } from './strategies/strategy-record.controller.js';
import { StrategySummaries } from './strategies/strategy-summaries.service.js';

@Module({
  imports: [StrategiesModule],
  controllers: [AnalyticsController, StrategyRecordController],
  providers: [AnalyticsCache, CorrelationService, SectorExposureService, StrategyEquity, StrategySummaries],
})
export class AnalyticsModule {}

import { Module } from '@nestjs/common';
import { StrategiesModule } from '../strategies/strategies.module.js';
import { AnalyticsCache } from './analytics-cache.service.js';
import { AnalyticsController } from './analytics.controller.js';
import { CorrelationService } from './correlation.service.js';
import { SectorExposureService } from './sector-exposure.service.js';

@Module({
  imports: [StrategiesModule],
  controllers: [AnalyticsController],
  providers: [AnalyticsCache, CorrelationService, SectorExposureService],
})
export class AnalyticsModule {}

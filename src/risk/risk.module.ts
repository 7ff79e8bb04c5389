import { Module } from '@nestjs/common';
import { AnalyticsModule } from '../analytics/analytics.module.js';
import { MarketModule } from '../market/market.module.js';
import { StrategiesModule } from '../strategies/strategies.module.js';
import { RiskContributions } from './figures/risk-contributions.service.js';
import { RiskFiguresController } from './figures/risk-figures.controller.js';
import { RiskFigures } from './figures/risk-figures.service.js';
import { RiskAlertsController } from './risk-alerts.controller.js';
import { RiskAlertsRepository } from './risk-alerts.repository.js';
import { RiskAlerts } from './risk-alerts.service.js';
import { RiskRulesController } from './risk-rules.controller.js';
import { RiskRulesRepository } from './risk-rules.repository.js';
import { RiskRules } from './risk-rules.service.js';
import { RiskWatchJob } from './risk-watch.job.js';
import { RiskWatch } from './risk-watch.service.js';

@Module({
  imports: [AnalyticsModule, MarketModule, StrategiesModule],
  controllers: [RiskRulesController, RiskAlertsController, RiskFiguresController],
  providers: [
    RiskAlerts,
    RiskAlertsRepository,
    RiskContributions,
    RiskFigures,
    RiskRules,
    RiskRulesRepository,
    RiskWatch,
    RiskWatchJob,
  ],
})
export class RiskModule {}

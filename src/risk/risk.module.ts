import { Module } from '@nestjs/common';
import { StrategiesModule } from '../strategies/strategies.module.js';
import { RiskAlertsController } from './risk-alerts.controller.js';
import { RiskAlertsRepository } from './risk-alerts.repository.js';
import { RiskAlerts } from './risk-alerts.service.js';
import { RiskRulesController } from './risk-rules.controller.js';
import { RiskRulesRepository } from './risk-rules.repository.js';
import { RiskRules } from './risk-rules.service.js';
import { RiskWatchJob } from './risk-watch.job.js';
import { RiskWatch } from './risk-watch.service.js';

@Module({
  imports: [StrategiesModule],
  controllers: [RiskRulesController, RiskAlertsController],
  providers: [RiskAlerts, RiskAlertsRepository, RiskRules, RiskRulesRepository, RiskWatch, RiskWatchJob],
})
export class RiskModule {}

import { PORTFOLIO } from '../analytics/performance/return-histories.repository.js';
import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { IDS, type Ids } from '../common/ids.port.js';
import { isUuid } from '../common/uuid.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { StrategiesService } from '../strategies/strategies.service.js';
import type { RiskRule, RuleDefinition } from './risk-rule.js';
import { RiskRulesRepository } from './risk-rules.repository.js';
import { RiskWatch } from './risk-watch.service.js';

/** Rules that people set. Each change is looked at at once: what is broken already is not told a day later. */
@Injectable()
export class RiskRules {
  constructor(
    private readonly rules: RiskRulesRepository,
    private readonly strategies: StrategiesService,
    private readonly watch: RiskWatch,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  list(): Promise<RiskRule[]> {
    return this.rules.list();
  }

  /** Throws `strategy_not_found`. */
  async create(definition: RuleDefinition, by: string): Promise<RiskRule> {
    await this.assertStrategy(definition);
    return this.unitOfWork.run(async (manager) => {
      const rule = await this.rules.insert(manager, { ...definition, id: this.ids.next(), createdBy: by });
      if (rule === undefined) throw new Error('an insert without a row');
      await this.audit.record(
        { actor: by, action: 'risk_rule.created', subject: rule.id, detail: definition },
        manager,
      );
      await this.watch.checkIn(manager);
      return rule;
    });
  }

  /** Throws `risk_rule_not_found`, `strategy_not_found`. */
  async replace(id: string, definition: RuleDefinition, by: string): Promise<RiskRule> {
    if (!isUuid(id)) throw notFound(id);
    await this.assertStrategy(definition);
    return this.unitOfWork.run(async (manager) => {
      const rule = await this.rules.update(manager, id, definition);
      if (rule === undefined) throw notFound(id);
      await this.audit.record({ actor: by, action: 'risk_rule.changed', subject: id, detail: definition }, manager);
      await this.watch.checkIn(manager);
      return rule;
    });
  }

  /** Its open alert is over. Throws `risk_rule_not_found`. */
  async remove(id: string, by: string): Promise<void> {
    if (!isUuid(id)) throw notFound(id);
    await this.unitOfWork.run(async (manager) => {
      await this.watch.forget(manager, id);
      if (!(await this.rules.delete(manager, id))) throw notFound(id);
      await this.audit.record({ actor: by, action: 'risk_rule.deleted', subject: id }, manager);
    });
  }

  private async assertStrategy({ strategy }: RuleDefinition): Promise<void> {
    if (strategy !== PORTFOLIO) await this.strategies.get(strategy);
  }
}

function notFound(id: string): AppError {
  return new AppError('risk_rule_not_found', `There is no risk rule ${id}; see GET /risk/rules.`);
}

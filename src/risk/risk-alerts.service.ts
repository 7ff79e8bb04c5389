import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { type RiskAlert, RiskAlertsRepository } from './risk-alerts.repository.js';

/** What people do with alerts. */
@Injectable()
export class RiskAlerts {
  constructor(
    private readonly alerts: RiskAlertsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  list(page: { isOpen: boolean | undefined; limit: number; offset: number }): Promise<RiskAlert[]> {
    return this.alerts.list(page);
  }

  /** Throws `risk_alert_not_found`. */
  async acknowledge(id: string, by: string): Promise<RiskAlert> {
    return this.unitOfWork.run(async (manager) => {
      const alert = await this.alerts.acknowledge(manager, id, by);
      if (alert === undefined) {
        throw new AppError('risk_alert_not_found', `There is no risk alert ${id}; see GET /risk/alerts.`);
      }
      await this.audit.record({ actor: by, action: 'risk_alert.acknowledged', subject: id }, manager);
      return alert;
    });
  }
}

import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IDS, type Ids } from '../common/ids.port.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import { type BrokenRule, type RiskAlert, RiskAlertsRepository } from './risk-alerts.repository.js';
import type { RiskRule } from './risk-rule.js';
import { RiskRulesRepository } from './risk-rules.repository.js';
import { RISK_STATISTICS } from './risk-statistics.js';

type StatisticsRow = { strategy: string; asOf: string } & Record<string, unknown>;

export interface WatchResult {
  rules: number;
  broken: number;
  raised: number;
  cleared: number;
}

/** Compares every rule with what the returns and the target weights say now. */
@Injectable()
export class RiskWatch {
  private readonly logger = new Logger(RiskWatch.name);

  constructor(
    private readonly rules: RiskRulesRepository,
    private readonly alerts: RiskAlertsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** All in one transaction of its own. */
  check(): Promise<WatchResult> {
    return this.unitOfWork.run((manager) => this.checkIn(manager));
  }

  /** A rule that cannot be measured, as a strategy without returns, is not broken. */
  async checkIn(manager: EntityManager): Promise<WatchResult> {
    await this.takeTurn(manager);
    const rules = await this.rules.list(manager);
    const broken = await this.brokenOf(manager, rules);
    const raised: RiskAlert[] = [];
    for (const one of broken) {
      const alert = await this.alerts.raise(manager, this.ids.next(), one);
      if (alert !== undefined) raised.push(alert);
    }
    const kept = new Set(broken.map(({ rule }) => rule.id));
    const over = rules.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    const cleared = await this.clear(manager, over);
    await this.tell(manager, raised, 'raised');
    return { rules: rules.length, broken: broken.length, raised: raised.length, cleared: cleared.length };
  }

  /** Ends the open alert of a rule that is about to go. */
  async forget(manager: EntityManager, ruleId: string): Promise<void> {
    await this.takeTurn(manager);
    await this.clear(manager, [ruleId]);
  }

  /** A look that read a rule before it was changed or removed must be over before the change judges by its own. */
  private async takeTurn(manager: EntityManager): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtext('risk_watch'))`);
  }

  private async clear(manager: EntityManager, ruleIds: readonly string[]): Promise<RiskAlert[]> {
    const cleared = await this.alerts.clear(manager, ruleIds);
    await this.tell(manager, cleared, 'cleared');
    return cleared;
  }

  private async brokenOf(manager: EntityManager, rules: readonly RiskRule[]): Promise<BrokenRule[]> {
    const enabled = rules.filter(({ enabled }) => enabled);
    if (enabled.length === 0) return [];
    const rows = await manager.query<StatisticsRow[]>(
      `select *, as_of::text as "asOf" from risk_stats where strategy = any($1)`,
      [enabled.map(({ strategy }) => strategy)],
    );
    const rowOf = new Map(rows.map((row) => [row.strategy, row]));
    return enabled.flatMap((rule) => {
      const row = rowOf.get(rule.strategy);
      const value = row?.[RISK_STATISTICS.find(rule.statistic)?.column ?? ''];
      return row !== undefined && typeof value === 'number' && value > rule.limit
        ? [{ rule, value, asOf: row.asOf }]
        : [];
    });
  }

  private async tell(
    manager: EntityManager,
    alerts: readonly RiskAlert[],
    change: 'raised' | 'cleared',
  ): Promise<void> {
    const events = alerts.map(({ id, ruleName, strategy, statistic, value, limit, severity }) => ({
      ...{ alertId: id, change, severity, rule: ruleName, strategy, statistic, value, limit },
    }));
    for (const event of events) this.logger.warn(event, `a risk alert was ${change}`);
    await this.outbox.appendAll(manager, 'risk.alert', events);
  }
}

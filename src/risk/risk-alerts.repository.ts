import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isUuid } from '../common/uuid.js';
import type { RiskRule, Severity } from './risk-rule.js';

/** A rule that is broken, or was. */
export interface RiskAlert {
  id: string;
  /** Null: the rule is gone. */
  ruleId: string | null;
  ruleName: string;
  strategy: string;
  statistic: string;
  /** The last one that broke the rule. */
  value: number;
  limit: number;
  severity: Severity;
  /** Trading date of the value. */
  asOf: string;
  raisedAt: Date;
  seenAt: Date;
  clearedAt: Date | null;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
}

export interface BrokenRule {
  rule: RiskRule;
  value: number;
  asOf: string;
}

const COLUMNS = `id, rule_id as "ruleId", rule_name as "ruleName", strategy, statistic, value, "limit", severity,
  as_of::text as "asOf", raised_at as "raisedAt", seen_at as "seenAt", cleared_at as "clearedAt",
  acknowledged_at as "acknowledgedAt", acknowledged_by as "acknowledgedBy"`;

@Injectable()
export class RiskAlertsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. */
  async list(page: { isOpen: boolean | undefined; limit: number; offset: number }): Promise<RiskAlert[]> {
    return this.dataSource.query<RiskAlert[]>(
      `select ${COLUMNS} from risk_alerts where $1::boolean is null or (cleared_at is null) = $1
       order by raised_at desc, id limit $2 offset $3`,
      [page.isOpen ?? null, page.limit, page.offset],
    );
  }

  /** One alert per rule is open at a time: undefined where it was before, which has the new value then. */
  async raise(manager: EntityManager, id: string, { rule, value, asOf }: BrokenRule): Promise<RiskAlert | undefined> {
    const [row] = await manager.query<RiskAlert[]>(
      `insert into risk_alerts (id, rule_id, rule_name, strategy, statistic, value, "limit", severity, as_of)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (rule_id) where cleared_at is null do update
         set value = excluded.value, "limit" = excluded."limit", severity = excluded.severity, as_of = excluded.as_of,
             rule_name = excluded.rule_name, strategy = excluded.strategy, statistic = excluded.statistic,
             seen_at = clock_timestamp()
       returning ${COLUMNS}`,
      [id, rule.id, rule.name, rule.strategy, rule.statistic, value, rule.limit, rule.severity, asOf],
    );
    return row?.id === id ? row : undefined;
  }

  /** Ends the open alerts of these rules, and those whose rule went with its strategy. */
  async clear(manager: EntityManager, ruleIds: readonly string[]): Promise<RiskAlert[]> {
    const [cleared] = await manager.query<[RiskAlert[], number]>(
      `update risk_alerts set cleared_at = clock_timestamp()
       where cleared_at is null and (rule_id = any($1) or rule_id is null) returning ${COLUMNS}`,
      [ruleIds],
    );
    return cleared;
  }

  /** The first who answers for it counts. Undefined where there is none of this id. */
  async acknowledge(manager: EntityManager, id: string, by: string): Promise<RiskAlert | undefined> {
    if (!isUuid(id)) return undefined;
    const [[row]] = await manager.query<[RiskAlert[], number]>(
      `update risk_alerts set acknowledged_at = coalesce(acknowledged_at, clock_timestamp()),
              acknowledged_by = coalesce(acknowledged_by, $2)
       where id = $1 returning ${COLUMNS}`,
      [id, by],
    );
    return row;
  }
}

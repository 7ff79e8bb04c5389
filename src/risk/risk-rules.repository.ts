import { PORTFOLIO } from '../analytics/performance/return-histories.repository.js';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { RiskRule, RuleDefinition } from './risk-rule.js';

const COLUMNS = `id, name, statistic, coalesce(strategy_id, '${PORTFOLIO}') as strategy, "limit", severity, enabled,
  created_by as "createdBy", created_at as "createdAt", updated_at as "updatedAt"`;

@Injectable()
export class RiskRulesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Oldest first. */
  async list(manager: EntityManager = this.dataSource.manager): Promise<RiskRule[]> {
    return manager.query<RiskRule[]>(`select ${COLUMNS} from risk_rules order by created_at, id`);
  }

  async insert(
    manager: EntityManager,
    rule: RuleDefinition & Pick<RiskRule, 'id' | 'createdBy'>,
  ): Promise<RiskRule | undefined> {
    const [row] = await manager.query<RiskRule[]>(
      `insert into risk_rules (id, name, statistic, strategy_id, "limit", severity, enabled, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${COLUMNS}`,
      [rule.id, ...valuesOf(rule), rule.createdBy],
    );
    return row;
  }

  /** Undefined where there is none of this id. */
  async update(manager: EntityManager, id: string, rule: RuleDefinition): Promise<RiskRule | undefined> {
    const [[row]] = await manager.query<[RiskRule[], number]>(
      `update risk_rules set name = $2, statistic = $3, strategy_id = $4, "limit" = $5, severity = $6, enabled = $7,
              updated_at = clock_timestamp()
       where id = $1 returning ${COLUMNS}`,
      [id, ...valuesOf(rule)],
    );
    return row;
  }

  /** Answers whether there was one. */
  async delete(manager: EntityManager, id: string): Promise<boolean> {
    const [, deleted] = await manager.query<[unknown, number]>(`delete from risk_rules where id = $1`, [id]);
    return deleted > 0;
  }
}

function valuesOf({ name, statistic, strategy, limit, severity, enabled }: RuleDefinition): unknown[] {
  return [name, statistic, strategy === PORTFOLIO ? null : strategy, limit, severity, enabled];
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppConfig } from '../../config/app-config.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { RefusalAudit } from '../../platform/audit/refusal-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type ConfiguredRules, readRules, type RebalanceRules } from './rebalance-rules.js';

export interface RulesInForce {
  rules: RebalanceRules;
  /** Null: nobody has set any. */
  set_by: string | null;
  set_at: Date | null;
}

interface Row {
  rules: object;
  set_by: string;
  set_at: Date;
}

/** The rules that every rebalance obeys: the last document that was set, the defaults for what it leaves out. */
@Injectable()
export class RebalanceRulesService {
  constructor(
    private readonly config: AppConfig,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly refusals: RefusalAudit,
  ) {}

  async load(): Promise<RulesInForce> {
    const [latest] = await this.dataSource.query<Row[]>(
      `select rules, set_by, set_at from rebalance_rules order by id desc limit 1`,
    );
    const rules = readRules(latest?.rules ?? {}, this.configured);
    return { rules, set_by: latest?.set_by ?? null, set_at: latest?.set_at ?? null };
  }

  /** The next plan obeys them. Throws `invalid_input`. */
  set(value: unknown, actor: string): Promise<RulesInForce> {
    const request = { actor, action: 'rebalance.rules_refused', subject: 'rules', detail: { rules: value } };
    return this.refusals.watch(request, () => this.replace(value, actor));
  }

  private async replace(value: unknown, actor: string): Promise<RulesInForce> {
    readRules(value, this.configured);
    await this.unitOfWork.run(async (manager) => {
      const entry = { actor, action: 'rebalance.rules_set', subject: 'rules', detail: value as object };
      await this.audit.record(entry, manager);
      await manager.query(`insert into rebalance_rules (rules, set_by) values ($1, $2)`, [value, actor]);
    });
    return this.load();
  }

  private get configured(): ConfiguredRules {
    return { cash_buffer: Number(this.config.cashBuffer), min_notional_usd: Number(this.config.minNotionalUsd) };
  }
}

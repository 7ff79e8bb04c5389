import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { isUuid } from '../../common/uuid.js';
import type { PlanContract } from './plan-contract.js';

export interface NewPlan {
  id: string;
  hash: string;
  contract: PlanContract;
  requestedBy: string;
  ttlSeconds: number;
}

export interface StoredPlan {
  id: string;
  hash: string;
  contract: PlanContract;
  createdAt: Date;
  expiresAt: Date;
  /** By the database's clock. */
  isExpired: boolean;
  /** The run that executes or executed it. */
  runId: string | null;
}

/** Plans that were shown. Those that nobody executed are forgotten after a month, not before, whatever is removed. */
@Injectable()
export class PlansRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert({ id, hash, contract, requestedBy, ttlSeconds }: NewPlan): Promise<StoredPlan> {
    await this.dataSource.query(
      `delete from plans p where expires_at < clock_timestamp() - interval '30 days'
         and not exists (select from rebalance_runs r where r.plan_id = p.id)`,
    );
    await this.dataSource.query(
      `insert into plans (id, account_number, strategy_id, hash, contract, requested_by, expires_at)
       values ($1, $2, $3, $4, $5, $6, clock_timestamp() + make_interval(secs => $7))`,
      [id, contract.account_number, contract.strategy, hash, contract, requestedBy, ttlSeconds],
    );
    return this.get(id);
  }

  /** Throws `plan_not_found`. */
  async get(id: string): Promise<StoredPlan> {
    const rows = isUuid(id)
      ? await this.dataSource.query<StoredPlan[]>(
          `select p.id, p.hash, p.contract, p.created_at as "createdAt", p.expires_at as "expiresAt",
                  p.expires_at <= clock_timestamp() as "isExpired",
                  (select r.id from rebalance_runs r where r.plan_id = p.id) as "runId"
           from plans p where p.id = $1`,
          [id],
        )
      : [];
    if (rows[0] !== undefined) return rows[0];
    throw new AppError('plan_not_found', `There is no plan "${id}": POST /execute/preview makes one.`);
  }
}

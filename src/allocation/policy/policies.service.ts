import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { AppConfig } from '../../config/app-config.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { QuantError } from '../../quant/quant-error.js';
import { requireMetaMethod } from '../meta-methods.js';
import { defaultPolicy, readPolicy, type Policy } from './policy.js';

export interface PolicyInForce {
  policy: Policy;
  /** Null: nobody has set one. */
  set_by: string | null;
  set_at: Date | null;
}

/** The policy that capital is shared by: the last one that was set, else the configured method alone. */
@Injectable()
export class Policies {
  constructor(
    private readonly config: AppConfig,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {
    requireMetaMethod(config.metaMethod, 'META_METHOD');
  }

  async load(): Promise<PolicyInForce> {
    const [latest] = await this.dataSource.query<PolicyInForce[]>(
      `select policy, set_by, set_at from allocation_policies order by id desc limit 1`,
    );
    return latest ?? { policy: defaultPolicy(this.config.metaMethod), set_by: null, set_at: null };
  }

  /** The next book is made by it. Throws `invalid_input`. */
  async set(value: unknown, actor: string): Promise<PolicyInForce> {
    const policy = checked(value);
    await this.unitOfWork.run(async (manager) => {
      await this.audit.record({ actor, action: 'allocation.policy_set', subject: 'policy', detail: policy }, manager);
      await manager.query(`insert into allocation_policies (policy, set_by) values ($1, $2)`, [policy, actor]);
    });
    return this.load();
  }
}

function checked(value: unknown): Policy {
  try {
    return readPolicy(value);
  } catch (cause) {
    if (!(cause instanceof QuantError)) throw cause;
    const errors = cause.place === undefined ? [] : [{ path: cause.place, message: cause.message }];
    throw new AppError('invalid_input', `The policy was refused: ${cause.message}.`, { cause, errors });
  }
}

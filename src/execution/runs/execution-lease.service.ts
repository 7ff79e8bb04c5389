import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { IDS, type Ids } from '../../common/ids.port.js';
import { Lease } from '../../platform/database/lease.js';

/**
 * The right to trade. What a holder writes checks its token in the same transaction, so a holder that slept through the
 * end of its lease changes nothing any more.
 */
@Injectable()
export class ExecutionLease extends Lease {
  constructor(dataSource: DataSource, @Inject(IDS) ids: Ids) {
    super(dataSource, ids.next(), 'executor');
  }

  /** Within a transaction that acts for the holder. Throws `executor_unavailable` when the lease is lost. */
  async assertHeld(manager: EntityManager): Promise<void> {
    const rows = await manager.query<unknown[]>(
      `select from execution_leases where name = $1 and owner = $2 and token = $3 for share`,
      [this.name, this.owner, this.token ?? null],
    );
    if (rows.length === 1) return;
    throw new AppError('executor_unavailable', 'Another process has taken over the execution.');
  }
}

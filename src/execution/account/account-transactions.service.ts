import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ExecutionLease } from '../runs/execution-lease.service.js';
import { AccountsRepository } from './accounts.repository.js';

type Work<T> = (manager: EntityManager) => Promise<T>;

/** Transactions over the books of one account: one at a time, so events are written in the order of the commits. */
@Injectable()
export class AccountTransactions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly lease: ExecutionLease,
  ) {}

  /** For what is true whoever books it: executions. */
  run<T>(accountNumber: string, work: Work<T>): Promise<T> {
    return this.unitOfWork.run(async (manager) => {
      await this.accounts.lock(manager, accountNumber);
      return work(manager);
    });
  }

  /** For what only the holder of the lease may decide. Throws `executor_unavailable` when it is lost. */
  runAsExecutor<T>(accountNumber: string, work: Work<T>): Promise<T> {
    return this.run(accountNumber, async (manager) => {
      await this.lease.assertHeld(manager);
      return work(manager);
    });
  }
}

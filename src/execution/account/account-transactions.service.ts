import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IllegalTransition } from '../../common/illegal-transition.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
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
    private readonly audit: AuditLog,
  ) {}

  /** For what is true whoever books it: executions. */
  async run<T>(accountNumber: string, work: Work<T>): Promise<T> {
    try {
      return await this.unitOfWork.run(async (manager) => {
        await this.accounts.lock(manager, accountNumber);
        return work(manager);
      });
    } catch (error) {
      // The transaction that tried it is undone, so it is noted outside of it.
      if (error instanceof IllegalTransition) await this.recordIllegal(error);
      throw error;
    }
  }

  /** For what only the holder of the lease may decide. Throws `executor_unavailable` when it is lost. */
  runAsExecutor<T>(accountNumber: string, work: Work<T>): Promise<T> {
    return this.run(accountNumber, async (manager) => {
      await this.lease.assertHeld(manager);
      return work(manager);
    });
  }

  private async recordIllegal({ transition, message }: IllegalTransition): Promise<void> {
    const { machine, id, from, to } = transition;
    await this.audit.record({
      actor: 'executor',
      action: `${machine}.transition_refused`,
      subject: id,
      detail: { from, to, message },
      ...(machine === 'run' ? { runId: id } : { clientOrderId: id }),
    });
  }
}

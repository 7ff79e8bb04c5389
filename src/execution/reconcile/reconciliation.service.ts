import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { decimal } from '../../common/decimal.js';
import { AppConfig } from '../../config/app-config.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { ExecutionAlerts } from '../alerts/execution-alerts.service.js';
import { agree, differencesOf } from './account-comparison.js';
import type { AccountLook } from './account-look.service.js';
import { BookUpdate } from './book-update.service.js';
import { describeDiscrepancies, discrepanciesOf } from './discrepancy.js';
import {
  type ReconciliationRecord,
  ReconciliationsRepository,
  type ReconciliationTrigger,
} from './reconciliations.repository.js';

/** A difference that is still there after so many looks is one. */
const MOST_LOOKS = 4;
const BETWEEN_LOOKS_MS = 250;

export interface Reconciled {
  record: ReconciliationRecord;
  look: AccountLook;
}

/**
 * Brings the books up to what the broker records (executions, orders), then compares them with the account. What is left
 * is stored as a finding. A difference is reported, never written over.
 */
@Injectable()
export class Reconciliation {
  private readonly logger = new Logger(Reconciliation.name);

  constructor(
    private readonly config: AppConfig,
    private readonly update: BookUpdate,
    private readonly transactions: AccountTransactions,
    private readonly reconciliations: ReconciliationsRepository,
    private readonly alerts: ExecutionAlerts,
  ) {}

  /** Throws `account_mismatch` and what the broker's port throws: a failed question finds nothing, above all not "clean". */
  async run(account: PinnedAccount, trigger: ReconciliationTrigger): Promise<Reconciled> {
    const look = await this.settle(account);
    const { record, isNew } = await this.record(account, trigger, look);
    if (isNew && !record.isClean) await this.report(record);
    return { record, look };
  }

  /** An execution may come between the two sides of a look, so only what stays the same is a difference. */
  private async settle(account: PinnedAccount): Promise<AccountLook> {
    let look = await this.update.run(account);
    for (let looks = 1; looks < MOST_LOOKS && differencesOf(look).length > 0; looks++) {
      await sleep(BETWEEN_LOOKS_MS);
      const again = await this.update.run(account);
      if (agree(look, again)) return again;
      look = again;
    }
    return look;
  }

  private async record(
    { accountNumber }: PinnedAccount,
    trigger: ReconciliationTrigger,
    look: AccountLook,
  ): Promise<{ record: ReconciliationRecord; isNew: boolean }> {
    return this.transactions.run(accountNumber, async (manager) => {
      const ignored = await this.reconciliations.loadIgnored(manager, accountNumber);
      const cashToleranceUsd = decimal(this.config.cashToleranceUsd);
      const discrepancies = discrepanciesOf(look, { ignored, cashToleranceUsd });
      const isClean = discrepancies.length === 0;
      const over = [...ignored.keys()].filter(
        (asset) => !discrepancies.some(({ symbol, state }) => symbol === asset && state === 'ignored'),
      );
      await this.reconciliations.endIgnored(manager, accountNumber, over);
      return this.reconciliations.record(manager, accountNumber, { trigger, isClean, discrepancies });
    });
  }

  private async report({ id, trigger, discrepancies }: ReconciliationRecord): Promise<void> {
    const open = discrepancies.filter(({ state }) => state === 'open');
    if (open.length === 0) {
      this.logger.log({ reconciliation: id, trigger }, 'ledger and broker differ by what is known and holds nothing');
      return;
    }
    await this.alerts.raise({
      code: 'account_unreconciled',
      subject: id,
      message: `The broker's account is not what the ledger says (${describeDiscrepancies(open)}): trading is held.`,
      detail: { trigger, discrepancies },
    });
  }
}

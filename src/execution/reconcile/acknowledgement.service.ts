import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { decimal, ZERO } from '../../common/decimal.js';
import { MARKET_CLOCK, type MarketClock } from '../../market/market-clock.port.js';
import { AccountOpening } from '../account/account-opening.service.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import type { AssetComparison } from './account-comparison.js';
import type { AccountLook } from './account-look.service.js';
import { adjustmentEntries } from './adjustment.js';
import { Reconciliation } from './reconciliation.service.js';
import { type AcknowledgementPolicy, ReconciliationsRepository } from './reconciliations.repository.js';

export interface Answer {
  reason: string;
  acknowledgedBy: string;
  discrepancies: readonly { symbol: string; policy: AcknowledgementPolicy }[];
}

interface Answered {
  asset: AssetComparison;
  policy: AcknowledgementPolicy;
}

/** Lets a person answer for a difference between ledger and broker. What is not answered for stays as it is. */
@Injectable()
export class Acknowledgements {
  constructor(
    private readonly opening: AccountOpening,
    private readonly reconciliation: Reconciliation,
    private readonly reconciliations: ReconciliationsRepository,
    private readonly transactions: AccountTransactions,
    private readonly ledger: LedgerRepository,
    @Inject(MARKET_CLOCK) private readonly clock: MarketClock,
  ) {}

  /**
   * The answer is to the finding of this id, and holds only while the account still shows exactly that. Throws
   * `reconciliation_not_found`, `reconciliation_stale`, `validation_failed`, and what the broker's port throws.
   */
  async acknowledge(id: string, answer: Answer): Promise<void> {
    const account = await this.opening.ensure();
    if (!(await this.reconciliations.exists(account.accountNumber, id))) {
      throw new AppError('reconciliation_not_found', `There is no finding "${id}": see GET /execute/reconciliation.`);
    }
    const { record, look } = await this.reconciliation.run(account, 'request');
    if (record.id !== id) throw stale(record.id);
    const answered = answer.discrepancies.map(({ symbol, policy }) => ({ asset: differing(look, symbol), policy }));
    assertOnce(answer);
    const { nowMs: atMs } = await this.clock.fetchTime();
    await this.transactions.run(account.accountNumber, async (manager) => {
      const latest = await this.reconciliations.findLatest(account.accountNumber, manager);
      if (latest?.id !== id) throw stale(latest?.id ?? id);
      for (const one of answered) await this.answer(manager, { account, id, answer, look, atMs, ...one });
    });
    await this.reconciliation.run(account, 'request');
  }

  private async answer(
    manager: EntityManager,
    given: { account: PinnedAccount; id: string; answer: Answer; look: AccountLook; atMs: number } & Answered,
  ): Promise<void> {
    const { account, id, answer, look, atMs, asset, policy } = given;
    const { accountNumber } = account;
    const { reason, acknowledgedBy } = answer;
    const difference = asset.difference.toFixed();
    const acknowledgement = { reconciliationId: id, accountNumber, asset: asset.asset, difference, policy };
    await this.reconciliations.acknowledge(manager, { ...acknowledgement, reason, acknowledgedBy });
    if (policy === 'ignore_until_clean') return;
    const position = look.brokerPositions.find(({ symbol }) => symbol === asset.asset);
    const entries = adjustmentEntries({ ...asset, price: position?.averageEntryPrice ?? ZERO });
    await this.ledger.post(manager, {
      ...{ accountNumber, kind: 'adjustment', entries, atMs },
      memo: `${acknowledgedBy}: ${reason}`,
    });
  }
}

function differing(look: AccountLook, symbol: string): AssetComparison {
  const asset = [look.cash, ...look.positions].find((candidate) => candidate.asset === symbol);
  if (asset !== undefined && !asset.difference.eq(decimal('0'))) return asset;
  const message = `${symbol} does not differ`;
  throw new AppError('validation_failed', `The finding has no difference in ${symbol}.`, {
    errors: [{ path: 'discrepancies', message }],
  });
}

function assertOnce({ discrepancies }: Answer): void {
  const symbols = discrepancies.map(({ symbol }) => symbol);
  if (new Set(symbols).size === symbols.length) return;
  const message = 'names a symbol twice';
  throw new AppError('validation_failed', 'A difference can be answered for once.', {
    errors: [{ path: 'discrepancies', message }],
  });
}

function stale(latestId: string): AppError {
  const message = 'The account shows something else by now: look at GET /execute/reconciliation and answer that.';
  return new AppError('reconciliation_stale', message, { details: { reconciliation_id: latestId } });
}

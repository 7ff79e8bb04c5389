import { Inject, Injectable } from '@nestjs/common';
import { ZERO } from '../../common/decimal.js';
import { AccountOpening, assertSameAccount } from '../account/account-opening.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { BROKER, type Broker, type BrokerPosition } from '../broker/broker.port.js';
import { ExecutionMetrics } from '../execution-metrics.js';
import { SleeveHoldingsRepository } from '../ledger/sleeve-holdings.repository.js';
import type { SleeveHoldings } from '../planner/plan.js';
import { type AccountComparison, compareAccount } from './account-comparison.js';

/** The account of one moment, at the broker and in the ledger. */
export interface AccountLook extends AccountComparison {
  readonly brokerPositions: readonly BrokerPosition[];
  readonly sleeves: readonly SleeveHoldings[];
}

/** Looks at the account from both sides. */
@Injectable()
export class AccountLooks {
  constructor(
    private readonly opening: AccountOpening,
    @Inject(BROKER) private readonly broker: Broker,
    private readonly holdings: SleeveHoldingsRepository,
    private readonly metrics: ExecutionMetrics,
  ) {}

  /** Throws `account_mismatch` and what the broker's port throws: a failed question is not an empty account. */
  async take(account?: PinnedAccount): Promise<AccountLook> {
    const pinned = account ?? (await this.opening.pinned());
    const [{ accountNumber, cash }, brokerPositions] = await Promise.all([
      this.broker.fetchAccount(),
      this.broker.fetchPositions(),
    ]);
    assertSameAccount(pinned, accountNumber);
    const sleeves = await this.holdings.load(accountNumber);
    const comparison = compareAccount({ cash, positions: brokerPositions }, sleeves);
    this.metrics.setMismatched(comparison.positions.filter(({ difference }) => !difference.eq(ZERO)).length);
    return { ...comparison, brokerPositions, sleeves };
  }
}

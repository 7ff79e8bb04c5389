import { Inject, Injectable } from '@nestjs/common';
import { MARKET_CLOCK, type MarketClock } from '../../market/market-clock.port.js';
import { AccountOpening } from '../account/account-opening.service.js';
import { AssetReconciliationDto, type FindingDto, type ReconciliationDto } from '../dto/reconciliation.dto.js';
import { type AccountComparison, differencesOf } from './account-comparison.js';
import { AccountLooks } from './account-look.service.js';
import { Reconciliation } from './reconciliation.service.js';
import { type ReconciliationRecord, ReconciliationsRepository } from './reconciliations.repository.js';

/** The account from both sides as it is now, beside the last finding. */
@Injectable()
export class ReconciliationView {
  constructor(
    private readonly opening: AccountOpening,
    private readonly looks: AccountLooks,
    private readonly reconciliation: Reconciliation,
    private readonly reconciliations: ReconciliationsRepository,
    @Inject(MARKET_CLOCK) private readonly clock: MarketClock,
  ) {}

  /** Throws what the broker's port throws: a failed question is not an empty account. */
  async load(): Promise<ReconciliationDto> {
    const account = await this.opening.ensure();
    const look = await this.looks.take(account);
    return this.show(look, await this.reconciliations.findLatest(account.accountNumber));
  }

  /** Reconciles first. */
  async refresh(): Promise<ReconciliationDto> {
    const { look, record } = await this.reconciliation.run(await this.opening.ensure(), 'request');
    return this.show(look, record);
  }

  private async show(look: AccountComparison, record: ReconciliationRecord | undefined): Promise<ReconciliationDto> {
    const { nowMs } = await this.clock.fetchTime();
    const differences = differencesOf(look);
    return {
      as_of: new Date(nowMs).toISOString(),
      is_clean: differences.length === 0,
      mismatched_positions: differences.filter((difference) => difference !== look.cash).length,
      cash: AssetReconciliationDto.of(look.cash),
      positions: look.positions.map((position) => AssetReconciliationDto.of(position)),
      finding: record === undefined ? null : findingOf(record),
    };
  }
}

function findingOf({ id, trigger, isClean, firstAt, lastAt, discrepancies }: ReconciliationRecord): FindingDto {
  const [first_at, last_at] = [firstAt.toISOString(), lastAt.toISOString()];
  return { id, trigger, is_clean: isClean, first_at, last_at, discrepancies };
}

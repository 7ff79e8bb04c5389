import { Injectable } from '@nestjs/common';
import { CurrentBookService } from '../../allocation/current-book.service.js';
import { AppError } from '../../common/app-error.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { PlanContracts } from '../plans/plan-contracts.service.js';
import type { StoredPlan } from '../plans/plans.repository.js';
import { MarketGate } from './market-gate.service.js';

/** What must hold before a run may even wait. */
@Injectable()
export class StartConditions {
  constructor(
    private readonly gate: MarketGate,
    private readonly books: CurrentBookService,
    private readonly contracts: PlanContracts,
  ) {}

  /**
   * The plan to be executed, where one is named: a plan is for now, so it never waits for the market. Throws
   * `trading_halted`, `no_book`, `market_closed`, and what `PlanContracts.executable` throws.
   */
  async check(account: PinnedAccount, planId: string | null): Promise<StoredPlan | null> {
    assertNotHalted(account);
    if (planId === null) await this.books.load();
    const plan = planId === null ? null : await this.contracts.executable(account, planId);
    const opening = await this.gate.lookToBegin();
    if (opening.forbiddenBecause !== null && (plan !== null || !opening.mayWait)) {
      throw new AppError('market_closed', `${opening.forbiddenBecause}, and this run does not wait: ask again then.`);
    }
    return plan;
  }
}

function assertNotHalted({ tradingState, tradingStateReason }: PinnedAccount): void {
  if (tradingState !== 'HALTED') return;
  throw new AppError('trading_halted', `Trading is halted: ${tradingStateReason ?? 'no reason was given'}.`);
}

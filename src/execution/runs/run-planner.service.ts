import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { ZERO } from '../../common/decimal.js';
import { MARKET_CLOCK, type MarketClock } from '../../market/market-clock.port.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { AccountFacts, type AccountState } from '../plans/account-facts.service.js';
import { MarketFacts } from '../plans/market-facts.service.js';
import { PlanContracts } from '../plans/plan-contracts.service.js';
import { PlanInputs } from '../plans/plan-inputs.service.js';
import { type BuySizing, sizeBuys } from '../planner/buy-sizing.js';
import { dueFunds, remainingFunds } from '../planner/due-funds.js';
import { heldBackCash } from '../planner/held-back-cash.js';
import { type PlannedOrder, RESERVE } from '../planner/plan.js';
import { planRebalance } from '../planner/planner.js';
import { minimumNotional } from '../planner/smallest-order.js';
import { planRules } from '../rules/plan-rules.js';
import { documentOf, ordersOf, type PlanDocument, type PlanOrders } from '../plans/plan-document.js';
import { hasPlan, type Run } from './runs.repository.js';
import { withholdSymbols } from './withhold.js';

/** The plan of a run, and the size of its buys when its sells are done. */
@Injectable()
export class RunPlanner {
  constructor(
    @Inject(MARKET_CLOCK) private readonly clock: MarketClock,
    private readonly inputs: PlanInputs,
    private readonly account: AccountFacts,
    private readonly market: MarketFacts,
    private readonly contracts: PlanContracts,
  ) {}

  /**
   * The plan that the run was asked to execute, or one of its own without the symbols that are held. A run that was given a
   * plan never makes one of its own. Throws `plan_not_found`, `plan_stale`, `no_book`, `account_mismatch`, `account_blocked`, `negative_target`, and what the broker's port throws.
   */
  async plan(
    pinned: PinnedAccount,
    run: Run,
    heldSymbols: ReadonlySet<string>,
  ): Promise<{ document: PlanDocument; bookId: string }> {
    const { planId, strategy, style } = run;
    if (planId === null && hasPlan(run)) {
      throw new AppError(
        'plan_not_found',
        'The plan that the run was to execute is not there any more: nothing was sent.',
      );
    }
    if (planId !== null) {
      const { contract } = await this.contracts.unmoved(pinned, planId, heldSymbols);
      return { document: contract.plan, bookId: contract.book_id };
    }
    const { input, rules, bookId } = await this.inputs.gather(pinned, strategy, style);
    return { document: documentOf(withholdSymbols(planRebalance(input), heldSymbols), rules), bookId };
  }

  /**
   * The buys of a plan, or what is left of them, at the cash of now; never more than that. Only money that is not there, or
   * that belongs to others, makes them smaller: no price that moved does.
   */
  async sizeBuys(pinned: PinnedAccount, document: PlanDocument, left?: readonly PlannedOrder[]): Promise<BuySizing> {
    const plan = ordersOf(document);
    const rules = planRules(document.rules);
    const { nowMs } = await this.clock.fetchTime();
    const state = await this.account.load(pinned, nowMs);
    const { account, sleeves, openOrders, unsettledCash } = state;
    const prices = await this.market.fetchPrices(symbolsOf(state, plan));
    const { cash, buyingPower } = account;
    const holdings = { plan, sleeves, prices };
    return sizeBuys({
      cash,
      cashBuffer: plan.cashBuffer,
      heldBack: heldBackCash({ cash, buyingPower, unsettledCash, openOrders, prices, rules }),
      least: minimumNotional(rules, plan.capital),
      reserveCash: sleeves.find(({ sleeve }) => sleeve === RESERVE)?.cash ?? ZERO,
      sleeves: left === undefined ? dueFunds(holdings) : remainingFunds({ ...holdings, buys: left, rules }),
      buys: left ?? plan.buys,
      prices,
      rules,
    });
  }
}

function symbolsOf({ sleeves, openOrders }: AccountState, { buys }: PlanOrders): string[] {
  const held = sleeves.flatMap(({ positions }) => [...positions.keys()]);
  return [...held, ...[...buys, ...openOrders].map(({ symbol }) => symbol)];
}

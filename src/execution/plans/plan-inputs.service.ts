import { Inject, Injectable } from '@nestjs/common';
import { type CurrentBook, CurrentBookService } from '../../allocation/current-book.service.js';
import { AppError } from '../../common/app-error.js';
import { type Decimal, decimalFromFloat } from '../../common/decimal.js';
import { type TradingDate, tradingDateOf } from '../../common/trading-date.js';
import { MARKET_CLOCK, type MarketClock } from '../../market/market-clock.port.js';
import { assertSameAccount } from '../account/account-opening.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import type { PlanInput, SleeveHoldings, SleeveTarget } from '../planner/plan.js';
import { RenamesRepository } from '../reconcile/renames.repository.js';
import { planRules } from '../rules/plan-rules.js';
import type { RebalanceRules } from '../rules/rebalance-rules.js';
import { RebalanceRulesService } from '../rules/rebalance-rules.service.js';
import type { StyleChoice } from '../styles/style-choice.js';
import { AccountFacts } from './account-facts.service.js';
import { MarketFacts } from './market-facts.service.js';
import { renameTargets } from './rename-targets.js';

/** Decimal places in which a float weight enters the exact world. */
const WEIGHT_PLACES = 12;

/** What a plan is made from, and where it came from. */
export interface GatheredInput {
  input: PlanInput;
  bookId: string;
  rules: RebalanceRules;
  /** New York date of the market's time. */
  marketDate: TradingDate;
}

/** Gathers what the pure planner needs: account, positions, prices, assets, ledger, book and rules of this moment. */
@Injectable()
export class PlanInputs {
  constructor(
    @Inject(MARKET_CLOCK) private readonly clock: MarketClock,
    private readonly books: CurrentBookService,
    private readonly rules: RebalanceRulesService,
    private readonly account: AccountFacts,
    private readonly market: MarketFacts,
    private readonly renames: RenamesRepository,
  ) {}

  /**
   * With a style, that takes the place of the one of the rules. Throws `no_book`, `account_mismatch`, `account_blocked`, and
   * what the ports throw.
   */
  async gather(
    pinned: PinnedAccount,
    strategy: string | null,
    style: StyleChoice | null = null,
  ): Promise<GatheredInput> {
    const { nowMs } = await this.clock.fetchTime();
    const [book, current, inForce, state, available] = await Promise.all([
      this.books.load(),
      this.renames.loadCurrent(pinned.accountNumber),
      this.rules.load(),
      this.account.load(pinned, nowMs),
      this.account.fetchAvailable(),
    ]);
    const rules = { ...inForce.rules, style: style ?? inForce.rules.style };
    const { account, sleeves, openOrders, unsettledCash, restrictions } = state;
    assertSameAccount(pinned, account.accountNumber);
    if (account.blockedBecause !== undefined) {
      throw new AppError('account_blocked', `The broker does not let the account trade: ${account.blockedBecause}.`);
    }
    const ordered = openOrders.map(({ symbol }) => symbol);
    const symbols = [...symbolsOf(book, sleeves), ...current.values(), ...ordered];
    const { prices, assets } = await this.market.load(symbols, nowMs);
    const { cash, buyingPower } = account;
    return {
      input: {
        ...{ nowMs, cash, buyingPower, unsettledCash, sleeves, available, openOrders, restrictions, prices, assets },
        book: renameTargets(book.targets.map(targetOf), { current, assets }),
        rules: planRules(rules),
        onlySleeve: strategy ?? undefined,
      },
      bookId: book.id,
      rules,
      marketDate: tradingDateOf(nowMs),
    };
  }
}

function targetOf({ strategy, share, weights }: CurrentBook['targets'][number]): SleeveTarget {
  const exact = [...weights].map(([symbol, weight]): [string, Decimal] => [
    symbol,
    decimalFromFloat(weight, WEIGHT_PLACES),
  ]);
  return { sleeve: strategy, share: decimalFromFloat(share, WEIGHT_PLACES), weights: new Map(exact) };
}

function symbolsOf(book: CurrentBook, sleeves: readonly SleeveHoldings[]): string[] {
  const held = sleeves.flatMap(({ positions }) => [...positions.keys()]);
  return [...book.targets.flatMap(({ weights }) => [...weights.keys()]), ...held];
}

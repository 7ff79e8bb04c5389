import { Inject, Injectable } from '@nestjs/common';
import { CurrentBookService, type CurrentBook } from '../../allocation/current-book.service.js';
import { AppError } from '../../common/app-error.js';
import {
  type Decimal,
  decimal,
  decimalFromFloat,
  minDecimal,
  type Price,
  sumDecimals,
  ZERO,
} from '../../common/decimal.js';
import { AppConfig } from '../../config/app-config.js';
import { type LatestPrice, MARKET_DATA, type MarketData } from '../../market/market-data.port.js';
import { assertSameAccount } from '../account/account-opening.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { BROKER, type Broker } from '../broker/broker.port.js';
import { SleeveHoldingsRepository } from '../ledger/sleeve-holdings.repository.js';
import { type BuySizing, sizeBuys } from '../planner/buy-sizing.js';
import { type Plan, type PlanRules, RESERVE, type SleeveHoldings, type SleeveTarget } from '../planner/plan.js';
import { planRebalance } from '../planner/planner.js';
import { DRIFT_BAND, WORST_CASE_MOVE } from '../planner/rules.js';
import { Protections } from '../safety/protections.service.js';
import { type PlanDocument, resumedFrom } from './plan-document.js';

/** Decimal places in which a float weight enters the exact world. */
const WEIGHT_PLACES = 12;

/** Gathers what the pure planner needs: account, positions, prices, assets, ledger and book of this moment. */
@Injectable()
export class RunPlanner {
  constructor(
    private readonly config: AppConfig,
    @Inject(BROKER) private readonly broker: Broker,
    @Inject(MARKET_DATA) private readonly market: MarketData,
    private readonly books: CurrentBookService,
    private readonly holdings: SleeveHoldingsRepository,
    private readonly protections: Protections,
  ) {}

  /** Throws `no_book`, `account_mismatch`, `account_blocked`, `negative_target`, and what the broker's port throws. */
  async plan(
    pinned: PinnedAccount,
    { strategy, nowMs }: { strategy: string | null; nowMs: number },
  ): Promise<{ plan: Plan; bookId: string }> {
    const [book, sleeves, account, positions] = await Promise.all([
      this.books.load(),
      this.holdings.load(pinned.accountNumber),
      this.broker.fetchAccount(),
      this.broker.fetchPositions(),
    ]);
    assertSameAccount(pinned, account.accountNumber);
    if (account.blockedBecause !== undefined) {
      throw new AppError('account_blocked', `The broker does not let the account trade: ${account.blockedBecause}.`);
    }
    const [prices, assets] = await Promise.all([this.fetchPrices(symbolsOf(book, sleeves)), this.market.fetchAssets()]);
    const plan = planRebalance({
      cash: account.cash,
      sleeves,
      available: new Map(positions.map(({ symbol, qtyAvailable }) => [symbol, qtyAvailable])),
      prices,
      assets: new Map(assets.map((asset) => [asset.symbol, asset])),
      book: book.targets.map(targetOf),
      rules: this.rules,
      restrictions: await this.protections.restrictionsAt(pinned, nowMs),
      onlySleeve: strategy ?? undefined,
    });
    return { plan, bookId: book.id };
  }

  /** The buys at the cash and prices of now, when the sells are done. */
  async sizeBuys(pinned: PinnedAccount, document: PlanDocument): Promise<BuySizing> {
    const { cashBuffer, sleeveTargets, buys } = resumedFrom(document);
    const [sleeves, account] = await Promise.all([
      this.holdings.load(pinned.accountNumber),
      this.broker.fetchAccount(),
    ]);
    const held = symbolsHeld(sleeves);
    const prices = await this.fetchPrices([...held, ...buys.map(({ symbol }) => symbol)]);
    const reserve = sleeves.find(({ sleeve }) => sleeve === RESERVE);
    return sizeBuys({
      // What open orders hold is not there.
      cash: minDecimal(account.cash, account.buyingPower),
      cashBuffer,
      reserveCash: reserve?.cash ?? ZERO,
      sleeves: sleeveTargets.map(({ sleeve, amount }) => {
        const own = sleeves.find((candidate) => candidate.sleeve === sleeve);
        return { sleeve, cash: own?.cash ?? ZERO, positionsValue: valueOf(own, prices), targetValue: amount };
      }),
      buys,
      prices,
      rules: this.rules,
    });
  }

  private get rules(): PlanRules {
    return {
      cashBuffer: decimal(this.config.cashBuffer),
      minNotionalUsd: decimal(this.config.minNotionalUsd),
      driftBand: DRIFT_BAND,
      worstCaseMove: WORST_CASE_MOVE,
    };
  }

  private async fetchPrices(symbols: readonly string[]): Promise<Map<string, Price>> {
    const wanted = [...new Set(symbols)].sort();
    const latest = wanted.length === 0 ? new Map<string, LatestPrice>() : await this.market.fetchLatestPrices(wanted);
    return new Map([...latest].map(([symbol, { price }]) => [symbol, price]));
  }
}

function targetOf({ strategy, share, weights }: CurrentBook['targets'][number]): SleeveTarget {
  const exact = [...weights].map(([symbol, weight]): [string, Decimal] => [
    symbol,
    decimalFromFloat(weight, WEIGHT_PLACES),
  ]);
  return { sleeve: strategy, share: decimalFromFloat(share, WEIGHT_PLACES), weights: new Map(exact) };
}

function symbolsHeld(sleeves: readonly SleeveHoldings[]): string[] {
  return sleeves.flatMap(({ positions }) => [...positions.keys()]);
}

function symbolsOf(book: CurrentBook, sleeves: readonly SleeveHoldings[]): string[] {
  return [...book.targets.flatMap(({ weights }) => [...weights.keys()]), ...symbolsHeld(sleeves)];
}

function valueOf(holdings: SleeveHoldings | undefined, prices: ReadonlyMap<string, Price>): Decimal {
  const positions = [...(holdings?.positions ?? [])];
  return sumDecimals(positions.map(([symbol, qty]) => qty.times(prices.get(symbol) ?? ZERO)));
}

import { Gathering } from '../../common/gathering.js';
import type { Ids } from '../../common/ids.port.js';
import type { Market } from '../market/market.js';
import type { Arrivals } from '../orders/arrivals.js';
import type { CorporateAction } from '../corporate-actions/corporate-action.js';
import type { Order } from '../orders/order.js';
import type { Holdings } from '../store/account.store.js';
import { runWrites, type ExchangeDatabase, type Queries } from '../store/exchange-database.js';
import type { OwnerLock } from '../store/owner-lock.js';
import { isClientOrderIdTaken } from '../store/order.store.js';
import { stateWrite } from '../store/state.store.js';
import type { Write } from '../store/write.js';
import type { ExchangeClock } from '../time/exchange-clock.js';
import type { MarketChange } from './market-change.js';
import type { FillRules } from './matching.js';
import type { PriceSource } from './price-source.js';
import { SerialQueue } from './serial-queue.js';
import type { TradeUpdate } from './trade-update.js';
import { liveUntil, type DayRules } from './trading-day.js';
import { Turn } from './turn.js';

const STATE_MS = 1000;
const MOST_AT_ONCE = 64;

export interface TradingFloorParts {
  database: ExchangeDatabase;
  lock: OwnerLock;
  clock: ExchangeClock;
  ids: Ids;
  market: Market;
  holdings: Holdings;
  openOrders: readonly Order[];
  arrivals: Arrivals;
  corporateActions: readonly CorporateAction[];
  /** Where the last run stopped. */
  lived: { marketMs: number; ticks: number };
  fillRules: FillRules;
  prices: PriceSource;
}

export type TradeListener = (update: TradeUpdate) => void;
export type MarketListener = (change: MarketChange) => void;

/** What became of a piece of work: a refusal is its own, and the work that it came with goes on. */
type Outcome = { value: unknown } | { refusal: unknown };

/**
 * The only writer of the exchange. Everything that changes anything is a turn: they run one at a time, each first brings the
 * market up to the present and is stored as a whole. What a turn changed is seen and announced after its commit, never before.
 * What is asked for while a turn is being stored is the work of the next one.
 * Because nobody else writes, market, account, positions and open orders are kept in memory and only written to the database.
 */
export class TradingFloor {
  private readonly queue = new SerialQueue();
  private readonly works = new Gathering<(turn: Turn) => unknown, Outcome>(
    (works) => this.queue.run(() => this.step(works)),
    // Only an id that is taken is the fault of one of them.
    { mostAtOnce: MOST_AT_ONCE, isCommon: (error) => !isClientOrderIdTaken(error) },
  );
  private readonly tradeListeners: TradeListener[] = [];
  private readonly marketListeners: MarketListener[] = [];
  private currentMarket: Market;
  private currentHoldings: Holdings;
  private currentOrders: readonly Order[];
  private currentArrivals: Arrivals;
  private currentActions: readonly CorporateAction[];
  private livedMs: number;
  private storedMs: number;
  private pricedMs: number;
  private ticks: number;

  constructor(private readonly parts: TradingFloorParts) {
    this.currentMarket = parts.market;
    this.currentHoldings = parts.holdings;
    this.currentOrders = parts.openOrders;
    this.currentArrivals = parts.arrivals;
    this.currentActions = parts.corporateActions;
    this.storedMs = parts.lived.marketMs;
    this.livedMs = parts.lived.marketMs;
    this.pricedMs = parts.lived.marketMs;
    this.ticks = parts.lived.ticks;
  }

  get market(): Market {
    return this.currentMarket;
  }

  get holdings(): Holdings {
    return this.currentHoldings;
  }

  /** Oldest first. */
  get openOrders(): readonly Order[] {
    return this.currentOrders;
  }

  /** Announced and past. */
  get corporateActions(): readonly CorporateAction[] {
    return this.currentActions;
  }

  get tickCount(): number {
    return this.ticks;
  }

  get rules(): DayRules {
    const { fillRules, prices, clock } = this.parts;
    return { ...fillRules, prices, arePricesMoving: clock.currentMode !== 'manual' };
  }

  onUpdate(listener: TradeListener): void {
    this.tradeListeners.push(listener);
  }

  onMarketChange(listener: MarketListener): void {
    this.marketListeners.push(listener);
  }

  /** Throws what `work` throws; nothing that it did then counts. */
  async turn<T>(work: (turn: Turn) => T): Promise<T> {
    const outcome = await this.works.add(work);
    if ('refusal' in outcome) throw outcome.refusal;
    return outcome.value as T;
  }

  /** A turn that reads and writes the database itself, after all that happened before is stored. */
  async storingTurn<T>(work: (turn: Turn, queries: Queries) => Promise<T>): Promise<T> {
    return this.queue.run(async () => {
      await this.step([]);
      const { database } = this.parts;
      const { turn, result } = await database.transaction(async (queries) => {
        const begun = this.begin();
        const done = await work(begun, queries);
        await runWrites(queries, this.writesOf(begun));
        return { turn: begun, result: done };
      });
      this.adopt(turn);
      return result;
    });
  }

  async idle(): Promise<void> {
    await this.queue.idle();
  }

  private async step(works: readonly ((turn: Turn) => unknown)[]): Promise<Outcome[]> {
    this.parts.lock.assertHeld();
    const nowMs = this.parts.clock.anchor();
    let turn = this.begin();
    liveUntil(turn, nowMs, this.rules);
    const outcomes = works.map((work): Outcome => {
      const next = turn.fork();
      try {
        const value = work(next);
        turn = next;
        return { value };
      } catch (refusal) {
        return { refusal };
      }
    });
    await this.parts.database.apply(this.writesOf(turn));
    this.adopt(turn);
    return outcomes;
  }

  /** Where the market stands is stored once a second of its time, and with every price step. */
  private isStateDue(turn: Turn): boolean {
    return turn.ticks !== this.ticks || turn.nowMs - this.storedMs >= STATE_MS;
  }

  private writesOf(turn: Turn): Write[] {
    return [
      ...turn.writes(),
      ...(this.isStateDue(turn) ? [stateWrite({ marketMs: turn.nowMs, ticks: turn.ticks })] : []),
    ];
  }

  private begin(): Turn {
    return Turn.from({
      ids: this.parts.ids,
      nowMs: this.livedMs,
      ticks: this.ticks,
      pricedMs: this.pricedMs,
      market: this.currentMarket,
      openOrders: this.currentOrders,
      arrivals: this.currentArrivals,
      corporateActions: this.currentActions,
      ...this.currentHoldings,
    });
  }

  private adopt(turn: Turn): void {
    const before = this.currentMarket;
    this.currentMarket = turn.market;
    this.currentHoldings = { account: turn.account, portfolio: turn.portfolio };
    this.currentOrders = turn.openOrders;
    this.currentArrivals = turn.arrivals;
    this.currentActions = turn.corporateActions;
    if (this.isStateDue(turn)) this.storedMs = turn.nowMs;
    this.livedMs = turn.nowMs;
    this.pricedMs = turn.pricedMs;
    this.ticks = turn.ticks;
    for (const update of turn.updates) for (const listener of this.tradeListeners) listener(update);
    const symbols = turn.changedSymbols;
    if (symbols.length === 0) return;
    const change = { before, after: turn.market, symbols, atMs: turn.nowMs };
    for (const listener of this.marketListeners) listener(change);
  }
}

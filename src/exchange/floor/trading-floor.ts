import type { Ids } from '../../common/ids.port.js';
import type { Market } from '../market/market.js';
import type { Order } from '../orders/order.js';
import type { Holdings } from '../store/account.store.js';
import type { ExchangeDatabase, Queries } from '../store/exchange-database.js';
import type { OwnerLock } from '../store/owner-lock.js';
import type { ExchangeClock } from '../time/exchange-clock.js';
import type { MarketChange } from './market-change.js';
import type { FillRules } from './matching.js';
import { SerialQueue } from './serial-queue.js';
import type { TradeUpdate } from './trade-update.js';
import { liveUntil, type DayRules } from './trading-day.js';
import { Turn } from './turn.js';

export interface TradingFloorParts {
  database: ExchangeDatabase;
  lock: OwnerLock;
  clock: ExchangeClock;
  ids: Ids;
  market: Market;
  holdings: Holdings;
  openOrders: readonly Order[];
  /** Where the last run stopped. */
  lived: { marketMs: number; ticks: number };
  fillRules: FillRules;
}

export type TradeListener = (update: TradeUpdate) => void;
export type MarketListener = (change: MarketChange) => void;

/**
 * The only writer of the exchange. Everything that changes anything is a turn: they run one at a time, each in a transaction
 * that first brings the market up to the present. What a turn changed is seen and announced after its commit, never before.
 * Because nobody else writes, market, account, positions and open orders are kept in memory and only written to the database.
 */
export class TradingFloor {
  private readonly queue = new SerialQueue();
  private readonly tradeListeners: TradeListener[] = [];
  private readonly marketListeners: MarketListener[] = [];
  private currentMarket: Market;
  private currentHoldings: Holdings;
  private currentOrders: readonly Order[];
  private livedMs: number;
  private pricedMs: number;
  private ticks: number;

  constructor(private readonly parts: TradingFloorParts) {
    this.currentMarket = parts.market;
    this.currentHoldings = parts.holdings;
    this.currentOrders = parts.openOrders;
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

  get tickCount(): number {
    return this.ticks;
  }

  get rules(): DayRules {
    return { ...this.parts.fillRules, arePricesMoving: this.parts.clock.currentMode !== 'manual' };
  }

  onUpdate(listener: TradeListener): void {
    this.tradeListeners.push(listener);
  }

  onMarketChange(listener: MarketListener): void {
    this.marketListeners.push(listener);
  }

  async turn<T>(work: (turn: Turn) => Promise<T> | T): Promise<T> {
    return this.queue.run(async () => {
      this.parts.lock.assertHeld();
      const nowMs = this.parts.clock.anchor();
      const { turn, result } = await this.parts.database.transaction(async (queries) => {
        const begun = this.begin(queries);
        await liveUntil(begun, nowMs, this.rules);
        const done = await work(begun);
        await begun.save();
        return { turn: begun, result: done };
      });
      this.adopt(turn);
      return result;
    });
  }

  async idle(): Promise<void> {
    await this.queue.idle();
  }

  private begin(queries: Queries): Turn {
    return new Turn({
      queries,
      ids: this.parts.ids,
      nowMs: this.livedMs,
      ticks: this.ticks,
      pricedMs: this.pricedMs,
      market: this.currentMarket,
      openOrders: this.currentOrders,
      ...this.currentHoldings,
    });
  }

  private adopt(turn: Turn): void {
    const before = this.currentMarket;
    this.currentMarket = turn.market;
    this.currentHoldings = { account: turn.account, portfolio: turn.portfolio };
    this.currentOrders = turn.openOrders;
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

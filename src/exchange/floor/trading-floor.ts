import type { Ids } from '../../common/ids.port.js';
import type { Market } from '../market/market.js';
import { loadHoldings } from '../store/account.store.js';
import type { ExchangeDatabase, Queries } from '../store/exchange-database.js';
import { loadOpenOrders } from '../store/order.store.js';
import type { OwnerLock } from '../store/owner-lock.js';
import type { ExchangeClock } from '../time/exchange-clock.js';
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
  /** Where the last run stopped. */
  lived: { marketMs: number; ticks: number };
  fillRules: FillRules;
}

export type TradeListener = (update: TradeUpdate) => void;

/**
 * The only writer of the exchange. Everything that changes anything is a turn: they run one at a time, each in a transaction
 * that first brings the market up to the present. What a turn changed is seen and announced after its commit, never before.
 */
export class TradingFloor {
  private readonly queue = new SerialQueue();
  private readonly listeners: TradeListener[] = [];
  private currentMarket: Market;
  private livedMs: number;
  private pricedMs: number;
  private ticks: number;

  constructor(private readonly parts: TradingFloorParts) {
    this.currentMarket = parts.market;
    this.livedMs = parts.lived.marketMs;
    this.pricedMs = parts.lived.marketMs;
    this.ticks = parts.lived.ticks;
  }

  get market(): Market {
    return this.currentMarket;
  }

  get tickCount(): number {
    return this.ticks;
  }

  get rules(): DayRules {
    return { ...this.parts.fillRules, arePricesMoving: this.parts.clock.currentMode !== 'manual' };
  }

  onUpdate(listener: TradeListener): void {
    this.listeners.push(listener);
  }

  async turn<T>(work: (turn: Turn) => Promise<T> | T): Promise<T> {
    return this.queue.run(async () => {
      this.parts.lock.assertHeld();
      const nowMs = this.parts.clock.anchor();
      const { turn, result } = await this.parts.database.transaction(async (queries) => {
        const begun = await this.begin(queries);
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

  private async begin(queries: Queries): Promise<Turn> {
    const holdings = await loadHoldings(queries);
    const openOrders = await loadOpenOrders(queries);
    return new Turn({
      queries,
      ids: this.parts.ids,
      nowMs: this.livedMs,
      ticks: this.ticks,
      pricedMs: this.pricedMs,
      market: this.currentMarket,
      openOrders,
      ...holdings,
    });
  }

  private adopt(turn: Turn): void {
    this.currentMarket = turn.market;
    this.livedMs = turn.nowMs;
    this.pricedMs = turn.pricedMs;
    this.ticks = turn.ticks;
    for (const update of turn.updates) for (const listener of this.listeners) listener(update);
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { formatDecimal } from '../common/decimal.js';
import { AppConfig, type Role } from '../config/app-config.js';
import { LiveBus } from '../platform/events/live-bus.js';
import { LatestPrices } from './latest-prices.service.js';
import { MARKET_CLOCK, type MarketClock } from './market-clock.port.js';
import { MARKET_DATA, type LatestPrice, type MarketData } from './market-data.port.js';
import { SymbolDemand } from './symbol-demand.js';

const EXECUTING_ROLES: readonly Role[] = ['all', 'worker', 'scheduler'];
/** The broker's clock and the list of symbols are asked for only so often. */
const POLLS_PER_REVIEW = 5;

/**
 * Asks for the latest prices of the book and the positions while the market is open and tells everybody what changed.
 * Runs only in processes that execute: the others hear it over the live bus.
 */
@Injectable()
export class PriceFeed implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(PriceFeed.name);
  private readonly published = new Map<string, LatestPrice>();
  private readonly stop = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    @Inject(MARKET_DATA) private readonly marketData: MarketData,
    @Inject(MARKET_CLOCK) private readonly clock: MarketClock,
    private readonly demand: SymbolDemand,
    private readonly bus: LiveBus,
    private readonly latestPrices: LatestPrices,
    private readonly config: AppConfig,
  ) {}

  onApplicationBootstrap(): void {
    if (EXECUTING_ROLES.includes(this.config.role)) this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.loop;
  }

  /** Fetches once and publishes the prices that are new. Answers with how many. */
  async poll(symbols: readonly string[]): Promise<number> {
    if (symbols.length === 0) return 0;
    const prices = await this.marketData.fetchLatestPrices(symbols);
    const changed = [...prices].filter(([symbol, price]) => this.isNew(symbol, price));
    for (const [symbol, latest] of changed) {
      this.published.set(symbol, latest);
      this.bus.publish('price-ticks', {
        symbol,
        price: formatDecimal(latest.price),
        timestamp: new Date(latest.atMs).toISOString(),
      });
    }
    if (changed.length > 0) await this.latestPrices.keep(this.published);
    return changed.length;
  }

  private isNew(symbol: string, latest: LatestPrice): boolean {
    const before = this.published.get(symbol);
    return before === undefined || before.atMs < latest.atMs;
  }

  /** The first round does not wait for an open market, so that there are prices after a start at night. */
  private async run(): Promise<void> {
    let isFirst = true;
    while (!this.stop.signal.aborted) {
      try {
        const [time, symbols] = await Promise.all([this.clock.fetchTime(), this.demand.load('live')]);
        await this.pollUntilReview(symbols, time.isOpen ? POLLS_PER_REVIEW : Number(isFirst));
        isFirst = false;
      } catch (error) {
        this.logger.warn({ err: error }, 'no latest prices');
        await this.pause();
      }
    }
  }

  private async pollUntilReview(symbols: readonly string[], polls: number): Promise<void> {
    for (let i = 0; i < POLLS_PER_REVIEW && !this.stop.signal.aborted; i++) {
      if (i < polls) await this.poll(symbols);
      await this.pause();
    }
  }

  private async pause(): Promise<void> {
    // Rejects when the process stops, which the loop sees by itself.
    await sleep(this.config.pricePollMs, undefined, { signal: this.stop.signal }).catch(() => undefined);
  }
}

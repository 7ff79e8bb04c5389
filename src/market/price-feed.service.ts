import { setTimeout as sleep } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AppConfig, type Role } from '../config/app-config.js';
import { Outage } from '../platform/outage.js';
import { MARKET_CLOCK, type MarketClock } from './market-clock.port.js';
import { MARKET_DATA, type LatestPrice, type MarketData } from './market-data.port.js';
import { MarketStream } from './market-stream.service.js';
import { PriceTicks } from './price-ticks.service.js';
import { SymbolDemand } from './symbol-demand.js';

const EXECUTING_ROLES: readonly Role[] = ['all', 'worker', 'scheduler'];
/** The broker's clock and the list of symbols are asked for only so often. */
const POLLS_PER_REVIEW = 5;

/**
 * Keeps the latest prices of the book and the positions while the market is open: the stream tells them, and what it does
 * not tell is asked for. Runs only in processes that execute: the others hear it over the live bus.
 */
@Injectable()
export class PriceFeed implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly outage = new Outage(new Logger(PriceFeed.name), 'the source of the latest prices');
  private readonly stop = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    @Inject(MARKET_DATA) private readonly marketData: MarketData,
    @Inject(MARKET_CLOCK) private readonly clock: MarketClock,
    private readonly demand: SymbolDemand,
    private readonly ticks: PriceTicks,
    private readonly stream: MarketStream,
    private readonly config: AppConfig,
  ) {}

  onApplicationBootstrap(): void {
    if (!EXECUTING_ROLES.includes(this.config.role)) return;
    this.stream.start();
    this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.loop;
    if (EXECUTING_ROLES.includes(this.config.role)) await this.stream.stop();
  }

  /** Fetches once and publishes the prices that are new. Answers with how many. */
  async poll(symbols: readonly string[]): Promise<number> {
    return this.publish(await this.fetch(symbols));
  }

  private async fetch(symbols: readonly string[]): Promise<Map<string, LatestPrice>> {
    return symbols.length === 0 ? new Map() : this.marketData.fetchLatestPrices(symbols);
  }

  private async publish(prices: ReadonlyMap<string, LatestPrice>): Promise<number> {
    const news = [...prices].filter(([symbol, latest]) => this.ticks.offer(symbol, latest));
    await this.ticks.flush();
    return news.length;
  }

  /** The first round does not wait for an open market, so that there are prices after a start at night. */
  private async run(): Promise<void> {
    let isFirst = true;
    while (!this.stop.signal.aborted) {
      try {
        const [time, symbols] = await Promise.all([this.clock.fetchTime(), this.demand.load('live')]);
        this.stream.subscribe(symbols);
        await this.pollUntilReview(symbols, time.isOpen ? POLLS_PER_REVIEW : Number(isFirst));
        isFirst = false;
        this.outage.worked();
      } catch (error) {
        this.outage.failed(error);
        await this.pause();
      }
    }
  }

  /** First everything, to see whether the stream does its work; then what it does not cover. */
  private async pollUntilReview(symbols: readonly string[], polls: number): Promise<void> {
    for (let i = 0; i < POLLS_PER_REVIEW && !this.stop.signal.aborted; i++) {
      if (i === 0 && polls > 0) await this.pollAndCompare(symbols);
      else if (i < polls) await this.poll(symbols.filter((symbol) => !this.stream.covers(symbol)));
      await this.pause();
    }
  }

  private async pollAndCompare(symbols: readonly string[]): Promise<void> {
    const prices = await this.fetch(symbols);
    this.stream.compare(prices);
    await this.publish(prices);
  }

  private async pause(): Promise<void> {
    // Rejects when the process stops, which the loop sees by itself.
    await sleep(this.config.pricePollMs, undefined, { signal: this.stop.signal }).catch(() => undefined);
  }
}

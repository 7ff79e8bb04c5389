import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { formatDecimal } from '../common/decimal.js';
import { LiveBus } from '../platform/events/live-bus.js';
import { LatestPrices } from './latest-prices.service.js';
import type { LatestPrice } from './market-data.port.js';
import { TradingHalts } from './trading-halts.repository.js';

/** A symbol that trades more often than this is told as often as this. */
const FLUSH_MS = 250;

/** Tells everybody what prices changed, whichever way they came: per symbol the newest, in its turn. */
@Injectable()
export class PriceTicks implements BeforeApplicationShutdown {
  private readonly logger = new Logger(PriceTicks.name);
  private readonly newest = new Map<string, LatestPrice>();
  private readonly untold = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly bus: LiveBus,
    private readonly latestPrices: LatestPrices,
    private readonly halts: TradingHalts,
  ) {}

  beforeApplicationShutdown(): void {
    clearTimeout(this.timer);
  }

  /** Answers whether the price is news; it is told soon. */
  offer(symbol: string, latest: LatestPrice): boolean {
    const before = this.newest.get(symbol);
    if (before !== undefined && before.atMs >= latest.atMs) return false;
    this.newest.set(symbol, latest);
    this.untold.add(symbol);
    this.timer ??= setTimeout(() => {
      this.flush().catch((error: unknown) => {
        this.logger.warn({ err: error }, 'the latest prices were not kept');
      });
    }, FLUSH_MS);
    return true;
  }

  /** Tells now what was not told yet. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const symbols = [...this.untold];
    this.untold.clear();
    for (const symbol of symbols) await this.tell(symbol);
    if (symbols.length > 0) await this.latestPrices.keep(this.newest);
  }

  private async tell(symbol: string): Promise<void> {
    const latest = this.newest.get(symbol);
    if (latest === undefined) return;
    this.bus.publish('price-ticks', {
      symbol,
      price: formatDecimal(latest.price),
      timestamp: new Date(latest.atMs).toISOString(),
    });
    await this.halts.observeTrade(symbol, latest.atMs);
  }
}

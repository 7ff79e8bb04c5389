import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { decimal, formatDecimal } from '../common/decimal.js';
import type { PriceTick } from '../platform/events/events.js';
import { LiveBus } from '../platform/events/live-bus.js';
import { LatestPrices } from './latest-prices.service.js';
import type { LatestPrice } from './market-data.port.js';
import { TradingHalts } from './trading-halts.repository.js';

/** A symbol that trades more often than this is told as often as this. */
const FLUSH_MS = 250;

/**
 * Tells everybody what prices changed, whichever way they came: per symbol the newest, in its turn. Several processes may read
 * the same price; what another one told is not told again.
 */
@Injectable()
export class PriceTicks implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(PriceTicks.name);
  private readonly newest = new Map<string, LatestPrice>();
  private readonly untold = new Set<string>();
  /** The newest market time that everybody has heard of, by symbol. */
  private readonly toldMs = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly bus: LiveBus,
    private readonly latestPrices: LatestPrices,
    private readonly halts: TradingHalts,
  ) {}

  onModuleInit(): void {
    this.bus.follow('price-ticks', {
      // What was told before this process began may be of a market that was set back since.
      restarted: () => undefined,
      heard: (entries) => {
        for (const { message } of entries) this.hear(message);
      },
    });
  }

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
    for (const symbol of symbols) this.tell(symbol);
    if (symbols.length > 0) await this.latestPrices.keep(this.newest);
  }

  private tell(symbol: string): void {
    const latest = this.newest.get(symbol);
    if (latest === undefined || this.wasTold(symbol, latest.atMs)) return;
    this.bus.publish('price-ticks', {
      symbol,
      price: formatDecimal(latest.price),
      timestamp: new Date(latest.atMs).toISOString(),
    });
  }

  private wasTold(symbol: string, atMs: number): boolean {
    return (this.toldMs.get(symbol) ?? Number.NEGATIVE_INFINITY) >= atMs;
  }

  /** Told by this process or another one. */
  private hear({ symbol, price, timestamp }: PriceTick): void {
    const atMs = Date.parse(timestamp);
    if (this.wasTold(symbol, atMs)) return;
    this.toldMs.set(symbol, atMs);
    if ((this.newest.get(symbol)?.atMs ?? Number.NEGATIVE_INFINITY) < atMs) {
      this.newest.set(symbol, { price: decimal(price), atMs });
    }
    this.halts.observeTrade(symbol, atMs).catch((error: unknown) => {
      this.logger.warn({ err: error, symbol }, 'the end of a halt was not stored');
    });
  }
}

import { CACHE_MANAGER, type Cache } from '@nestjs/cache-manager';
import { Inject, Injectable } from '@nestjs/common';
import { decimal, formatDecimal } from '../common/decimal.js';
import type { LatestPrice } from './market-data.port.js';

const KEY = 'market:latest-prices';
/** Older prices say nothing about now. */
const KEEP_MS = 24 * 3_600_000;

type Kept = Record<string, { price: string; atMs: number }>;

/** The latest prices that were polled, shared by all processes through the cache; losing them loses nothing. */
@Injectable()
export class LatestPrices {
  constructor(@Inject(CACHE_MANAGER) private readonly cache: Cache) {}

  async keep(prices: ReadonlyMap<string, LatestPrice>): Promise<void> {
    const kept: Kept = {};
    for (const [symbol, { price, atMs }] of prices) kept[symbol] = { price: formatDecimal(price), atMs };
    await this.cache.set(KEY, kept, KEEP_MS);
  }

  /** Symbols whose price was not polled are missing. */
  async load(): Promise<Map<string, LatestPrice>> {
    const kept = (await this.cache.get<Kept>(KEY)) ?? {};
    return new Map(Object.entries(kept).map(([symbol, { price, atMs }]) => [symbol, { price: decimal(price), atMs }]));
  }
}

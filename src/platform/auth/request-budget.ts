import { Inject, Injectable, Logger } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { CLOCK, type Clock } from '../../common/clock.port.js';
import { AppConfig } from '../../config/app-config.js';
import { Outage } from '../outage.js';
import { RedisConnections } from '../redis-connections.js';
import { AddressCounts } from './address-counts.js';
import { MinuteCounts } from './minute-counts.js';
import type { Principal } from './principal.js';

const WINDOW_SECONDS = 60;
/** A Redis that is slower than this is as good as none. */
const REDIS_PATIENCE_MS = 200;
/** How long nobody waits for Redis after it failed. */
const REDIS_PAUSE_MS = 2000;

export interface Budget {
  limit: number;
  /** Negative: this request was too much. */
  remaining: number;
  resetSeconds: number;
}

/**
 * How much a token may still ask for in this minute, over all replicas where there is Redis; while Redis is away each replica
 * counts for itself. Strangers are counted by address, each replica for itself.
 */
@Injectable()
export class RequestBudget {
  private readonly limit: number;
  private readonly local: RateLimiterMemory;
  private readonly shared: RateLimiterRedis | undefined;
  private readonly strangers: AddressCounts;
  private readonly asks: MinuteCounts;
  private readonly outage = new Outage(new Logger(RequestBudget.name), 'the shared count of requests');
  private sharedFromMs = 0;

  constructor(
    config: AppConfig,
    connections: RedisConnections,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.limit = config.rateLimitPerMinute;
    const window = { points: this.limit, duration: WINDOW_SECONDS, keyPrefix: 'pas:rate' };
    this.local = new RateLimiterMemory(window);
    const redis = this.limit === 0 ? undefined : connections.connect('rate-limit', REDIS_PATIENCE_MS);
    if (redis !== undefined) {
      this.shared = new RateLimiterRedis({ ...window, storeClient: redis, rejectIfRedisNotReady: true });
    }
    this.strangers = new AddressCounts(clock);
    this.asks = new MinuteCounts(clock);
  }

  /** Undefined: no limit is set. */
  async take(principal: Principal | undefined, address: string): Promise<Budget | undefined> {
    if (this.limit === 0) return undefined;
    if (principal === undefined) {
      const { count, leftMs } = this.strangers.add(address);
      return this.budgetOf(count, leftMs);
    }
    const { consumedPoints, msBeforeNext } = await this.spend(principal.tokenId);
    return this.budgetOf(consumedPoints, msBeforeNext);
  }

  /** For what has to be done in its turn and so cannot wait for Redis: a count of its own, each replica for itself. */
  takeAtOnce({ tokenId }: Principal): Budget | undefined {
    if (this.limit === 0) return undefined;
    const { count, leftMs } = this.asks.add(tokenId);
    return this.budgetOf(count, leftMs);
  }

  private async spend(key: string): Promise<RateLimiterRes> {
    if (this.shared === undefined || this.isPaused()) return counted(this.local.consume(key));
    try {
      const result = await counted(this.shared.consume(key));
      this.outage.worked();
      return result;
    } catch (error) {
      this.outage.failed(error);
      this.sharedFromMs = this.clock.nowMs() + REDIS_PAUSE_MS;
      return counted(this.local.consume(key));
    }
  }

  /** A clock that is set back meanwhile makes no pause longer. */
  private isPaused(): boolean {
    const leftMs = this.sharedFromMs - this.clock.nowMs();
    return leftMs > 0 && leftMs <= REDIS_PAUSE_MS;
  }

  private budgetOf(used: number, leftMs: number): Budget {
    return { limit: this.limit, remaining: this.limit - used, resetSeconds: Math.max(1, Math.ceil(leftMs / 1000)) };
  }
}

/** To the library a used up budget is a rejection; any other rejection is a failure. */
async function counted(consumed: Promise<RateLimiterRes>): Promise<RateLimiterRes> {
  try {
    return await consumed;
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return thrown;
    throw thrown;
  }
}

import { EventEmitter } from 'node:events';
import { promisify } from 'node:util';
import { Logger } from '@nestjs/common';
import cacheManagerIoredis, { type RedisStore } from 'cache-manager-ioredis';
import type { Redis } from 'ioredis';
import type { KeyvStoreAdapter, StoredData } from 'keyv';

const PREFIX = 'pas:cache:';
const SCAN_COUNT = 500;

/**
 * cache-manager-ioredis as a store of Keyv, which keeps the exact expiry in the value itself. A Redis that is away is a
 * miss and a forgotten write, never an error: whoever asks the cache can do without.
 */
export class RedisCacheStore extends EventEmitter implements KeyvStoreAdapter {
  readonly opts = {};
  private readonly logger = new Logger(RedisCacheStore.name);
  private readonly store: RedisStore;

  constructor(private readonly redis: Redis) {
    super();
    this.store = cacheManagerIoredis.create({ redisInstance: redis });
  }

  async get<T>(key: string): Promise<StoredData<T> | undefined> {
    const found = await this.attempt('get', () => this.store.get(PREFIX + key));
    return found ?? undefined;
  }

  async set(key: string, value: unknown, ttlMs?: number): Promise<boolean> {
    const options = ttlMs === undefined ? {} : { ttl: Math.max(1, Math.ceil(ttlMs / 1000)) };
    const answer = await this.attempt('set', () => this.store.set(PREFIX + key, value, options));
    return answer !== undefined;
  }

  async delete(key: string): Promise<boolean> {
    const del = promisify((name: string, done: (error: Error | null, count: number) => void) => {
      this.store.del(name, undefined, done);
    });
    return ((await this.attempt('delete', () => del(PREFIX + key))) ?? 0) > 0;
  }

  /** Only what is ours: the store's own reset would empty the whole database. */
  async clear(): Promise<void> {
    await this.attempt('clear', async () => {
      for await (const keys of this.redis.scanStream({ match: `${PREFIX}*`, count: SCAN_COUNT })) {
        if ((keys as string[]).length > 0) await this.redis.unlink(keys as string[]);
      }
    });
  }

  /** That Redis is out of reach is said once by its connection, not by each command. */
  private async attempt<T>(operation: string, work: () => Promise<T>): Promise<T | undefined> {
    if (this.redis.status !== 'ready') return undefined;
    try {
      return await work();
    } catch (error) {
      this.logger.warn({ err: error, operation }, 'the cache in Redis did not answer');
      return undefined;
    }
  }
}

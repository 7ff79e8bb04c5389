declare module 'cache-manager-ioredis' {
  import type { Redis } from 'ioredis';

  /** The part of the store that we use. Values are stored as JSON; `ttl` is whole seconds. */
  export interface RedisStore {
    get(key: string): Promise<unknown>;
    set(key: string, value: unknown, options: { ttl?: number }): Promise<unknown>;
    /** Answers by callback only. */
    del(key: string, options: undefined, done: (error: Error | null, count: number) => void): void;
  }

  const store: { create(options: { redisInstance: Redis }): RedisStore };
  export default store;
}

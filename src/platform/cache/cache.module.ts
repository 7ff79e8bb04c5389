import { CacheModule as NestCacheModule } from '@nestjs/cache-manager';
import { Module } from '@nestjs/common';
import { Keyv } from 'keyv';
import { RedisConnections } from '../redis-connections.js';
import { RedisModule } from '../redis.module.js';
import { RedisCacheStore } from './redis-cache.store.js';

const DEFAULT_TTL_MS = 60_000;

/** The cache of Nest for everybody: shared by all replicas in Redis where there is one, else in the memory of the process. */
@Module({
  imports: [
    NestCacheModule.registerAsync({
      isGlobal: true,
      imports: [RedisModule],
      inject: [RedisConnections],
      useFactory: (connections: RedisConnections) => {
        const redis = connections.connect('cache');
        const store = redis === undefined ? new Keyv() : new Keyv(new RedisCacheStore(redis), { useKeyPrefix: false });
        return { stores: [store], ttl: DEFAULT_TTL_MS };
      },
    }),
  ],
})
export class CacheModule {}

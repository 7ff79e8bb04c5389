import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { AppConfig } from '../config/app-config.js';
import { Outage } from './outage.js';

const CONNECT_TIMEOUT_MS = 5000;
const MAX_BACKOFF_MS = 5000;
const NO_SUCH_DATABASE = /DB index is out of range/i;
/** A connection on which an answer takes longer is dead, whatever TCP believes. */
const SILENCE_MS = 10_000;

/**
 * The one place where connections to Redis are made. Redis may be absent (no REDIS_URL) and may go away: commands then
 * fail at once instead of queueing up, and each user of a connection says what it does without.
 */
@Injectable()
export class RedisConnections implements OnApplicationShutdown {
  private readonly logger = new Logger(RedisConnections.name);
  private readonly open = new Set<Redis>();

  constructor(private readonly config: AppConfig) {}

  /**
   * A new connection, which reconnects by itself; undefined without REDIS_URL. `purpose` names it in logs and in Redis. A command
   * that is not answered within `patienceMs` fails.
   */
  connect(purpose: string, patienceMs?: number): Redis | undefined {
    if (this.config.redisUrl === undefined) return undefined;
    const redis = new Redis(this.config.redisUrl, {
      connectionName: `pas:${purpose}`,
      connectTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SILENCE_MS,
      enableOfflineQueue: false,
      ...(patienceMs === undefined ? {} : { commandTimeout: patienceMs }),
      maxRetriesPerRequest: 0,
      retryStrategy: (attempt) => Math.min(100 * 2 ** Math.min(attempt, 6), MAX_BACKOFF_MS),
    });
    const outage = new Outage(this.logger, `Redis (${purpose})`);
    redis.on('error', (error: Error) => {
      outage.failed(error);
      // It would go on in database 0, which is somebody else's.
      if (NO_SUCH_DATABASE.test(error.message)) redis.disconnect();
    });
    redis.on('ready', () => {
      outage.worked();
    });
    this.open.add(redis);
    return redis;
  }

  onApplicationShutdown(): void {
    for (const redis of this.open) redis.disconnect();
    this.open.clear();
  }
}

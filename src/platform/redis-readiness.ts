import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { ReadinessProbes } from './observability/readiness-probes.js';
import { RedisConnections } from './redis-connections.js';

/** Where Redis is configured, a process without it is not ready: its clients would miss what other replicas publish. */
@Injectable()
export class RedisReadiness implements OnModuleInit {
  private readonly redis: Redis | undefined;

  constructor(
    connections: RedisConnections,
    private readonly probes: ReadinessProbes,
  ) {
    this.redis = connections.connect('readiness');
  }

  onModuleInit(): void {
    const redis = this.redis;
    if (redis === undefined) return;
    const check = async (): Promise<Record<string, unknown>> => {
      await redis.ping();
      return {};
    };
    this.probes.register({ name: 'redis', isRequired: true, check });
  }
}

import { Global, Module } from '@nestjs/common';
import { RedisConnections } from './redis-connections.js';
import { RedisReadiness } from './redis-readiness.js';

@Global()
@Module({ providers: [RedisConnections, RedisReadiness], exports: [RedisConnections] })
export class RedisModule {}

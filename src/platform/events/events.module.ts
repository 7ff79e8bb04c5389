import { Global, Module } from '@nestjs/common';
import { RedisModule } from '../redis.module.js';
import { EventFeed } from './event-feed.js';
import { LiveBus } from './live-bus.js';
import { Outbox } from './outbox.js';

@Global()
@Module({
  imports: [RedisModule],
  providers: [Outbox, EventFeed, LiveBus],
  exports: [Outbox, EventFeed, LiveBus],
})
export class EventsModule {}

import { Global, Module } from '@nestjs/common';
import { RedisModule } from '../redis.module.js';
import { EventFeed } from './event-feed.js';
import { LiveBus } from './live-bus.js';
import { OutboxPlaces } from './outbox-places.js';
import { Outbox } from './outbox.js';

@Global()
@Module({
  imports: [RedisModule],
  providers: [Outbox, OutboxPlaces, EventFeed, LiveBus],
  exports: [Outbox, OutboxPlaces, EventFeed, LiveBus],
})
export class EventsModule {}

import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RedisConnections } from '../redis-connections.js';
import type { LiveChannel, LiveMessages } from './events.js';
import { Subscriptions, type Handler } from './subscriptions.js';

const REDIS_CHANNEL = 'pas:live';

interface Parcel<C extends LiveChannel = LiveChannel> {
  origin: string;
  channel: C;
  message: LiveMessages[C];
}

/**
 * Ephemeral messages to the subscribers of every replica, each once. The own process is told directly, the others through
 * Redis; without Redis, or while it is away, each process hears itself only.
 */
@Injectable()
export class LiveBus {
  private readonly logger = new Logger(LiveBus.name);
  private readonly subscriptions = new Subscriptions<LiveMessages>(this.logger);
  private readonly origin = randomUUID();
  private readonly publisher: Redis | undefined;

  constructor(connections: RedisConnections) {
    this.publisher = connections.connect('live-publisher');
    const subscriber = connections.connect('live-subscriber');
    if (subscriber !== undefined) this.listen(subscriber);
  }

  /** Returns the function that ends the subscription. */
  on<C extends LiveChannel>(channel: C, handler: Handler<LiveMessages[C]>): () => void {
    return this.subscriptions.add(channel, handler);
  }

  publish<C extends LiveChannel>(channel: C, message: LiveMessages[C]): void {
    this.subscriptions.emit(channel, message);
    if (this.publisher?.status !== 'ready') return;
    const parcel: Parcel<C> = { origin: this.origin, channel, message };
    this.publisher.publish(REDIS_CHANNEL, JSON.stringify(parcel)).catch((error: unknown) => {
      this.logger.debug({ err: error, channel }, 'a live message did not reach the other replicas');
    });
  }

  /** Redis forgets a subscription with the connection, so it is made at each connect. */
  private listen(subscriber: Redis): void {
    subscriber.on('ready', () => {
      subscriber.subscribe(REDIS_CHANNEL).catch((error: unknown) => {
        this.logger.warn({ err: error }, 'cannot hear the live messages of other replicas');
      });
    });
    subscriber.on('message', (_channel: string, text: string) => {
      const parcel = JSON.parse(text) as Parcel;
      if (parcel.origin !== this.origin) this.subscriptions.emit(parcel.channel, parcel.message);
    });
  }
}

import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Outage } from '../outage.js';
import type { Events, Topic } from './events.js';
import { FollowLoop } from './follow-loop.js';
import { OutboxTail, type OutboxEvent } from './outbox-tail.js';
import { Subscriptions, type Handler } from './subscriptions.js';

/** How long subscribers may take over what they were given when the process stops. */
const SETTLE_MS = 5000;

/**
 * Tells this process of every event committed since it started, by whichever process: one tail of the outbox, any number
 * of subscribers. Each subscriber hears each event once and in order, one after the other.
 */
@Injectable()
export class EventFeed implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(EventFeed.name);
  private readonly subscriptions = new Subscriptions<Events>(this.logger);
  private readonly tail: OutboxTail;
  private readonly loop: FollowLoop;

  constructor(dataSource: DataSource) {
    this.loop = new FollowLoop(new Outage(this.logger, 'the event feed'), {
      step: () => this.readOn(),
      recover: () => this.tail.close(),
    });
    this.tail = new OutboxTail(dataSource, this.loop.wake);
  }

  /** Returns the function that ends the subscription. */
  on<T extends Topic>(topic: T, handler: Handler<Events[T]>): () => void {
    return this.subscriptions.add(topic, handler);
  }

  /** Resolves when the position in the outbox is taken: what is committed from then on will be heard. */
  async onApplicationBootstrap(): Promise<void> {
    await this.tail.open();
    this.loop.start();
  }

  /** Before the pool of connections closes. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    await this.tail.close();
    await this.subscriptions.settled(SETTLE_MS);
  }

  private async readOn(): Promise<void> {
    await this.tail.open();
    for (const event of await this.tail.read()) this.emit(event);
  }

  private emit(event: OutboxEvent): void {
    this.subscriptions.emit(event.topic, event.payload);
  }
}

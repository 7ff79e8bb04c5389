import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Outage } from '../outage.js';
import { Bell } from './bell.js';
import type { Events, Topic } from './events.js';
import { OutboxTail, type OutboxEvent } from './outbox-tail.js';
import { Subscriptions, type Handler } from './subscriptions.js';

/** A lost notification costs at most this long. */
const POLL_MS = 1000;
const FIRST_BACKOFF_MS = 100;
const MAX_BACKOFF_MS = 10_000;
/** How long subscribers may take over what they were given when the process stops. */
const SETTLE_MS = 5000;

/**
 * Tells this process of every event committed since it started, by whichever process: one tail of the outbox, any number
 * of subscribers. Each subscriber hears each event once and in order, one after the other.
 */
@Injectable()
export class EventFeed implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(EventFeed.name);
  private readonly outage = new Outage(this.logger, 'the event feed');
  private readonly subscriptions = new Subscriptions<Events>(this.logger);
  private readonly bell = new Bell();
  private readonly tail: OutboxTail;
  private isStopping = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(dataSource: DataSource) {
    this.tail = new OutboxTail(dataSource, () => {
      this.bell.ring();
    });
  }

  /** Returns the function that ends the subscription. */
  on<T extends Topic>(topic: T, handler: Handler<Events[T]>): () => void {
    return this.subscriptions.add(topic, handler);
  }

  /** Resolves when the position in the outbox is taken: what is committed from then on will be heard. */
  async onApplicationBootstrap(): Promise<void> {
    await this.tail.open();
    this.loop = this.follow();
  }

  /** Before the pool of connections closes. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.bell.ring();
    await this.loop;
    await this.tail.close();
    await this.subscriptions.settled(SETTLE_MS);
  }

  private async follow(): Promise<void> {
    let waitMs = POLL_MS;
    let backoffMs = FIRST_BACKOFF_MS;
    while (!this.stopping()) {
      await this.bell.wait(waitMs);
      try {
        await this.tail.open();
        for (const event of await this.tail.read()) this.emit(event);
        this.outage.worked();
        [waitMs, backoffMs] = [POLL_MS, FIRST_BACKOFF_MS];
      } catch (error) {
        this.outage.failed(error);
        await this.tail.close();
        [waitMs, backoffMs] = [backoffMs, Math.min(backoffMs * 2, MAX_BACKOFF_MS)];
      }
    }
  }

  private emit(event: OutboxEvent): void {
    this.subscriptions.emit(event.topic, event.payload);
  }

  /** A method, because TypeScript would take the field for constant within the loop. */
  private stopping(): boolean {
    return this.isStopping;
  }
}

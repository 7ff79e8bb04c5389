import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { EventFeed } from '../platform/events/event-feed.js';
import type { Topic } from '../platform/events/events.js';
import { FollowLoop } from '../platform/events/follow-loop.js';
import { OutboxPlaces, type ChannelPage, type PlacedEvent } from '../platform/events/outbox-places.js';
import { Outage } from '../platform/outage.js';
import type { LogPlace, NumberedMessage } from './channel-log.js';
import { STREAM_CHANNELS } from './channels/registry.js';
import type { StreamMessage, StreamSource } from './stream-channel.js';
import { StreamHub } from './stream-hub.js';

/** So many events reach the readers in one go; in between, everybody else has a turn. */
const PAGE = { next: 100, newest: 20_000 };

type Render = (payload: unknown, at: string) => StreamMessage;

/** Brings the hub what the database committed, with the numbers that every replica sees. */
@Injectable()
export class OutboxSource implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxSource.name);
  private readonly renderers = new Map<Topic, Render>();
  private readonly channelOf = new Map<Topic, string>();
  private readonly read = new Map<string, LogPlace | undefined>();
  private readonly loop: FollowLoop;

  constructor(
    private readonly feed: EventFeed,
    private readonly places: OutboxPlaces,
    private readonly hub: StreamHub,
  ) {
    this.loop = new FollowLoop(new Outage(this.logger, 'the log of the streams'), { step: () => this.readOn() });
    for (const { name, source } of STREAM_CHANNELS.members) if (source.from === 'outbox') this.follow(name, source);
  }

  /** Resolves when the history is there. */
  async onApplicationBootstrap(): Promise<void> {
    await this.places.open([...this.read.keys()]);
    await this.readOn();
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  private follow(channel: string, source: StreamSource & { from: 'outbox' }): void {
    this.read.set(channel, undefined);
    for (const [topic, render] of Object.entries(source.render) as [Topic, Render][]) {
      this.channelOf.set(topic, channel);
      this.renderers.set(topic, render);
      this.feed.on(topic, this.loop.wake);
    }
  }

  private async readOn(): Promise<void> {
    await this.places.assign(this.channelOf);
    for (let isMore = true; isMore;) {
      const positions = [...this.read].map(([channel, place]) => ({ channel, ...place }));
      const pages = await this.places.read(positions, PAGE);
      for (const page of pages) this.take(page);
      isMore = pages.some(({ channel, seq }) => (this.read.get(channel)?.seq ?? 0) < seq);
    }
  }

  private take({ channel, epoch, seq, events }: ChannelPage): void {
    const messages = events.flatMap((event) => this.messageOf(event));
    if (this.read.get(channel)?.epoch === epoch) {
      this.read.set(channel, { epoch, seq: events.at(-1)?.seq ?? seq });
      this.hub.publish(channel, messages);
    } else {
      this.read.set(channel, { epoch, seq });
      this.hub.restart(channel, { epoch, seq }, messages);
    }
  }

  /** None for an event that cannot be told: what comes after it must not wait for it. */
  private messageOf({ topic, payload, seq, at }: PlacedEvent): NumberedMessage[] {
    try {
      const message = this.renderers.get(topic)?.(payload, at);
      return message === undefined ? [] : [{ ...message, seq, at }];
    } catch (error) {
      this.logger.error({ err: error, topic, seq }, 'an event cannot be told in its stream');
      return [];
    }
  }
}

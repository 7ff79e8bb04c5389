import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { LiveEntry } from '../platform/events/events.js';
import { LiveBus } from '../platform/events/live-bus.js';
import type { NumberedMessage } from './channel-log.js';
import { STREAM_CHANNELS } from './channels/registry.js';
import type { StreamSource } from './stream-channel.js';
import { StreamHub } from './stream-hub.js';

/** Brings the hub the ephemeral messages. */
@Injectable()
export class LiveSource implements OnModuleInit {
  private readonly logger = new Logger(LiveSource.name);

  constructor(
    private readonly bus: LiveBus,
    private readonly hub: StreamHub,
  ) {}

  onModuleInit(): void {
    for (const { name, source } of STREAM_CHANNELS.members) if (source.from === 'live') this.follow(name, source);
  }

  private follow(channel: string, source: StreamSource & { from: 'live' }): void {
    const messages = (entries: readonly LiveEntry[]): NumberedMessage[] =>
      entries.flatMap((entry) => this.messageOf(entry, source));
    this.bus.follow(source.channel, {
      restarted: (head, history) => {
        this.hub.restart(channel, head, messages(history));
      },
      heard: (entries) => {
        this.hub.publish(channel, messages(entries));
      },
    });
  }

  /** None for a message that cannot be told: what comes after it must not wait for it. */
  private messageOf(
    { seq, at, message }: LiveEntry,
    { channel, render }: StreamSource & { from: 'live' },
  ): NumberedMessage[] {
    try {
      return [{ ...render(message), seq, at }];
    } catch (error) {
      this.logger.error({ err: error, channel, message }, 'a message cannot be told in its stream');
      return [];
    }
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventFeed } from '../platform/events/event-feed.js';
import { LiveBus } from '../platform/events/live-bus.js';
import type { Close } from './close-codes.js';
import { StreamMetrics } from './stream-metrics.js';
import type { StreamReader } from './stream-reader.js';
import { STREAM_CHANNELS } from './channels/registry.js';

/** Brings what happens to the readers of this process. Every replica hears everything, so hubs need not know each other. */
@Injectable()
export class StreamHub implements OnModuleInit {
  private readonly readers = new Map<string, Set<StreamReader>>();

  constructor(
    private readonly feed: EventFeed,
    private readonly live: LiveBus,
    private readonly metrics: StreamMetrics,
  ) {}

  onModuleInit(): void {
    for (const channel of STREAM_CHANNELS.members) {
      const readers = new Set<StreamReader>();
      this.readers.set(channel.name, readers);
      channel.listen({ feed: this.feed, live: this.live }, (message) => {
        this.metrics.published(channel.name);
        for (const reader of readers) reader.offer(message);
      });
    }
  }

  /** Returns the function that ends the subscription. */
  join(reader: StreamReader): () => void {
    const readers = this.readers.get(reader.channel.name);
    if (readers === undefined) throw new Error(`no such channel: ${reader.channel.name}`);
    readers.add(reader);
    this.metrics.joined(reader.channel.name);
    return () => {
      reader.end();
      if (readers.delete(reader)) this.metrics.left(reader.channel.name);
    };
  }

  closeAll(close: Close): void {
    for (const readers of this.readers.values()) for (const reader of readers) reader.close(close);
  }
}

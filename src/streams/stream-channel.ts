import type { Named } from '../common/registry.js';
import type { EventFeed } from '../platform/events/event-feed.js';
import type { LiveBus } from '../platform/events/live-bus.js';

export interface StreamMessage {
  /** What filters and conflation go by: a symbol, a strategy or a kind. */
  readonly subject: string;
  /** The bare message as JSON text. */
  readonly text: string;
}

export interface StreamSources {
  readonly feed: EventFeed;
  readonly live: LiveBus;
}

/** A live stream that clients subscribe to by name. */
export interface StreamChannel extends Named {
  /** The query parameter that narrows the channel to some subjects. */
  readonly filter: 'symbols' | 'strategies' | 'kinds';
  /** What a reader who cannot keep up gets: only the latest of each subject, or every message or the door. */
  readonly delivery: 'latest' | 'every';
  /** Called once, at start. */
  listen(sources: StreamSources, publish: (message: StreamMessage) => void): void;
}

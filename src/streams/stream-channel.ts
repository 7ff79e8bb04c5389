import type { Named } from '../common/registry.js';
import type { Events, LiveChannel, LiveMessages, Topic } from '../platform/events/events.js';

export interface StreamMessage {
  /** What filters, conflation and snapshots go by: a symbol, a strategy, a job. */
  readonly subject: string;
  /** The bare message as JSON text. */
  readonly text: string;
}

/** `at` is when the event was committed. */
type EventRenderers = { readonly [T in Topic]?: (payload: Events[T], at: string) => StreamMessage };

/** Where messages come from: events of the outbox, all that were committed, or messages that are worth something now or never. */
export type StreamSource =
  | { readonly from: 'outbox'; readonly render: EventRenderers }
  | {
      readonly from: 'live';
      readonly channel: LiveChannel;
      readonly render: (message: LiveMessages[LiveChannel]) => StreamMessage;
    };

/** A live stream that clients subscribe to by name. */
export interface StreamChannel extends Named {
  readonly title: string;
  /** The query parameter that narrows the channel to some subjects. */
  readonly filter: 'symbols' | 'strategies' | 'kinds' | 'jobs';
  /** What a reader who cannot keep up gets: only the latest of each subject, or every message or the door. */
  readonly delivery: 'latest' | 'every';
  /** What a snapshot holds: the latest message of each subject, or the newest messages. */
  readonly snapshot: 'latest' | 'newest';
  /** JSON schema of the bare message. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly example: Readonly<Record<string, unknown>>;
  readonly source: StreamSource;
}

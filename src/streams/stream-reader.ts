import { CLOSE, type Close } from './close-codes.js';
import type { StreamChannel, StreamMessage } from './stream-channel.js';
import type { StreamMetrics } from './stream-metrics.js';

/** The way to one client, over whichever transport. */
export interface StreamSink {
  /** What was written and has not left the process yet. */
  backlogBytes(): number;
  write(message: StreamMessage): void;
  close(close: Close): void;
}

/** Beyond this a reader of the latest waits: it will get what is newest when it can take it. */
const LATEST_BACKLOG_BYTES = 64 * 1024;
/** Beyond this a reader of everything is lost. */
const EVERY_BACKLOG_BYTES = 1024 * 1024;

/** One subscription of one client: its filter, and what happens when the client cannot keep up. Memory stays bounded. */
export class StreamReader {
  private readonly pending = new Map<string, StreamMessage>();
  private isClosed = false;

  /** `subjects` undefined means all. */
  constructor(
    readonly channel: StreamChannel,
    private readonly subjects: ReadonlySet<string> | undefined,
    private readonly sink: StreamSink,
    private readonly metrics: StreamMetrics,
  ) {}

  offer(message: StreamMessage): void {
    if (this.isClosed || this.subjects?.has(message.subject) === false) return;
    if (this.channel.delivery === 'every') this.deliver(message);
    else this.deliverLatest(message);
  }

  /** The transport says so when the client has taken something. */
  drained(): void {
    for (const [subject, message] of this.pending) {
      if (this.isClosed || this.sink.backlogBytes() > LATEST_BACKLOG_BYTES) return;
      this.pending.delete(subject);
      this.write(message);
    }
  }

  close(close: Close): void {
    if (this.isClosed) return;
    this.end();
    this.sink.close(close);
  }

  /** The client went away. */
  end(): void {
    this.isClosed = true;
    this.pending.clear();
  }

  private deliver(message: StreamMessage): void {
    if (this.sink.backlogBytes() <= EVERY_BACKLOG_BYTES) {
      this.write(message);
      return;
    }
    this.metrics.gaveUp('slow_reader');
    this.close(CLOSE.slowReader);
  }

  private deliverLatest(message: StreamMessage): void {
    if (this.pending.size === 0 && this.sink.backlogBytes() <= LATEST_BACKLOG_BYTES) {
      this.write(message);
      return;
    }
    if (this.pending.has(message.subject)) this.metrics.gaveUp('conflated');
    this.pending.set(message.subject, message);
  }

  private write(message: StreamMessage): void {
    this.sink.write(message);
    this.metrics.wrote(this.channel.name);
  }
}

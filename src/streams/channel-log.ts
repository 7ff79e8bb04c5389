import type { StreamChannel, StreamMessage } from './stream-channel.js';

/** How far back a reader may resume, and how far it may fall behind; whichever comes first. */
const KEPT_MESSAGES = 20_000;
const KEPT_CHARACTERS = 16 * 1024 * 1024;
const NEWEST_IN_SNAPSHOT = 100;

export interface LogPlace {
  /** Numbers of one epoch mean the same message for ever. */
  readonly epoch: string;
  readonly seq: number;
}

/** A message with its number, which grows by one from message to message. */
export interface NumberedMessage extends StreamMessage {
  readonly seq: number;
  /** When it was published; RFC 3339, UTC. */
  readonly at: string;
}

export interface LogEntry extends NumberedMessage, LogPlace {
  readonly channel: string;
}

/**
 * The recent messages of one channel, shared by all its readers: memory does not grow with their number. Each message has
 * an index, by which readers find the next one; a restart keeps counting.
 */
export class ChannelLog {
  /** As a ring: the message of index i is in slot i modulo their number. */
  private readonly slots: (LogEntry | undefined)[] = [];
  private latest = new Map<string, LogEntry>();
  private characters = 0;
  private place: LogPlace = { epoch: '', seq: 0 };
  private firstIndex = 0;
  private endIndex = 0;

  constructor(
    readonly channel: StreamChannel,
    private readonly keptMessages = KEPT_MESSAGES,
  ) {}

  get head(): LogPlace {
    return this.place;
  }

  /** The index of the oldest message that is kept. */
  get first(): number {
    return this.firstIndex;
  }

  /** The index that the next message will have. */
  get end(): number {
    return this.endIndex;
  }

  at(index: number): LogEntry | undefined {
    return index < this.firstIndex || index >= this.endIndex ? undefined : this.slots[index % this.keptMessages];
  }

  append(message: NumberedMessage): void {
    if (this.endIndex - this.firstIndex >= this.keptMessages) this.forgetOldest();
    const entry = { ...message, epoch: this.place.epoch, channel: this.channel.name };
    this.slots[this.endIndex++ % this.keptMessages] = entry;
    this.characters += entry.text.length;
    while (this.characters > KEPT_CHARACTERS && this.endIndex - this.firstIndex > 1) this.forgetOldest();
    this.place = { epoch: this.place.epoch, seq: entry.seq };
    // Taken out first, so that the map is in the order of the numbers.
    this.latest.delete(entry.subject);
    this.latest.set(entry.subject, entry);
  }

  /** Numbers begin anew after `head`. What was the latest of each subject stays known, unless `messages` know better. */
  restart(head: LogPlace, messages: readonly NumberedMessage[]): void {
    while (this.firstIndex < this.endIndex) this.forgetOldest();
    this.latest = new Map([...this.latest].map(([subject, entry]) => [subject, { ...entry, ...head }]));
    this.place = head;
    for (const message of messages) this.append(message);
    this.place = head;
  }

  /** Whether the place is ahead, and so little that the messages up to there may be about to come. */
  isBehind({ epoch, seq }: LogPlace): boolean {
    return epoch === this.place.epoch && seq > this.place.seq && seq <= this.place.seq + this.keptMessages;
  }

  /** The index of the first message after this place; undefined when it is of another epoch or not all there. */
  indexAfter({ epoch, seq }: LogPlace): number | undefined {
    if (epoch !== this.place.epoch || seq > this.place.seq) return undefined;
    if (seq === this.place.seq) return this.endIndex;
    const oldest = this.at(this.firstIndex);
    if (oldest === undefined || oldest.seq > seq + 1) return undefined;
    let [low, high] = [this.firstIndex, this.endIndex];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.at(middle)?.seq ?? 0) > seq) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  isLatest(entry: LogEntry): boolean {
    return this.latest.get(entry.subject) === entry;
  }

  /** The newest message of each subject, in the order of the numbers. */
  latestOfEach(): IterableIterator<LogEntry> {
    return this.latest.values();
  }

  /** What a new reader should know, in the order of the numbers. */
  snapshot(isWanted: (entry: LogEntry) => boolean): LogEntry[] {
    if (this.channel.snapshot === 'latest') return [...this.latest.values()].filter(isWanted);
    const newest: LogEntry[] = [];
    for (let index = this.endIndex - 1; index >= this.firstIndex && newest.length < NEWEST_IN_SNAPSHOT; index--) {
      const entry = this.at(index);
      if (entry !== undefined && isWanted(entry)) newest.push(entry);
    }
    return newest.reverse();
  }

  private forgetOldest(): void {
    const slot = this.firstIndex++ % this.keptMessages;
    this.characters -= this.slots[slot]?.text.length ?? 0;
    this.slots[slot] = undefined;
  }
}

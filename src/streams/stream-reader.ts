import type { Clock } from '../common/clock.port.js';
import type { ChannelLog, LogEntry, LogPlace } from './channel-log.js';
import { CLOSE, type Close } from './close-codes.js';
import { controlFrame, recovered, type ControlFrame, type StreamFormat } from './envelope.js';
import { shutdownClose } from './goodbye.js';
import type { StreamMetrics } from './stream-metrics.js';

/** The way to one client, over whichever transport. */
export interface StreamSink {
  readonly format: StreamFormat;
  /** What was written and has not left the process yet. */
  backlogBytes(): number;
  write(entry: LogEntry): void;
  /** A frame of the envelope other than a message. */
  tell(frame: string): void;
  /** What is written until `flush` may go out together. */
  gather?(): void;
  flush?(): void;
  close(close: Close): void;
}

export interface ReaderOptions {
  /** Undefined means all. */
  readonly subjects?: ReadonlySet<string> | undefined;
  /** Where the client was when it lost its connection. */
  readonly since?: LogPlace | undefined;
}

export interface ReaderPorts {
  readonly clock: Clock;
  readonly metrics: StreamMetrics;
}

/** With so much under way nothing more is written until the client has taken it. */
const FULL_BYTES = 256 * 1024;
/** A reader of everything that has let so much come and taken nothing of what is under way is lost. */
const MAX_OWED_CHARACTERS = 1024 * 1024;
const HEARTBEAT_MS = 15_000;
/** How far the log of one process is behind that of another at worst, while the database answers. */
const LAG_MS = 3000;

/**
 * One subscription of one client: its place in the log of its channel. What it has not taken yet stays in the log, so a
 * client that stands still costs no memory.
 */
export class StreamReader {
  /** The index of the message that is next. */
  private next = 0;
  private isWaiting = false;
  /** The place of a client that has more than is known here; since when it is believed. */
  private ahead: { readonly place: LogPlace; readonly sinceMs: number } | undefined;
  private isClosed = false;
  private owed = 0;
  private skipped = 0;
  private written = 0;
  /** The number of the last message that the client has or does not want. */
  private seenSeq = 0;
  /** When the client last heard something. */
  private heardMs: number;

  constructor(
    readonly log: ChannelLog,
    private readonly sink: StreamSink,
    private readonly options: ReaderOptions,
    private readonly ports: ReaderPorts,
  ) {
    this.heardMs = ports.clock.nowMs();
  }

  /** The first frames: where the stream stands, and what was missed or what is. */
  begin(): void {
    const { since } = this.options;
    if (since === undefined) this.restarted();
    else if (this.log.isBehind(since)) this.awaitLog(since);
    else this.goOnAfter(since);
  }

  /** Numbers began anew: here as well. */
  restarted(): void {
    if (this.isClosed) return;
    this.ahead = undefined;
    this.next = this.log.end;
    this.seenSeq = this.log.head.seq;
    this.isWaiting = false;
    this.tell({ ...this.log.head, type: 'hello', ...recovered(false) });
    if (this.sink.format === 'bare') return;
    const messages = this.log.snapshot((entry) => this.wants(entry)).map((entry) => entry.text);
    this.tell({ ...this.log.head, type: 'snapshot', data: `[${messages.join(',')}]` });
  }

  /** So many characters of messages are new in the log. */
  offer(characters: number): void {
    if (this.isClosed) return;
    if (this.ahead !== undefined) {
      if (!this.log.isBehind(this.ahead.place)) this.goOnAfter(this.ahead.place);
      return;
    }
    if (!this.isWaiting) {
      this.pump();
      return;
    }
    this.owed += characters;
    if (this.owed > MAX_OWED_CHARACTERS && this.log.channel.delivery === 'every') this.giveUp();
  }

  /** The transport says so when the client has taken what was under way. */
  drained(): void {
    this.owed = 0;
    if (this.isWaiting && !this.isClosed) this.pump();
  }

  /** Says that the stream is alive when it was silent for long, and no longer waits for what will not come. */
  beat(nowMs: number): void {
    if (this.ahead !== undefined) {
      if (timeBetween(nowMs, this.ahead.sinceMs) >= LAG_MS) this.restarted();
      return;
    }
    if (this.isClosed || this.isWaiting || timeBetween(nowMs, this.heardMs) < HEARTBEAT_MS) return;
    this.tell({ ...this.place(), type: 'heartbeat', data: '{}' });
  }

  /** Says why before the door closes. */
  fail(code: string, close: Close): void {
    this.sayFailure(code, close);
    this.close(close);
  }

  /** For a client of several channels, which is told on each of them before its one connection ends. */
  sayFailure(code: string, { reason }: Close): void {
    this.tell({ ...this.place(), type: 'error', data: JSON.stringify({ code, detail: reason }) });
  }

  shutdown(reconnectMs: number): void {
    this.sayShutdown(reconnectMs);
    this.close(shutdownClose(reconnectMs));
  }

  /** As with `sayFailure`. */
  sayShutdown(reconnectMs: number): void {
    this.tell({ ...this.place(), type: 'shutdown', data: `{"reconnect_after_ms":${reconnectMs}}` });
  }

  close(close: Close): void {
    if (this.isClosed) return;
    this.end();
    this.sink.close(close);
  }

  /** The client went away. */
  end(): void {
    this.isClosed = true;
  }

  /** A client may come from another replica with messages that this one is about to hear of; or with a number that never was. */
  private awaitLog(place: LogPlace): void {
    this.ahead = { place, sinceMs: this.ports.clock.nowMs() };
    this.seenSeq = place.seq;
  }

  private goOnAfter(place: LogPlace): void {
    const index = this.log.indexAfter(place);
    if (index === undefined) {
      this.restarted();
      return;
    }
    this.ahead = undefined;
    this.next = index;
    this.seenSeq = place.seq;
    this.tell({ ...place, type: 'hello', ...recovered(true) });
    this.pump();
  }

  private pump(): void {
    if (this.next < this.log.first && !this.catchUp()) return;
    const isBatch = this.log.end - this.next > 1;
    if (isBatch) this.sink.gather?.();
    while (this.next < this.log.end && this.sink.backlogBytes() <= FULL_BYTES) this.pass(this.log.at(this.next++));
    if (isBatch) this.sink.flush?.();
    this.countWritten();
    this.isWaiting = this.next < this.log.end;
    if (!this.isWaiting) this.reportSkipped();
  }

  private pass(entry: LogEntry | undefined): void {
    if (entry === undefined || entry.seq <= this.seenSeq) return;
    this.seenSeq = entry.seq;
    if (!this.wants(entry)) return;
    const isStale = this.isWaiting && this.log.channel.delivery === 'latest' && !this.log.isLatest(entry);
    if (isStale) this.skipped++;
    else this.write(entry);
  }

  /** What the reader was at is no longer in the log. Answers whether it goes on. */
  private catchUp(): boolean {
    if (this.log.channel.delivery === 'every') {
      this.giveUp();
      return false;
    }
    const oldest = this.log.at(this.log.first)?.seq ?? 0;
    const isMissed = ({ seq }: LogEntry): boolean => seq > this.seenSeq && seq < oldest;
    const missed = [...this.log.latestOfEach()].filter((entry) => isMissed(entry) && this.wants(entry));
    this.skipped += this.log.first - this.next - missed.length;
    this.next = this.log.first;
    for (const entry of missed) this.write(entry);
    return true;
  }

  private reportSkipped(): void {
    if (this.skipped <= 0) return;
    this.ports.metrics.gaveUp('conflated', this.skipped);
    this.tell({ ...this.place(), type: 'status', data: `{"conflated":${this.skipped}}` });
    this.skipped = 0;
  }

  private giveUp(): void {
    this.ports.metrics.gaveUp('slow_reader');
    this.close(CLOSE.slowReader);
  }

  private write(entry: LogEntry): void {
    this.sink.write(entry);
    this.written++;
  }

  private countWritten(): void {
    if (this.written === 0) return;
    this.ports.metrics.wrote(this.log.channel.name, this.written);
    this.written = 0;
    this.heardMs = this.ports.clock.nowMs();
  }

  /** From where the client would have to go on. */
  private place(): LogPlace {
    const { epoch, seq } = this.log.head;
    return { epoch, seq: this.isWaiting ? this.seenSeq : Math.max(seq, this.seenSeq) };
  }

  private tell(frame: Omit<ControlFrame, 'channel' | 'at'>): void {
    if (this.sink.format === 'bare' || this.isClosed) return;
    this.heardMs = this.ports.clock.nowMs();
    const at = new Date(this.heardMs).toISOString();
    this.sink.tell(controlFrame({ ...frame, channel: this.log.channel.name, at }));
  }

  private wants(entry: LogEntry): boolean {
    return this.options.subjects?.has(entry.subject) !== false;
  }
}

/** Either way: a clock that was set back must not keep anybody waiting for as long as that. */
function timeBetween(nowMs: number, thenMs: number): number {
  return Math.abs(nowMs - thenMs);
}

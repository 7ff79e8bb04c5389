import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.port.js';
import { ChannelLog, type LogPlace, type NumberedMessage } from './channel-log.js';
import { STREAM_CHANNELS } from './channels/registry.js';
import type { StreamChannel } from './stream-channel.js';
import { StreamMetrics } from './stream-metrics.js';
import { StreamReader, type ReaderOptions, type StreamSink } from './stream-reader.js';

interface Line {
  readonly log: ChannelLog;
  readonly readers: Set<StreamReader>;
}

export interface Membership {
  readonly reader: StreamReader;
  readonly leave: () => void;
}

/** The channels of this process: the log of each and its readers, whichever way these are connected. */
@Injectable()
export class StreamHub {
  private readonly lines: ReadonlyMap<string, Line>;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly metrics: StreamMetrics,
  ) {
    const aLine = (channel: StreamChannel): Line => ({ log: new ChannelLog(channel), readers: new Set() });
    this.lines = new Map(STREAM_CHANNELS.members.map((channel) => [channel.name, aLine(channel)]));
  }

  /** These messages happened, in this order. */
  publish(channel: string, messages: readonly NumberedMessage[]): void {
    if (messages.length === 0) return;
    const { log, readers } = this.line(channel);
    let characters = 0;
    for (const message of messages) {
      log.append(message);
      characters += message.text.length;
    }
    this.metrics.published(channel);
    for (const reader of readers) reader.offer(characters);
  }

  /** The numbers of the channel begin anew after `head`, with this history. */
  restart(channel: string, head: LogPlace, history: readonly NumberedMessage[]): void {
    const { log, readers } = this.line(channel);
    log.restart(head, history);
    for (const reader of readers) reader.restarted();
  }

  join(channel: StreamChannel, sink: StreamSink, options: ReaderOptions): Membership {
    const { log, readers } = this.line(channel.name);
    const reader = new StreamReader(log, sink, options, { clock: this.clock, metrics: this.metrics });
    readers.add(reader);
    this.metrics.joined(channel.name);
    const leave = (): void => {
      reader.end();
      if (readers.delete(reader)) this.metrics.left(channel.name);
    };
    return { reader, leave };
  }

  beat(nowMs: number): void {
    for (const reader of this.readers()) reader.beat(nowMs);
  }

  /** Every reader of this process. */
  readers(): StreamReader[] {
    return [...this.lines.values()].flatMap(({ readers }) => [...readers]);
  }

  private line(channel: string): Line {
    const line = this.lines.get(channel);
    if (line === undefined) throw new Error(`no such channel: ${channel}`);
    return line;
  }
}

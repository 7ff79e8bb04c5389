import { Injectable } from '@nestjs/common';
import { InjectMetric, makeCounterProvider, makeGaugeProvider } from '@willsoto/nestjs-prometheus';
import type { Counter, Gauge } from 'prom-client';
import { STREAM_CHANNELS } from './channels/registry.js';

const CONNECTIONS = 'pas_ws_connections';
const SENT = 'pas_ws_messages_sent_total';
const DROPPED = 'pas_ws_dropped_total';
const LAST_MESSAGE = 'pas_stream_last_message_timestamp_seconds';

export const STREAM_METRIC_PROVIDERS = [
  makeGaugeProvider({ name: CONNECTIONS, help: 'Open subscriptions to a channel.', labelNames: ['channel'] }),
  makeCounterProvider({ name: SENT, help: 'Messages sent to readers.', labelNames: ['channel'] }),
  makeCounterProvider({ name: DROPPED, help: 'Messages and readers given up, by reason.', labelNames: ['reason'] }),
  makeGaugeProvider({ name: LAST_MESSAGE, help: 'When the channel last had a message.', labelNames: ['channel'] }),
];

/** `conflated` counts messages, the others readers. */
const DROP_REASONS = ['conflated', 'slow_reader', 'dead_peer', 'unexpected_message'] as const;
export type DropReason = (typeof DROP_REASONS)[number];

@Injectable()
export class StreamMetrics {
  constructor(
    @InjectMetric(CONNECTIONS) private readonly connections: Gauge<'channel'>,
    @InjectMetric(SENT) private readonly sent: Counter<'channel'>,
    @InjectMetric(DROPPED) private readonly dropped: Counter<'reason'>,
    @InjectMetric(LAST_MESSAGE) private readonly lastMessage: Gauge<'channel'>,
  ) {
    // A series that begins with its first event hides this event from every rate.
    for (const channel of STREAM_CHANNELS.names) {
      this.connections.set({ channel }, 0);
      this.sent.inc({ channel }, 0);
    }
    for (const reason of DROP_REASONS) this.dropped.inc({ reason }, 0);
  }

  joined(channel: string): void {
    this.connections.inc({ channel });
  }

  left(channel: string): void {
    this.connections.dec({ channel });
  }

  published(channel: string): void {
    this.lastMessage.setToCurrentTime({ channel });
  }

  wrote(channel: string, count: number): void {
    this.sent.inc({ channel }, count);
  }

  gaveUp(reason: DropReason, count = 1): void {
    this.dropped.inc({ reason }, count);
  }
}

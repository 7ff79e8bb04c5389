import type { Server, Socket } from 'socket.io';
import type { Clock } from '../common/clock.port.js';
import type { StreamMetrics } from './stream-metrics.js';

/** Far beyond what a client of Socket.IO has to say: it connects, subscribes, and answers pings. */
const MOST_PACKETS = 1000;
const WINDOW_MS = 60_000;

export interface TalkPorts {
  readonly clock: Clock;
  readonly metrics: StreamMetrics;
}

/** What the library hides; the transport by polling has none. */
interface Transport {
  readonly socket?: { terminate(): void };
}

/**
 * Cuts off a connection that says too much. Each packet is work and most have an answer, also for strangers, who have not
 * shown a token yet.
 */
export function limitTalk(engine: Server['engine'], { clock, metrics }: TalkPorts): void {
  engine.on('connection', (connection: Socket['conn']) => {
    let [said, endsMs] = [0, 0];
    connection.on('packet', () => {
      const nowMs = clock.nowMs();
      // A clock that is set back makes no window longer.
      if (nowMs >= endsMs || nowMs < endsMs - WINDOW_MS) [said, endsMs] = [0, nowMs + WINDOW_MS];
      if (++said !== MOST_PACKETS + 1) return;
      metrics.gaveUp('unexpected_message');
      const { socket } = connection.transport as unknown as Transport;
      connection.close(true);
      socket?.terminate();
    });
  });
}

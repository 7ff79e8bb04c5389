import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Faults } from '../faults/faults.js';
import type { TradeUpdate } from '../floor/trade-update.js';
import type { Credentials } from '../http/credentials.js';
import { StreamSession } from './stream-session.js';
import { tradeUpdateJson } from './trade-update-json.js';

export const STREAM_PATH = '/stream';

const PING_MS = 10_000;
const LARGEST_REQUEST_BYTES = 65_536;

function isForStream({ url }: IncomingMessage): boolean {
  return url?.split('?')[0] === STREAM_PATH;
}

function refuseUpgrade(socket: Duplex): void {
  socket.on('error', () => undefined);
  socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

/** Tells every listening client what happens to orders. Nothing is repeated for those who were away, as at the real broker. */
export class TradingStream {
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_REQUEST_BYTES });
  private readonly sessions = new Set<StreamSession>();
  private readonly pings: NodeJS.Timeout;

  constructor(
    server: Server,
    credentials: Credentials,
    private readonly faults: Faults,
  ) {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (!isForStream(request)) {
        refuseUpgrade(socket);
        return;
      }
      this.sockets.handleUpgrade(request, socket, head, (client) => {
        const session = new StreamSession(client, credentials);
        this.sessions.add(session);
        client.on('close', () => this.sessions.delete(session));
      });
    });
    this.pings = setInterval(() => {
      for (const session of this.sessions) session.checkLife();
    }, PING_MS);
  }

  publish(update: TradeUpdate): void {
    const { isSilent, copies } = this.faults.stream;
    if (isSilent) return;
    const frame = Buffer.from(JSON.stringify({ stream: 'trade_updates', data: tradeUpdateJson(update) }));
    for (const session of this.sessions) for (let i = 0; i < copies; i++) session.publish(frame);
  }

  /** Cuts every client without a farewell. */
  dropAll(): void {
    for (const session of this.sessions) session.cut();
  }

  close(): void {
    clearInterval(this.pings);
    this.dropAll();
    this.sockets.close();
  }
}

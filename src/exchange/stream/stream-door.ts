import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { LiveSocket } from './live-socket.js';
import { codecFor, type StreamCodec } from './stream-codec.js';

const PING_MS = 10_000;
const LARGEST_REQUEST_BYTES = 65_536;

/** A stream that clients open at one of its paths. */
export interface StreamService {
  readonly paths: readonly string[];
  /** What is spoken with clients that ask for nothing else. */
  readonly usualCodec: StreamCodec;
  accept(client: LiveSocket): void;
}

function refuseUpgrade(socket: Duplex): void {
  socket.on('error', () => undefined);
  socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

/** Lets clients into the streams of a server and pings them. */
export class StreamDoor {
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_REQUEST_BYTES });
  private readonly clients = new Set<LiveSocket>();
  private readonly pings: NodeJS.Timeout;

  constructor(
    server: Server,
    private readonly services: readonly StreamService[],
  ) {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.open(request, socket, head);
    });
    this.pings = setInterval(() => {
      for (const client of this.clients) client.checkLife();
    }, PING_MS);
  }

  close(): void {
    clearInterval(this.pings);
    for (const client of this.clients) client.cut();
    this.sockets.close();
  }

  private open(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const path = request.url?.split('?')[0] ?? '';
    const service = this.services.find(({ paths }) => paths.includes(path));
    if (service === undefined) {
      refuseUpgrade(socket);
      return;
    }
    this.sockets.handleUpgrade(request, socket, head, (opened) => {
      const client = new LiveSocket(opened, codecFor(request, service.usualCodec));
      this.clients.add(client);
      client.onClose(() => this.clients.delete(client));
      service.accept(client);
    });
  }
}

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { eventually } from './eventually.js';

export interface StreamClient {
  socket: WebSocket;
  /** What the client said, as JSON. */
  said: Record<string, unknown>[];
  atMs: number;
}

/** Stands for the streams of a broker: a script says what each new client is told, and what each of its messages answers. */
export class StreamServer {
  readonly clients: StreamClient[] = [];

  private constructor(
    private readonly server: WebSocketServer,
    readonly url: string,
  ) {}

  static async start(script: {
    onConnect?: (client: StreamClient, server: StreamServer) => void;
    onMessage?: (message: Record<string, unknown>, client: StreamClient) => void;
  }): Promise<StreamServer> {
    const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(sockets, 'listening');
    const server = new StreamServer(sockets, `ws://127.0.0.1:${(sockets.address() as AddressInfo).port}`);
    sockets.on('connection', (socket) => {
      const client: StreamClient = { socket, said: [], atMs: performance.now() };
      server.clients.push(client);
      socket.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString()) as Record<string, unknown>;
        client.said.push(message);
        script.onMessage?.(message, client);
      });
      script.onConnect?.(client, server);
    });
    return server;
  }

  /** The newest client, once there have been so many. */
  awaitClient(count: number): Promise<StreamClient> {
    return eventually(() => {
      expect(this.clients.length).toBeGreaterThanOrEqual(count);
      return this.clients.at(-1)!;
    });
  }

  async stop(): Promise<void> {
    for (const { socket } of this.clients) socket.terminate();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

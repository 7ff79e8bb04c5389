import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { type Namespace, Server, type ServerOptions } from 'socket.io';
import { AppError } from '../common/app-error.js';
import { AppConfig } from '../config/app-config.js';
import { StreamDoor } from './stream-door.js';
import { WsTransport } from './ws-transport.js';

const SOCKET_IO_PATH = '/socket.io';
const MAX_INCOMING_BYTES = 16 * 1024;
/** A connection that has not entered the namespace by then is closed. */
const CONNECT_MS = 10_000;

/**
 * Nest takes one WebSocket adapter, and its own for bare sockets knows neither path parameters nor neighbours. So this is
 * the Socket.IO adapter, which leaves every other upgrade to the transport for bare WebSockets.
 */
export class StreamsAdapter extends IoAdapter {
  private readonly config: AppConfig;
  private readonly door: StreamDoor;

  constructor(app: INestApplication) {
    super(app);
    this.config = app.get(AppConfig);
    this.door = app.get(StreamDoor);
    const transport = app.get(WsTransport);
    const server = app.getHttpServer() as HttpServer;
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (request.url?.startsWith(`${SOCKET_IO_PATH}/`) !== true) transport.accept(request, socket, head);
    });
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    return super.createIOServer(port, {
      ...options,
      path: SOCKET_IO_PATH,
      serveClient: false,
      // The other upgrades are ours, not refuse.
      destroyUpgrade: false,
      maxHttpBufferSize: MAX_INCOMING_BYTES,
      connectTimeout: CONNECT_MS,
      cors: { origin: [...this.config.corsAllowOrigins] },
      allowRequest: (request, decide) => {
        const problem = this.originProblem(request);
        decide(problem, problem === undefined);
      },
    } as ServerOptions);
  }

  /**
   * Ends the connections of Socket.IO alone. Its own `close` closes the HTTP server too, and waits there for connections
   * that nobody has asked to leave yet.
   */
  override close(server: Server | Namespace): Promise<void> {
    server.disconnectSockets(true);
    if (server instanceof Server) server.engine.close();
    return Promise.resolve();
  }

  private originProblem(request: IncomingMessage): string | undefined {
    try {
      this.door.checkOrigin(request);
      return undefined;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return error.message;
    }
  }
}

import { ServerResponse, type IncomingMessage, type Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { type Namespace, Server, type ServerOptions } from 'socket.io';
import { CLOCK, type Clock } from '../common/clock.port.js';
import { IDS, type Ids } from '../common/ids.port.js';
import { AppConfig } from '../config/app-config.js';
import type { AppError } from '../common/app-error.js';
import { RequestBudget } from '../platform/auth/request-budget.js';
import { callerAddress, type CallerAddress } from '../platform/http/caller-address.js';
import { refusalOfExcess } from '../platform/http/request-limits.js';
import { RefusedForNow } from './refused-for-now.js';
import { StreamMetrics } from './stream-metrics.js';
import { limitTalk, type TalkPorts } from './talk-limit.js';
import { refuseRequest, refuseUpgrade } from './upgrade-refusal.js';
import { WsTransport } from './ws-transport.js';

const SOCKET_IO_PATH = '/socket.io';
const MAX_INCOMING_BYTES = 16 * 1024;
/** Of a session that has begun. */
const SESSION = /[?&]sid=/;
/** A connection that has not entered the namespace by then is closed. */
const CONNECT_MS = 10_000;

/**
 * Nest takes one WebSocket adapter, and its own for bare sockets knows neither path parameters nor neighbours. So this is
 * the Socket.IO adapter, which leaves every other upgrade to the transport for bare WebSockets.
 */
export class StreamsAdapter extends IoAdapter {
  private readonly config: AppConfig;
  private readonly ids: Ids;
  private readonly budget: RequestBudget;
  private readonly addressOf: CallerAddress;
  private readonly talk: TalkPorts;

  constructor(app: INestApplication) {
    super(app);
    this.talk = { clock: app.get<Clock>(CLOCK), metrics: app.get(StreamMetrics) };
    this.config = app.get(AppConfig);
    this.ids = app.get<Ids>(IDS);
    this.budget = app.get(RequestBudget, { strict: false });
    this.addressOf = callerAddress(this.config.trustProxy);
    const transport = app.get(WsTransport);
    const server = app.getHttpServer() as HttpServer;
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (request.url?.startsWith(`${SOCKET_IO_PATH}/`) !== true) transport.accept(request, socket, head);
    });
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...options,
      path: SOCKET_IO_PATH,
      serveClient: false,
      // The other upgrades are ours, not refuse.
      destroyUpgrade: false,
      maxHttpBufferSize: MAX_INCOMING_BYTES,
      connectTimeout: CONNECT_MS,
      cors: { origin: [...this.config.corsAllowOrigins] },
    } as ServerOptions);
    server.engine.use((request: IncomingMessage, response: unknown, next: () => void) => {
      void this.refusalOf(request).then((error) => {
        if (error === undefined) next();
        else this.refuse(request, response, error);
      });
    });
    limitTalk(server.engine, this.talk);
    return server;
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

  /**
   * Requests of Socket.IO do not pass through the routes, and so not by their limits. Who begins a session has not said yet who
   * he is; until then he counts as a stranger.
   */
  private async refusalOf(request: IncomingMessage): Promise<AppError | undefined> {
    const excess = refusalOfExcess(request);
    if (excess !== undefined || SESSION.test(request.url ?? '')) return excess;
    const budget = await this.budget.take(undefined, this.addressOf(request));
    if (budget === undefined || budget.remaining >= 0) return undefined;
    const { limit, resetSeconds } = budget;
    const message = `More than ${limit} requests in a minute came from here: wait ${resetSeconds} s.`;
    return new RefusedForNow('rate_limited', message, resetSeconds);
  }

  private refuse(request: IncomingMessage, response: unknown, error: AppError): void {
    const refused = { url: request.url ?? '/', id: this.ids.next() };
    // Of an upgrade it is something that can only be destroyed.
    if (response instanceof ServerResponse) refuseRequest(response as ServerResponse, refused, error);
    else refuseUpgrade(request.socket, refused, error);
  }
}

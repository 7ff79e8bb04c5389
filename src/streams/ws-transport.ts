import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { WebSocketServer, type WebSocket } from 'ws';
import { AppError } from '../common/app-error.js';
import { settledWithin } from '../platform/settled-within.js';
import { CLOSE } from './close-codes.js';
import { agreedProtocol, StreamDoor } from './stream-door.js';
import { StreamHub } from './stream-hub.js';
import { StreamMetrics } from './stream-metrics.js';
import { StreamReader } from './stream-reader.js';
import { channelNamed, subscriptionOf, type StreamSubscription } from './stream-subscription.js';
import { refuseUpgrade } from './upgrade-refusal.js';
import { WsSink } from './ws-sink.js';

const PATH = /^\/ws\/([^/]+)$/;
const MAX_CONNECTIONS = 5000;
/** Clients have nothing to say. */
const MAX_INCOMING_BYTES = 4096;
const PING_MS = 30_000;
const DRAIN_MS = 2000;

/** `ws://…/ws/{channel}`: every text frame is one bare message. */
@Injectable()
export class WsTransport implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(WsTransport.name);
  private readonly server = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    maxPayload: MAX_INCOMING_BYTES,
    perMessageDeflate: false,
    handleProtocols: agreedProtocol,
  });
  /** Those that have not answered the last ping. */
  private readonly silent = new Set<WebSocket>();
  private pinging: NodeJS.Timeout | undefined;
  private isDraining = false;

  constructor(
    private readonly door: StreamDoor,
    private readonly hub: StreamHub,
    private readonly metrics: StreamMetrics,
  ) {}

  onApplicationBootstrap(): void {
    this.pinging = setInterval(() => {
      this.ping();
    }, PING_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isDraining = true;
    clearInterval(this.pinging);
    const clients = [...this.server.clients];
    const gone = clients.map((client) => new Promise((resolve) => client.once('close', resolve)));
    this.hub.closeAll(CLOSE.shutdown);
    await settledWithin(gone, DRAIN_MS);
    for (const client of this.server.clients) client.terminate();
  }

  /** Answers an upgrade request: 101, or a problem. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const forget = (): void => undefined;
    socket.on('error', forget);
    try {
      const subscription = this.admit(request);
      socket.off('error', forget);
      this.server.handleUpgrade(request, socket, head, (client) => {
        this.serve(client, subscription);
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refuseUpgrade(socket, request.url ?? '/', error);
    }
  }

  private admit(request: IncomingMessage): StreamSubscription {
    this.door.authenticate(request);
    this.door.checkOrigin(request);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'ws://localhost');
    const name = PATH.exec(pathname)?.[1];
    if (name === undefined) throw new AppError('not_found', `Streams are at /ws/{channel}, not at ${pathname}.`);
    const subscription = subscriptionOf(channelNamed(name), searchParams);
    if (this.isDraining || this.server.clients.size >= MAX_CONNECTIONS) {
      throw new AppError('streams_unavailable', 'This server takes no further streams now; try again in a moment.');
    }
    return subscription;
  }

  private serve(client: WebSocket, { channel, subjects }: StreamSubscription): void {
    const sink = new WsSink(client, () => {
      reader.drained();
    });
    const reader = new StreamReader(channel, subjects, sink, this.metrics);
    const leave = this.hub.join(reader);
    client.on('pong', () => this.silent.delete(client));
    client.on('error', (error) => {
      this.logger.debug({ err: error, channel: channel.name }, 'a stream broke');
    });
    client.on('close', () => {
      this.silent.delete(client);
      leave();
    });
  }

  /** A peer that has not answered the last ping is gone, whatever TCP believes. */
  private ping(): void {
    for (const client of this.server.clients) {
      if (this.silent.has(client)) {
        this.metrics.gaveUp('dead_peer');
        client.terminate();
      } else {
        this.silent.add(client);
        client.ping();
      }
    }
  }
}

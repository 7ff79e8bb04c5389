import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Namespace, Server, Socket } from 'socket.io';
import { AppError } from '../common/app-error.js';
import type { Principal } from '../platform/auth/principal.js';
import { RequestBudget } from '../platform/auth/request-budget.js';
import { settledWithin } from '../platform/settled-within.js';
import { CLOSE, type Close } from './close-codes.js';
import { GOODBYE_MS, reconnectAfterMs, shutdownClose } from './goodbye.js';
import { requestedChannels, requestedSubscriptions } from './io-subscriptions.js';
import { backlogOf, IoSink } from './io-sink.js';
import { StreamDoor } from './stream-door.js';
import { StreamHub, type Membership } from './stream-hub.js';
import { StreamMetrics } from './stream-metrics.js';
import { StreamPlaces, type StreamPlace } from './stream-places.js';
import type { StreamReader } from './stream-reader.js';
import type { StreamSubscription } from './stream-subscription.js';

type Acknowledgement = { ok: true; channels: string[] } | { ok: false; error: { code: string; detail: string } };

/** Whoever asks on and takes so little of what it was answered is lost: answers and snapshots would fill the memory. */
const MAX_BACKLOG_CHARACTERS = 1024 * 1024;

/** What Socket.IO keeps with a client that was let in. */
interface ClientData {
  principal: Principal;
}

/** What one client listens to, by channel. */
type Subscriptions = Map<string, Membership>;

/** The channels over Socket.IO: namespace `/streams`, events `subscribe` and `unsubscribe`. */
@Injectable()
@WebSocketGateway({ namespace: '/streams' })
export class StreamsGateway
  implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect, BeforeApplicationShutdown
{
  private readonly logger = new Logger(StreamsGateway.name);
  private readonly subscriptions = new Map<Socket, Subscriptions>();
  /** Connections whose client has left the namespace, with what gives their place back. */
  private readonly left = new WeakMap<Socket['conn'], () => void>();

  constructor(
    private readonly door: StreamDoor,
    private readonly hub: StreamHub,
    private readonly places: StreamPlaces,
    private readonly budget: RequestBudget,
    private readonly metrics: StreamMetrics,
  ) {}

  afterInit(namespace: Namespace): void {
    namespace.use((socket, next) => {
      try {
        // Here and not at the handshake: only from here on can a client be told a code.
        this.door.checkOrigin(socket.request);
        const shown = (socket.handshake.auth as { token?: unknown }).token;
        const principal = this.door.authenticate(socket.request, typeof shown === 'string' ? shown : undefined);
        this.left.get(socket.conn)?.();
        this.seat(socket, this.places.take(principal));
        (socket.data as ClientData).principal = principal;
        next();
      } catch (error) {
        next(withCode(error));
      }
    });
    refuseOtherNamespace(namespace.server);
  }

  handleConnection(socket: Socket): void {
    const mine: Subscriptions = new Map();
    this.subscriptions.set(socket, mine);
    const drained = (): void => {
      for (const { reader } of mine.values()) reader.drained();
    };
    // The connection outlives the socket: a client may leave the namespace and come back on it.
    socket.conn.on('drain', drained);
    socket.once('disconnect', () => socket.conn.off('drain', drained));
  }

  handleDisconnect(socket: Socket): void {
    for (const { leave } of this.subscriptions.get(socket)?.values() ?? []) leave();
    this.subscriptions.delete(socket);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.places.close();
    const clients = [...this.subscriptions.keys()];
    const gone = clients.map(({ conn }) => new Promise((resolve) => conn.once('close', resolve)));
    for (const client of clients) {
      const pauseMs = reconnectAfterMs();
      this.dismiss(client, shutdownClose(pauseMs), (reader) => {
        reader.sayShutdown(pauseMs);
      });
    }
    await settledWithin(gone, GOODBYE_MS);
  }

  @SubscribeMessage('subscribe')
  subscribe(@ConnectedSocket() socket: Socket, @MessageBody() body: unknown): Acknowledgement {
    return this.answer(socket, (mine) => {
      for (const subscription of requestedSubscriptions(body)) this.open(socket, mine, subscription);
    });
  }

  @SubscribeMessage('unsubscribe')
  unsubscribe(@ConnectedSocket() socket: Socket, @MessageBody() body: unknown): Acknowledgement {
    return this.answer(socket, (mine) => {
      for (const { name } of requestedChannels(body)) {
        mine.get(name)?.leave();
        mine.delete(name);
      }
    });
  }

  /** A place is that of the connection: who leaves the namespace without ending it stays counted. */
  private seat(socket: Socket, place: StreamPlace): void {
    const { conn } = socket;
    const giveBack = (): void => {
      conn.off('close', giveBack);
      this.left.delete(conn);
      place.giveBack();
    };
    conn.once('close', giveBack);
    socket.once('disconnect', () => {
      this.left.set(conn, giveBack);
      place.onRevoked = () => {
        conn.close();
      };
    });
    place.onRevoked = () => {
      this.dismiss(socket, CLOSE.tokenRevoked, (reader) => {
        reader.sayFailure('unauthorized', CLOSE.tokenRevoked);
      });
    };
  }

  /** Ends the connection of a client once it has been told why, on each channel that is in envelopes and in all. */
  private dismiss(socket: Socket, close: Close, say: (reader: StreamReader) => void): void {
    for (const { reader } of this.subscriptions.get(socket)?.values() ?? []) {
      say(reader);
      reader.end();
    }
    socket.emit('closed', close);
    socket.disconnect(true);
  }

  /** Asked again in the same way nothing changes: a channel is sent once. */
  private open(socket: Socket, mine: Subscriptions, { channel, format, ...options }: StreamSubscription): void {
    if (mine.has(channel.name)) return;
    const membership = this.hub.join(channel, new IoSink(socket, channel.name, format), options);
    mine.set(channel.name, membership);
    membership.reader.begin();
  }

  /** Whatever happens is an acknowledgement: without one a client would wait for ever. */
  private answer(socket: Socket, change: (mine: Subscriptions) => void): Acknowledgement {
    const mine = this.subscriptions.get(socket);
    // Gone meanwhile: what it opened now, nobody would close.
    if (mine === undefined) return { ok: true, channels: [] };
    try {
      this.admitChange(socket);
      change(mine);
      return { ok: true, channels: [...mine.keys()] };
    } catch (error) {
      if (error instanceof AppError) return { ok: false, error: { code: error.code, detail: error.message } };
      this.logger.error({ err: error }, 'a subscription could not be changed');
      return { ok: false, error: { code: 'internal_error', detail: 'Something broke on our side.' } };
    }
  }

  /** A snapshot is work, and an answer that nobody takes is memory. Errors: `rate_limited`. */
  private admitChange(socket: Socket): void {
    if (backlogOf(socket) > MAX_BACKLOG_CHARACTERS) {
      this.metrics.gaveUp('slow_reader');
      this.dismiss(socket, CLOSE.slowReader, () => undefined);
      throw new AppError('rate_limited', CLOSE.slowReader.reason);
    }
    const budget = this.budget.takeAtOnce((socket.data as ClientData).principal);
    if (budget === undefined || budget.remaining >= 0) return;
    const { limit, resetSeconds } = budget;
    throw new AppError('rate_limited', `More than ${limit} subscriptions changed in a minute: wait ${resetSeconds} s.`);
  }
}

/** The namespace that Socket.IO opens by itself has nothing to offer, and nobody stays in it without a token. */
function refuseOtherNamespace(server: Server): void {
  server.of('/').use((_socket, next) => {
    next(withCode(new AppError('not_found', 'The streams are in the namespace /streams.')));
  });
}

/** Socket.IO hands `data` of the error to the client. */
function withCode(error: unknown): Error {
  if (!(error instanceof AppError)) return new Error('the connection failed');
  return Object.assign(new Error(error.message), { data: { code: error.code } });
}

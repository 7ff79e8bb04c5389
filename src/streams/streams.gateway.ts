import { Injectable } from '@nestjs/common';
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
import { CLOSE } from './close-codes.js';
import { requestedSubscriptions } from './io-subscriptions.js';
import { IoSink } from './io-sink.js';
import { StreamDoor } from './stream-door.js';
import { StreamHub, type Membership } from './stream-hub.js';
import { StreamPlaces } from './stream-places.js';
import { channelNamed, type StreamSubscription } from './stream-subscription.js';

type Acknowledgement = { ok: true; channels: string[] } | { ok: false; error: { code: string; detail: string } };

/** What one client listens to, by channel. */
type Subscriptions = Map<string, Membership>;

/** The channels over Socket.IO: namespace `/streams`, events `subscribe` and `unsubscribe`. */
@Injectable()
@WebSocketGateway({ namespace: '/streams' })
export class StreamsGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect {
  private readonly subscriptions = new WeakMap<Socket, Subscriptions>();

  constructor(
    private readonly door: StreamDoor,
    private readonly hub: StreamHub,
    private readonly places: StreamPlaces,
  ) {}

  afterInit(namespace: Namespace): void {
    namespace.use((socket, next) => {
      try {
        // Here and not at the handshake: only from here on can a client be told a code.
        this.door.checkOrigin(socket.request);
        const shown = (socket.handshake.auth as { token?: unknown }).token;
        const principal = this.door.authenticate(socket.request, typeof shown === 'string' ? shown : undefined);
        const place = this.places.take(principal);
        socket.conn.once('close', place.giveBack);
        place.onRevoked = () => {
          socket.emit('closed', CLOSE.tokenRevoked);
          socket.disconnect(true);
        };
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
    socket.conn.on('drain', () => {
      for (const { reader } of mine.values()) reader.drained();
    });
  }

  handleDisconnect(socket: Socket): void {
    for (const { leave } of this.subscriptions.get(socket)?.values() ?? []) leave();
    this.subscriptions.delete(socket);
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
      for (const name of (Array.isArray(body) ? body : [body]).map(String)) {
        mine.get(channelNamed(name).name)?.leave();
        mine.delete(name);
      }
    });
  }

  /** Asked again in the same way nothing changes: a channel is sent once. */
  private open(socket: Socket, mine: Subscriptions, { channel, format, ...options }: StreamSubscription): void {
    if (mine.has(channel.name)) return;
    const membership = this.hub.join(channel, new IoSink(socket, channel.name, format), options);
    mine.set(channel.name, membership);
    membership.reader.begin();
  }

  private answer(socket: Socket, change: (mine: Subscriptions) => void): Acknowledgement {
    const mine: Subscriptions = this.subscriptions.get(socket) ?? new Map<string, Membership>();
    try {
      change(mine);
      return { ok: true, channels: [...mine.keys()] };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { ok: false, error: { code: error.code, detail: error.message } };
    }
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

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
import type { Namespace, Socket } from 'socket.io';
import { AppError } from '../common/app-error.js';
import { IoSink } from './io-sink.js';
import { StreamDoor } from './stream-door.js';
import { StreamHub } from './stream-hub.js';
import { StreamMetrics } from './stream-metrics.js';
import { StreamReader } from './stream-reader.js';
import { channelNamed } from './stream-subscription.js';

type Acknowledgement = { ok: true; channels: string[] } | { ok: false; error: { code: string; detail: string } };

/** What one client listens to: the readers by channel, with the function that ends each. */
type Subscriptions = Map<string, { reader: StreamReader; leave: () => void }>;

/** The channels over Socket.IO: namespace `/streams`, event `subscribe` with a channel or a list of them. */
@Injectable()
@WebSocketGateway({ namespace: '/streams' })
export class StreamsGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect {
  private readonly subscriptions = new WeakMap<Socket, Subscriptions>();

  constructor(
    private readonly door: StreamDoor,
    private readonly hub: StreamHub,
    private readonly metrics: StreamMetrics,
  ) {}

  afterInit(namespace: Namespace): void {
    namespace.use((socket, next) => {
      try {
        const shown = (socket.handshake.auth as { token?: unknown }).token;
        this.door.authenticate(socket.request, typeof shown === 'string' ? shown : undefined);
        next();
      } catch (error) {
        next(withCode(error));
      }
    });
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
    try {
      const channels = namesOf(body).map(channelNamed);
      const mine = this.subscriptions.get(socket) ?? new Map<string, never>();
      for (const channel of channels) {
        if (mine.has(channel.name)) continue;
        const reader = new StreamReader(channel, undefined, new IoSink(socket, channel), this.metrics);
        mine.set(channel.name, { reader, leave: this.hub.join(reader) });
      }
      return { ok: true, channels: [...mine.keys()] };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { ok: false, error: { code: error.code, detail: error.message } };
    }
  }
}

function namesOf(body: unknown): string[] {
  const names: unknown[] = Array.isArray(body) ? body : [body];
  if (names.length > 0 && names.every((name) => typeof name === 'string')) return names;
  throw new AppError('invalid_value', 'subscribe takes the name of a channel, or a list of names.');
}

/** Socket.IO hands `data` of the error to the client. */
function withCode(error: unknown): Error {
  if (!(error instanceof AppError)) return new Error('the connection failed');
  return Object.assign(new Error(error.message), { data: { code: error.code } });
}

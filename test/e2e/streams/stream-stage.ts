import { randomUUID } from 'node:crypto';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { PrometheusModule } from '@willsoto/nestjs-prometheus';
import { register } from 'prom-client';
import { io, type ManagerOptions, type Socket as IoClient } from 'socket.io-client';
import { DataSource } from 'typeorm';
import WebSocket from 'ws';
import type { Clock } from '../../../src/common/clock.port.js';
import { EventsModule } from '../../../src/platform/events/events.module.js';
import type { Events, FillBooked, Topic } from '../../../src/platform/events/events.js';
import { LiveBus } from '../../../src/platform/events/live-bus.js';
import { Outbox } from '../../../src/platform/events/outbox.js';
import { drainConnections } from '../../../src/platform/http/connection-drain.js';
import { fastifyAdapter } from '../../../src/platform/http/http-server.js';
import { StreamsAdapter } from '../../../src/streams/streams.adapter.js';
import { StreamsModule } from '../../../src/streams/streams.module.js';
import type { TestDatabase } from '../../support/database.js';
import { PlatformTestModule, TEST_TOKEN } from '../../support/platform.module.js';

export const AT = '2026-01-05T14:30:00.000Z';
export const ORIGIN = 'https://desk.example';

export interface Frame {
  v: number;
  channel: string;
  type: string;
  epoch: string;
  seq: number;
  ts: string;
  recovered?: boolean;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any;
}

export function aFill(given: Partial<FillBooked> = {}): FillBooked {
  return {
    fillId: '1',
    orderId: 'o-1',
    symbol: 'ORIN.SIM',
    qty: '2.5',
    side: 'buy',
    price: '10',
    timestamp: AT,
    ...given,
  };
}

/** One client of one stream, and everything it got. */
export class StreamClient {
  readonly texts: string[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;

  constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      expect(isBinary).toBe(false);
      this.texts.push(data.toString());
    });
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => {
        resolve({ code, reason: reason.toString() });
      });
    });
  }

  private readonly parsed: Frame[] = [];

  get frames(): readonly Frame[] {
    while (this.parsed.length < this.texts.length)
      this.parsed.push(JSON.parse(this.texts[this.parsed.length]!) as Frame);
    return this.parsed;
  }

  ofType(type: string): Frame[] {
    return this.frames.filter((frame) => frame.type === type);
  }

  /** The wire itself, for a client that stands still or says what no library would. */
  get wire(): Socket {
    return (this.socket as unknown as { _socket: Socket })._socket;
  }
}

/** One process of the system, as far as its streams go. */
export class StreamReplica {
  private readonly clients: WebSocket[] = [];
  private readonly ioClients: IoClient[] = [];

  private constructor(
    readonly app: NestFastifyApplication,
    readonly port: number,
  ) {}

  static async start(
    database: TestDatabase,
    { settings = {}, clock }: { settings?: Record<string, string>; clock?: Clock } = {},
  ): Promise<StreamReplica> {
    register.clear();
    const module = await Test.createTestingModule({
      imports: [
        PlatformTestModule.of({
          databaseUrl: database.url,
          settings: { CORS_ALLOW_ORIGINS: ORIGIN, ...settings },
          ...(clock && { clock }),
        }),
        PrometheusModule.register(),
        EventsModule,
        StreamsModule,
      ],
    }).compile();
    module.useLogger(false);
    const app = module.createNestApplication<NestFastifyApplication>(fastifyAdapter({ next: randomUUID }));
    drainConnections(app.getHttpAdapter().getInstance());
    app.useWebSocketAdapter(new StreamsAdapter(app));
    await app.listen(0, '127.0.0.1');
    return new StreamReplica(app, (app.getHttpServer().address() as AddressInfo).port);
  }

  /** Opens `/ws/{path}`; resolves when it is open. */
  async read(path: string, options: WebSocket.ClientOptions = {}): Promise<StreamClient> {
    const socket = new WebSocket(`ws://127.0.0.1:${this.port}/ws/${path}`, {
      headers: { authorization: `Bearer ${TEST_TOKEN}` },
      ...options,
    });
    this.clients.push(socket);
    const client = new StreamClient(socket);
    await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
    return client;
  }

  async connectIo(
    auth: Record<string, unknown>,
    namespace = '/streams',
    options: Partial<ManagerOptions> = {},
  ): Promise<IoClient> {
    const client = io(`http://127.0.0.1:${this.port}${namespace}`, {
      auth,
      transports: ['websocket'],
      forceNew: true,
      ...options,
    });
    this.ioClients.push(client);
    await new Promise<void>((resolve, reject) => client.on('connect', resolve).on('connect_error', reject));
    return client;
  }

  /** Asks for an upgrade; the answer is 101 or a problem. */
  upgrade(path: string, headers: Record<string, string> = {}): Promise<IncomingMessage & { body: string }> {
    return new Promise((resolve, reject) => {
      const call = httpRequest({
        host: '127.0.0.1',
        port: this.port,
        path,
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
          ...headers,
        },
      });
      call.on('upgrade', (response, socket) => {
        socket.destroy();
        resolve(Object.assign(response, { body: '' }));
      });
      call.on('response', (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => {
          resolve(Object.assign(response, { body }));
        });
      });
      call.on('error', reject);
      call.end();
    });
  }

  append<T extends Topic>(topic: T, ...payloads: Events[T][]): Promise<void> {
    const outbox = this.app.get(Outbox);
    return this.app.get(DataSource).transaction(async (manager) => {
      for (const payload of payloads) await outbox.append(manager, topic, payload);
    });
  }

  /** So many fills in one transaction; their order ids are their numbers. */
  async appendFills(count: number, symbol = 'ORIN.SIM'): Promise<void> {
    await this.app.get(DataSource).query(
      `insert into outbox (topic, payload) select 'fill.booked', $2::jsonb || jsonb_build_object('orderId', 'o-' || n)
       from generate_series(1, $1::int) n`,
      [count, JSON.stringify(aFill({ symbol }))],
    );
  }

  tick(symbol: string, price: string): void {
    this.app.get(LiveBus).publish('price-ticks', { symbol, price, timestamp: AT });
  }

  disconnectAll(): void {
    for (const client of this.clients.splice(0)) client.terminate();
    for (const client of this.ioClients.splice(0)) client.disconnect();
  }

  async stop(): Promise<void> {
    this.disconnectAll();
    await this.app.close();
  }
}

export async function metrics(): Promise<string> {
  return register.metrics();
}

import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { PrometheusModule } from '@willsoto/nestjs-prometheus';
import { register } from 'prom-client';
import { io, type Socket as IoClient } from 'socket.io-client';
import { DataSource } from 'typeorm';
import WebSocket from 'ws';
import { EventsModule } from '../../../src/platform/events/events.module.js';
import type { FillBooked } from '../../../src/platform/events/events.js';
import { LiveBus } from '../../../src/platform/events/live-bus.js';
import { Outbox } from '../../../src/platform/events/outbox.js';
import { StreamsAdapter } from '../../../src/streams/streams.adapter.js';
import { StreamsModule } from '../../../src/streams/streams.module.js';
import { createTestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { PlatformTestModule, TEST_TOKEN } from '../../support/platform.module.js';

const REDIS_URL = process.env['TEST_REDIS_URL'];
const AT = '2026-01-05T14:30:00.000Z';

interface Replica {
  app: NestFastifyApplication;
  port: number;
}

interface Reader {
  socket: WebSocket;
  frames: string[];
  closed: Promise<number>;
}

describe('streams', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let replica: Replica;
  let dataSource: DataSource;
  const sockets: WebSocket[] = [];
  const ioClients: IoClient[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    replica = await startReplica();
    dataSource = replica.app.get(DataSource);
  });

  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.terminate();
    for (const client of ioClients.splice(0)) client.disconnect();
  });

  afterAll(async () => {
    await replica.app.close();
    await database.drop();
  });

  async function startReplica(settings: Record<string, string> = {}): Promise<Replica> {
    register.clear();
    const module = await Test.createTestingModule({
      imports: [
        PlatformTestModule.of({
          databaseUrl: database.url,
          settings: { CORS_ALLOW_ORIGINS: 'https://desk.example', ...settings },
        }),
        PrometheusModule.register(),
        EventsModule,
        StreamsModule,
      ],
    }).compile();
    module.useLogger(false);
    const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    app.useWebSocketAdapter(new StreamsAdapter(app));
    await app.listen(0, '127.0.0.1');
    return { app, port: (app.getHttpServer().address() as AddressInfo).port };
  }

  async function read(path: string, at = replica): Promise<Reader> {
    const socket = new WebSocket(`ws://127.0.0.1:${at.port}/ws/${path}`, {
      headers: { authorization: `Bearer ${TEST_TOKEN}` },
    });
    sockets.push(socket);
    const frames: string[] = [];
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      expect(isBinary).toBe(false);
      frames.push(data.toString());
    });
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
    return { socket, frames, closed };
  }

  function aFill(given: Partial<FillBooked> = {}): FillBooked {
    return {
      fillId: '1',
      orderId: 'o-1',
      symbol: 'ORIN.SIM',
      qty: '0.100000001',
      side: 'buy',
      price: '123456789012345.67',
      timestamp: AT,
      ...given,
    };
  }

  const book = (fill: FillBooked): Promise<void> =>
    replica.app.get(Outbox).append(dataSource.manager, 'fill.booked', fill);

  describe('over bare WebSockets', () => {
    it('send each fill as exactly the documented frame, digit for digit', async () => {
      const reader = await read('fills');
      await book(aFill());
      await eventually(() => {
        expect(reader.frames).toEqual([
          '{"order_id":"o-1","symbol":"ORIN.SIM","qty":0.100000001,"side":"buy","price":123456789012345.67,' +
            `"timestamp":"${AT}"}`,
        ]);
      });
    });

    it('send equity and price ticks as exactly the documented frames', async () => {
      const [equity, ticks] = [await read('equity'), await read('price-ticks')];
      await replica.app
        .get(Outbox)
        .append(dataSource.manager, 'equity.updated', { strategy: 'beta', equity: '100000.10', timestamp: AT });
      replica.app.get(LiveBus).publish('price-ticks', { symbol: 'ORIN.SIM', price: '12.5', timestamp: AT });
      await eventually(() => {
        expect(equity.frames).toEqual([`{"strategy":"beta","equity":100000.10,"timestamp":"${AT}"}`]);
        expect(ticks.frames).toEqual([`{"symbol":"ORIN.SIM","price":12.5,"timestamp":"${AT}"}`]);
      });
    });

    it('are narrowed by ?symbols= and ?strategies=', async () => {
      const [some, beta] = [await read('fills?symbols=A,C'), await read('equity?strategies=beta')];
      for (const symbol of ['A', 'B', 'C']) await book(aFill({ symbol }));
      for (const strategy of ['alpha', 'beta']) {
        await replica.app
          .get(Outbox)
          .append(dataSource.manager, 'equity.updated', { strategy, equity: '1', timestamp: AT });
      }
      await eventually(() => {
        expect(some.frames.map((text) => (JSON.parse(text) as { symbol: string }).symbol)).toEqual(['A', 'C']);
        expect(beta.frames.map((text) => (JSON.parse(text) as { strategy: string }).strategy)).toEqual(['beta']);
      });
    });

    it('accept the token by header, query and subprotocol', async () => {
      await read('fills');
      for (const [url, protocols] of [
        [`/ws/fills?token=${TEST_TOKEN}`, []],
        ['/ws/fills', [`bearer.${TEST_TOKEN}`]],
        ['/ws/fills', ['pas.v1', `bearer.${TEST_TOKEN}`]],
      ] as const) {
        const socket = new WebSocket(`ws://127.0.0.1:${replica.port}${url}`, [...protocols]);
        sockets.push(socket);
        await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
        expect(socket.protocol).toBe(protocols[0] ?? '');
      }
    });

    function upgrade(path: string, headers: Record<string, string> = {}): Promise<IncomingMessage & { body: string }> {
      return new Promise((resolve, reject) => {
        const call = httpRequest({
          host: '127.0.0.1',
          port: replica.port,
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
          response.on('end', () => resolve(Object.assign(response, { body })));
        });
        call.on('error', reject);
        call.end();
      });
    }

    const auth = { authorization: `Bearer ${TEST_TOKEN}` };

    it.each([
      ['no token', '/ws/fills', {}, 401, 'unauthorized'],
      ['a wrong token', '/ws/fills?token=wrong', {}, 401, 'unauthorized'],
      ['a wrong subprotocol', '/ws/fills', { 'sec-websocket-protocol': 'bearer.wrong' }, 401, 'unauthorized'],
      ['an origin that is not allowed', '/ws/fills', { ...auth, origin: 'https://evil.example' }, 403, 'forbidden'],
      ['an opaque origin', '/ws/fills', { ...auth, origin: 'null' }, 403, 'forbidden'],
      ['an unknown channel', '/ws/nope', auth, 404, 'not_found'],
      ['another path', '/elsewhere', auth, 404, 'not_found'],
      ['an unknown parameter', '/ws/fills?since=1', auth, 400, 'unknown_parameter'],
      ["another channel's filter", '/ws/equity?symbols=A', auth, 400, 'unknown_parameter'],
      ['a filter given twice', '/ws/fills?symbols=A&symbols=B', auth, 400, 'duplicate_parameter'],
      ['an empty filter', '/ws/fills?symbols=', auth, 400, 'invalid_value'],
    ])('refuse %s before 101', async (_what, path, headers, status, code) => {
      const response = await upgrade(path, headers as Record<string, string>);
      expect(response.statusCode).toBe(status);
      expect(response.headers['content-type']).toContain('application/problem+json');
      expect(JSON.parse(response.body)).toMatchObject({ status, code });
      expect(response.body).not.toContain('wrong');
      if (status === 401) expect(response.headers['www-authenticate']).toBe('Bearer');
    });

    it('accept their own origin and those allowed', async () => {
      for (const origin of [`http://127.0.0.1:${replica.port}`, 'https://desk.example']) {
        expect((await upgrade('/ws/fills', { ...auth, origin })).statusCode).toBe(101);
      }
    });

    it('close a slow reader of fills with 4008, and nobody else waits for it', async () => {
      const [slow, quick] = [await read('fills'), await read('fills')];
      (slow.socket as unknown as { _socket: Socket })._socket.pause();
      const symbol = 'X'.repeat(16_000);
      let booked = 0;
      await eventually(async () => {
        await dataSource.transaction(async (manager) => {
          for (let i = 0; i < 200; i++) {
            await replica.app.get(Outbox).append(manager, 'fill.booked', aFill({ orderId: `o-${booked++}`, symbol }));
          }
        });
        expect(await register.metrics()).toMatch(/pas_ws_dropped_total\{reason="slow_reader"\} 1/);
      }, 30_000);
      await eventually(() => {
        expect(quick.frames).toHaveLength(booked);
      });
      (slow.socket as unknown as { _socket: Socket })._socket.resume();
      expect(await slow.closed).toBe(4008);
      const seen = slow.frames.map((text) => (JSON.parse(text) as { order_id: string }).order_id);
      expect(seen).toEqual(Array.from({ length: seen.length }, (_, i) => `o-${i}`));
      expect(seen.length).toBeLessThan(booked);
    });

    it('give a slow reader of price ticks the latest of each symbol, in bounded memory', async () => {
      const slow = await read('price-ticks');
      (slow.socket as unknown as { _socket: Socket })._socket.pause();
      const bus = replica.app.get(LiveBus);
      const padding = 'X'.repeat(1000);
      const ticks = 20_000;
      for (let i = 1; i <= ticks; i++) {
        bus.publish('price-ticks', { symbol: `${padding}${i % 3}`, price: String(i), timestamp: AT });
        if (i % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      (slow.socket as unknown as { _socket: Socket })._socket.resume();
      await eventually(() => {
        const prices = slow.frames.map((text) => (JSON.parse(text) as { price: number }).price);
        expect(new Set(prices.slice(-3))).toEqual(new Set([ticks - 2, ticks - 1, ticks]));
      });
      expect(slow.frames.length).toBeLessThan(ticks);
      expect(slow.socket.readyState).toBe(WebSocket.OPEN);
    });

    it('count connections and messages', async () => {
      const reader = await read('equity');
      expect(await register.metrics()).toContain('pas_ws_connections{channel="equity"} 1');
      reader.socket.close();
      await eventually(async () => {
        expect(await register.metrics()).toContain('pas_ws_connections{channel="equity"} 0');
      });
    });

    it('say goodbye with a code that means: connect again', async () => {
      const leaving = await startReplica();
      const reader = await read('fills', leaving);
      await leaving.app.close();
      expect(await reader.closed).toBe(4000);
    });
  });

  describe('over Socket.IO', () => {
    async function connect(auth: Record<string, unknown>): Promise<IoClient> {
      const client = io(`http://127.0.0.1:${replica.port}/streams`, {
        auth,
        transports: ['websocket'],
        forceNew: true,
      });
      ioClients.push(client);
      await new Promise<void>((resolve, reject) => client.on('connect', resolve).on('connect_error', reject));
      return client;
    }

    it('send the channels a client subscribes to, with an acknowledgement', async () => {
      const client = await connect({ token: TEST_TOKEN });
      const heard: unknown[] = [];
      client.on('fills', (message) => heard.push(message));
      expect(await client.emitWithAck('subscribe', ['fills', 'equity'])).toEqual({
        ok: true,
        channels: ['fills', 'equity'],
      });
      await book(aFill({ qty: '2.5', price: '10' }));
      await eventually(() => {
        expect(heard).toEqual([
          { order_id: 'o-1', symbol: 'ORIN.SIM', qty: 2.5, side: 'buy', price: 10, timestamp: AT },
        ]);
      });
    });

    it('send nothing that was not asked for, and each message once when asked twice', async () => {
      const client = await connect({ token: TEST_TOKEN });
      const heard: string[] = [];
      client.onAny((channel: string) => heard.push(channel));
      await client.emitWithAck('subscribe', 'price-ticks');
      await client.emitWithAck('subscribe', 'price-ticks');
      await book(aFill());
      replica.app.get(LiveBus).publish('price-ticks', { symbol: 'A', price: '1', timestamp: AT });
      await eventually(() => {
        expect(heard).toEqual(['price-ticks']);
      });
    });

    it('refuse a wrong token and an unknown channel', async () => {
      await expect(connect({ token: 'wrong' })).rejects.toMatchObject({ data: { code: 'unauthorized' } });
      const client = await connect({ token: TEST_TOKEN });
      expect(await client.emitWithAck('subscribe', 'nope')).toMatchObject({ ok: false, error: { code: 'not_found' } });
      expect(await client.emitWithAck('subscribe', { a: 1 })).toMatchObject({
        ok: false,
        error: { code: 'invalid_value' },
      });
    });
  });

  const withRedis = REDIS_URL === undefined ? describe.skip : describe;
  withRedis(
    `on two replicas (${REDIS_URL === undefined ? 'skipped: TEST_REDIS_URL is not set' : 'over Redis'})`,
    () => {
      it('reach the clients of both, once each', async () => {
        const settings = { REDIS_URL: REDIS_URL ?? '' };
        const replicas = [await startReplica(settings), await startReplica(settings)];
        const readers = await Promise.all(replicas.map((one) => read('price-ticks', one)));
        const fills = await Promise.all(replicas.map((one) => read('fills', one)));
        const buses = replicas.map((one) => one.app.get(LiveBus));
        // Warm up until each hears the other, then count.
        await eventually(() => {
          buses[0]?.publish('price-ticks', { symbol: 'WARM0', price: '1', timestamp: AT });
          buses[1]?.publish('price-ticks', { symbol: 'WARM1', price: '1', timestamp: AT });
          for (const reader of readers) {
            expect(reader.frames.join()).toContain('WARM0');
            expect(reader.frames.join()).toContain('WARM1');
          }
        });
        buses[0]?.publish('price-ticks', { symbol: 'ONE', price: '1', timestamp: AT });
        buses[1]?.publish('price-ticks', { symbol: 'TWO', price: '2', timestamp: AT });
        await book(aFill({ orderId: 'both' }));
        for (const reader of readers) {
          await eventually(() => {
            const symbols = reader.frames.map((text) => (JSON.parse(text) as { symbol: string }).symbol);
            expect(symbols.filter((symbol) => !symbol.startsWith('WARM')).sort()).toEqual(['ONE', 'TWO']);
          });
        }
        for (const reader of fills) {
          await eventually(() => {
            expect(reader.frames).toHaveLength(1);
          });
        }
        await Promise.all(replicas.map((one) => one.app.close()));
      });
    },
  );
});

import WebSocket from 'ws';
import { createTestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { TEST_TOKEN } from '../../support/platform.module.js';
import { aFill, AT, metrics, ORIGIN, StreamReplica } from './stream-stage.js';

describe('streams', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let replica: StreamReplica;

  beforeAll(async () => {
    database = await createTestDatabase();
    replica = await StreamReplica.start(database);
  });

  afterEach(() => {
    replica.disconnectAll();
  });

  afterAll(async () => {
    await replica.stop();
    await database.drop();
  });

  describe('over bare WebSockets', () => {
    it('send each fill as exactly the documented frame, digit for digit', async () => {
      const reader = await replica.read('fills');
      await replica.append('fill.booked', aFill({ qty: '0.100000001', price: '123456789012345.67' }));
      await eventually(() => {
        expect(reader.texts).toEqual([
          '{"order_id":"o-1","symbol":"ORIN.SIM","qty":0.100000001,"side":"buy","price":123456789012345.67,' +
            `"timestamp":"${AT}"}`,
        ]);
      });
    });

    it('send equity and price ticks as exactly the documented frames', async () => {
      const [equity, ticks] = [await replica.read('equity'), await replica.read('price-ticks')];
      await replica.append('equity.updated', { strategy: 'beta', equity: '100000.10', timestamp: AT });
      replica.tick('ORIN.SIM', '12.5');
      await eventually(() => {
        expect(equity.texts).toEqual([`{"strategy":"beta","equity":100000.10,"timestamp":"${AT}"}`]);
        expect(ticks.texts).toEqual([`{"symbol":"ORIN.SIM","price":12.5,"timestamp":"${AT}"}`]);
      });
    });

    it('are narrowed by ?symbols= and ?strategies=', async () => {
      const [some, beta] = [await replica.read('fills?symbols=A,C'), await replica.read('equity?strategies=beta')];
      for (const symbol of ['A', 'B', 'C']) await replica.append('fill.booked', aFill({ symbol }));
      for (const strategy of ['alpha', 'beta']) {
        await replica.append('equity.updated', { strategy, equity: '1', timestamp: AT });
      }
      await eventually(() => {
        expect(some.texts.map((text) => (JSON.parse(text) as { symbol: string }).symbol)).toEqual(['A', 'C']);
        expect(beta.texts.map((text) => (JSON.parse(text) as { strategy: string }).strategy)).toEqual(['beta']);
      });
    });

    it('accept the token by header, query and subprotocol', async () => {
      await replica.read('fills');
      for (const [url, protocols] of [
        [`/ws/fills?token=${TEST_TOKEN}`, []],
        ['/ws/fills', [`bearer.${TEST_TOKEN}`]],
        ['/ws/fills', ['pas.v1', `bearer.${TEST_TOKEN}`]],
      ] as const) {
        const socket = new WebSocket(`ws://127.0.0.1:${replica.port}${url}`, [...protocols]);
        await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
        expect(socket.protocol).toBe(protocols[0] ?? '');
        socket.terminate();
      }
    });

    const auth = { authorization: `Bearer ${TEST_TOKEN}` };

    it.each([
      ['no token', '/ws/fills', {}, 401, 'unauthorized'],
      ['a wrong token', '/ws/fills?token=wrong', {}, 401, 'unauthorized'],
      ['a wrong subprotocol', '/ws/fills', { 'sec-websocket-protocol': 'bearer.wrong' }, 401, 'unauthorized'],
      ['an origin that is not allowed', '/ws/fills', { ...auth, origin: 'https://evil.example' }, 403, 'forbidden'],
      ['an opaque origin', '/ws/fills', { ...auth, origin: 'null' }, 403, 'forbidden'],
      ['an unknown channel', '/ws/nope', auth, 404, 'not_found'],
      ['another path', '/elsewhere', auth, 404, 'not_found'],
      ['an unknown parameter', '/ws/fills?until=1', auth, 400, 'unknown_parameter'],
      ['a place without an envelope', '/ws/fills?since=a:1', auth, 400, 'invalid_value'],
      ['a place that is none', '/ws/fills?envelope=1&since=1', auth, 400, 'invalid_value'],
      ['an envelope that is neither', '/ws/fills?envelope=2', auth, 400, 'invalid_value'],
      ["another channel's filter", '/ws/equity?symbols=A', auth, 400, 'unknown_parameter'],
      ['a filter given twice', '/ws/fills?symbols=A&symbols=B', auth, 400, 'duplicate_parameter'],
      ['an empty filter', '/ws/fills?symbols=', auth, 400, 'invalid_value'],
    ])('refuse %s before 101', async (_what, path, headers, status, code) => {
      const response = await replica.upgrade(path, headers as Record<string, string>);
      expect(response.statusCode).toBe(status);
      expect(response.headers['content-type']).toContain('application/problem+json');
      expect(JSON.parse(response.body)).toMatchObject({ status, code });
      expect(response.body).not.toContain('wrong');
      if (status === 401) expect(response.headers['www-authenticate']).toBe('Bearer');
    });

    it('accept their own origin and those allowed', async () => {
      for (const origin of [`http://127.0.0.1:${replica.port}`, ORIGIN]) {
        expect((await replica.upgrade('/ws/fills', { ...auth, origin })).statusCode).toBe(101);
      }
    });

    it('close a slow reader of fills with 4008, and nobody else waits for it', async () => {
      const [slow, quick] = [await replica.read('fills'), await replica.read('fills')];
      slow.wire.pause();
      const symbol = 'X'.repeat(16_000);
      let booked = 0;
      await eventually(async () => {
        const fills = Array.from({ length: 200 }, () => aFill({ orderId: `o-${booked++}`, symbol }));
        await replica.append('fill.booked', ...fills);
        expect(await metrics()).toMatch(/pas_ws_dropped_total\{reason="slow_reader"\} 1/);
      }, 30_000);
      await eventually(() => {
        expect(quick.texts).toHaveLength(booked);
      });
      slow.wire.resume();
      expect((await slow.closed).code).toBe(4008);
      const seen = slow.texts.map((text) => (JSON.parse(text) as { order_id: string }).order_id);
      expect(seen).toEqual(Array.from({ length: seen.length }, (_, i) => `o-${i}`));
      expect(seen.length).toBeLessThan(booked);
    });

    it('give a slow reader of price ticks the latest of each symbol, in bounded memory', async () => {
      const slow = await replica.read('price-ticks');
      slow.wire.pause();
      const padding = 'X'.repeat(1000);
      const ticks = 20_000;
      for (let i = 1; i <= ticks; i++) {
        replica.tick(`${padding}${i % 3}`, String(i));
        if (i % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      slow.wire.resume();
      await eventually(() => {
        const prices = slow.texts.map((text) => (JSON.parse(text) as { price: number }).price);
        expect(new Set(prices.slice(-3))).toEqual(new Set([ticks - 2, ticks - 1, ticks]));
      });
      expect(slow.texts.length).toBeLessThan(ticks);
      expect(slow.socket.readyState).toBe(WebSocket.OPEN);
    });

    it('count from nothing on, so that no rate misses the first', async () => {
      const exposed = await metrics();
      expect(exposed).toContain('pas_ws_connections{channel="risk-alerts"} 0');
      expect(exposed).toContain('pas_ws_messages_sent_total{channel="risk-alerts"} 0');
      expect(exposed).toContain('pas_ws_dropped_total{reason="dead_peer"} 0');
    });

    it('count connections and messages', async () => {
      const reader = await replica.read('equity');
      expect(await metrics()).toContain('pas_ws_connections{channel="equity"} 1');
      reader.socket.close();
      await eventually(async () => {
        expect(await metrics()).toContain('pas_ws_connections{channel="equity"} 0');
      });
    });

    it('say goodbye with a code that means: connect again', async () => {
      const leaving = await StreamReplica.start(database);
      const [bare, framed] = [await leaving.read('fills'), await leaving.read('fills?envelope=1')];
      await leaving.app.close();
      for (const reader of [bare, framed]) {
        const { code, reason } = await reader.closed;
        expect(code).toBe(4000);
        expect(reason).toMatch(/reconnect in \d+ ms$/);
      }
      const [shutdown] = framed.ofType('shutdown');
      expect(shutdown?.data).toEqual({ reconnect_after_ms: expect.any(Number) as number });
    });
  });

  describe('over Socket.IO', () => {
    it('send the channels a client subscribes to, with an acknowledgement', async () => {
      const client = await replica.connectIo({ token: TEST_TOKEN });
      const heard: unknown[] = [];
      client.on('fills', (message) => heard.push(message));
      expect(await client.emitWithAck('subscribe', ['fills', 'equity'])).toEqual({
        ok: true,
        channels: ['fills', 'equity'],
      });
      await replica.append('fill.booked', aFill());
      await eventually(() => {
        expect(heard).toEqual([
          { order_id: 'o-1', symbol: 'ORIN.SIM', qty: 2.5, side: 'buy', price: 10, timestamp: AT },
        ]);
      });
    });

    it('send nothing that was not asked for, and each message once when asked twice', async () => {
      const client = await replica.connectIo({ token: TEST_TOKEN });
      const heard: string[] = [];
      client.onAny((channel: string) => heard.push(channel));
      await client.emitWithAck('subscribe', 'price-ticks');
      await client.emitWithAck('subscribe', 'price-ticks');
      await replica.append('fill.booked', aFill());
      replica.tick('A', '1');
      await eventually(() => {
        expect(heard).toEqual(['price-ticks']);
      });
    });

    it.each(['websocket', 'polling'])(
      'tell a page whose origin is not allowed so by a code, by %s',
      async (transport) => {
        const options = { transports: [transport], extraHeaders: { origin: 'https://evil.example' } };
        const refused = replica.connectIo({ token: TEST_TOKEN }, '/streams', options);
        await expect(refused).rejects.toMatchObject({ data: { code: 'forbidden' } });
        await replica.connectIo({ token: TEST_TOKEN }, '/streams', { ...options, extraHeaders: { origin: ORIGIN } });
      },
    );

    it('refuse a wrong token and an unknown channel', async () => {
      await expect(replica.connectIo({ token: 'wrong' })).rejects.toMatchObject({ data: { code: 'unauthorized' } });
      const client = await replica.connectIo({ token: TEST_TOKEN });
      expect(await client.emitWithAck('subscribe', 'nope')).toMatchObject({ ok: false, error: { code: 'not_found' } });
      expect(await client.emitWithAck('subscribe', { a: 1 })).toMatchObject({
        ok: false,
        error: { code: 'invalid_value' },
      });
    });
  });
});

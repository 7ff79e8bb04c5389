import type { Socket as IoClient } from 'socket.io-client';
import WebSocket from 'ws';
import { hashToken, TokenVerifier } from '../../../src/platform/auth/token-verifier.js';
import { StreamHub } from '../../../src/streams/stream-hub.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { TEST_TOKEN } from '../../support/platform.module.js';
import { AT, metrics, StreamReplica, type Frame } from './stream-stage.js';

const FRAMED = [
  { channel: 'fills', envelope: true },
  { channel: 'jobs', envelope: true },
];

describe('a client of Socket.IO', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  /** What a client hears, as `event` or `channel:type`, and the data of each. */
  function listen(client: IoClient): { heard: string[]; data: unknown[] } {
    const all = { heard: [] as string[], data: [] as unknown[] };
    client.onAny((event: string, message: Frame | undefined) => {
      all.heard.push(event === 'closed' ? event : `${event}:${message?.type ?? ''}`);
      all.data.push(event === 'closed' ? message : message?.data);
    });
    return all;
  }

  describe('of a server that goes away', () => {
    it.each(['websocket', 'polling'])(
      'is told on every channel in envelopes, and at last, by %s',
      async (transport) => {
        const leaving = await StreamReplica.start(database);
        const connect = (): Promise<IoClient> =>
          leaving.connectIo({ token: TEST_TOKEN }, '/streams', { transports: [transport], reconnection: false });
        const [framed, silent] = [await connect(), await connect()];
        const [all, none] = [listen(framed), listen(silent)];
        await framed.emitWithAck('subscribe', [...FRAMED, 'equity']);
        await eventually(() => {
          expect(all.heard).toHaveLength(4);
        });
        const gone = Promise.all(
          [framed, silent].map((client) => new Promise((resolve) => client.on('disconnect', resolve))),
        );
        await leaving.app.close();
        await gone;
        expect(all.heard.slice(4)).toEqual(['fills:shutdown', 'jobs:shutdown', 'closed']);
        const [first, second, closed] = all.data.slice(4);
        expect(second).toEqual(first);
        expect(first).toEqual({ reconnect_after_ms: expect.any(Number) as number });
        const { reconnect_after_ms: pauseMs } = first as { reconnect_after_ms: number };
        expect(closed).toEqual({ code: 4000, reason: `the server is shutting down; reconnect in ${pauseMs} ms` });
        expect(none).toMatchObject({ heard: ['closed'], data: [{ code: 4000 }] });
      },
    );
  });

  describe('of a server that stays', () => {
    let replica: StreamReplica;
    let nowMs = Date.parse(AT);

    beforeAll(async () => {
      const settings = { STREAM_MAX_CONNECTIONS: '2', RATE_LIMIT_PER_MINUTE: '300' };
      replica = await StreamReplica.start(database, { settings, clock: { nowMs: () => nowMs } });
    });

    afterEach(async () => {
      replica.disconnectAll();
      await eventually(() => {
        expect(readers()).toBe(0);
      });
    });

    afterAll(() => replica.stop());

    const readers = (): number => replica.app.get(StreamHub).readers().length;

    /** A client that sends what no library would. */
    function openWire(): { wire: WebSocket; said: string[]; saysNext: (begin: string) => Promise<void> } {
      const wire = new WebSocket(`ws://127.0.0.1:${replica.port}/socket.io/?EIO=4&transport=websocket`);
      const said: string[] = [];
      wire.on('message', (data: Buffer) => said.push(data.toString()));
      const saysNext = async (begin: string): Promise<void> => {
        await eventually(() => {
          expect(said[0]?.slice(0, begin.length)).toBe(begin);
        });
        said.shift();
      };
      return { wire, said, saysNext };
    }

    it.each([
      ['a name that is none beside one that is', ['equity', 'nope'], 'not_found'],
      ['an object', { toString: 1 }, 'invalid_value'],
      ['an object in a list', ['equity', { toString: 1 }], 'invalid_value'],
      ['nothing', null, 'invalid_value'],
    ])('keeps what it has when it asks to be rid of %s', async (_what, body, code) => {
      const client = await replica.connectIo({ token: TEST_TOKEN });
      const exceptions: unknown[] = [];
      client.on('exception', (exception) => exceptions.push(exception));
      await client.emitWithAck('subscribe', 'equity');
      const answer: unknown = await client.timeout(2000).emitWithAck('unsubscribe', body);
      expect(answer).toEqual({ ok: false, error: { code, detail: expect.any(String) as string } });
      expect(await client.emitWithAck('subscribe', 'jobs')).toEqual({ ok: true, channels: ['equity', 'jobs'] });
      expect(readers()).toBe(2);
      expect(exceptions).toEqual([]);
    });

    it.each(['subscribe', 'unsubscribe'])('gets an answer to lists in lists in lists: %s', async (event) => {
      const { wire, saysNext } = openWire();
      await saysNext('0{');
      wire.send(`40/streams,${JSON.stringify({ token: TEST_TOKEN })}`);
      await saysNext('40/streams,{');
      wire.send(`42/streams,7["${event}",${'['.repeat(7000)}${']'.repeat(7000)}]`);
      await saysNext('43/streams,7[{"ok":false,"error":{"code":"invalid_value"');
      wire.terminate();
    });

    it('is told on every channel in envelopes that its token no longer counts', async () => {
      const verifier = replica.app.get(TokenVerifier);
      const principal = { name: 'guest', scope: 'read', tokenId: 'guest' } as const;
      const issued = { hash: hashToken('guest-token'), principal, expiresAtMs: undefined };
      verifier.acceptIssued([issued], { nowMs: () => nowMs });
      const client = await replica.connectIo({ token: 'guest-token' }, '/streams', { reconnection: false });
      const all = listen(client);
      await client.emitWithAck('subscribe', [...FRAMED, 'equity']);
      await eventually(() => {
        expect(all.heard).toHaveLength(4);
      });
      const gone = new Promise((resolve) => client.on('disconnect', resolve));
      verifier.acceptIssued([], { nowMs: () => nowMs });
      nowMs += 1000;
      await gone;
      expect(all.heard.slice(4)).toEqual(['fills:error', 'jobs:error', 'closed']);
      const reason = 'the token no longer counts';
      expect(all.data.slice(4)).toEqual([
        { code: 'unauthorized', detail: reason },
        { code: 'unauthorized', detail: reason },
        { code: 4502, reason },
      ]);
    });

    it('is refused when it asks too often, until the minute is over', async () => {
      const client = await replica.connectIo({ token: TEST_TOKEN });
      const ask = (): Promise<unknown> => client.emitWithAck('unsubscribe', 'jobs');
      const answers = await Promise.all(Array.from({ length: 301 }, ask));
      expect(answers.at(-1)).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
      nowMs += 60_000;
      expect(await ask()).toEqual({ ok: true, channels: [] });
    });

    it('is closed when it asks on and takes nothing of what it is answered', async () => {
      const other = await replica.read('fills');
      await replica.appendFills(100, 'X'.repeat(8000));
      await eventually(() => {
        expect(other.texts).toHaveLength(100);
      });
      const { wire, saysNext, said } = openWire();
      await saysNext('0{');
      wire.send(`40/streams,${JSON.stringify({ token: TEST_TOKEN })}`);
      await saysNext('40/streams,{');
      wire.pause();
      for (let i = 0; i < 100; i++) {
        wire.send('42/streams,["subscribe",{"channel":"fills","envelope":true}]');
        wire.send('42/streams,["unsubscribe","fills"]');
      }
      await eventually(async () => {
        expect(await metrics()).toMatch(/pas_ws_dropped_total\{reason="slow_reader"\} 1/);
      });
      wire.resume();
      await new Promise((resolve) => wire.once('close', resolve));
      expect(said.at(-2)).toContain('42/streams,["closed",{"code":4008');
      expect(said.length).toBeLessThan(200);
    });

    it('is cut off when it says far more than there is to say, before it has shown a token', async () => {
      const { wire, saysNext, said } = openWire();
      await saysNext('0{');
      wire.on('error', () => undefined);
      const gone = new Promise((resolve) => wire.once('close', resolve));
      for (let i = 0; i < 20_000; i++) wire.send('40/nowhere,');
      await gone;
      expect(said.length).toBeLessThanOrEqual(1001);
    });

    it('has one place while its connection stays, whether it leaves or comes back', async () => {
      const { wire, saysNext } = openWire();
      await saysNext('0{');
      for (let i = 0; i < 12; i++) {
        wire.send(`40/streams,${JSON.stringify({ token: TEST_TOKEN })}`);
        await saysNext('40/streams,{');
        wire.send('41/streams,');
        // The library ends the connection of a client that comes back before it has seen it leave.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await replica.connectIo({ token: TEST_TOKEN });
      await expect(replica.connectIo({ token: TEST_TOKEN })).rejects.toMatchObject({
        data: { code: 'streams_unavailable' },
      });
      wire.terminate();
      await eventually(() => replica.connectIo({ token: TEST_TOKEN }));
    });
  });
});

import { randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { deflateRawSync } from 'node:zlib';
import { hashToken, TokenVerifier } from '../../../src/platform/auth/token-verifier.js';
import { StreamHub } from '../../../src/streams/stream-hub.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { READ_TOKEN, TEST_TOKEN } from '../../support/platform.module.js';
import { aFill, AT, metrics, StreamReplica, type StreamClient } from './stream-stage.js';

const OWNER = { authorization: `Bearer ${TEST_TOKEN}` };
const READER = { authorization: `Bearer ${READ_TOKEN}` };
const PING_MS = 30_000;

describe('streams under stress', () => {
  let database: TestDatabase;
  let replica: StreamReplica;
  let nowMs = Date.parse(AT);

  beforeAll(async () => {
    database = await createTestDatabase();
    replica = await StreamReplica.start(database, { clock: { nowMs: () => nowMs } });
  });

  afterEach(async () => {
    replica.disconnectAll();
    await eventually(() => {
      expect(readers()).toBe(0);
    });
  });

  afterAll(async () => {
    await replica.stop();
    await database.drop();
  });

  const readers = (): number => replica.app.get(StreamHub).readers().length;

  /** A frame as a client has to send it, masked. */
  function frame(firstByte: number, payload: Buffer): Buffer {
    const mask = randomBytes(4);
    const masked = payload.map((byte, i) => byte ^ mask[i % 4]!);
    const length =
      payload.length < 126
        ? Buffer.from([0x80 | payload.length])
        : Buffer.from([0x80 | 126, payload.length >> 8, payload.length & 255]);
    return Buffer.concat([Buffer.from([firstByte]), length, mask, masked]);
  }

  const bomb = deflateRawSync(Buffer.alloc(10_000_000));

  it.each([
    ['a frame beyond the limit', frame(0x81, Buffer.alloc(5000, 'x')), 1009],
    [
      'a fragmented message beyond the limit',
      Buffer.concat([frame(0x01, Buffer.alloc(4000, 'x')), frame(0x80, Buffer.alloc(4000, 'x'))]),
      1009,
    ],
    ['a text that is not UTF-8', frame(0x81, Buffer.from([0xc3, 0x28])), 1007],
    ['a compressed frame, which was never agreed on', frame(0xc1, bomb.subarray(0, 4000)), 1002],
    ['a frame of no kind', frame(0x83, Buffer.from('x')), 1002],
    ['a control frame beyond the limit', frame(0x89, Buffer.alloc(126)), 1002],
    ['a frame without a mask', Buffer.from([0x81, 0x01, 0x78]), 1002],
    ['a binary message', frame(0x82, Buffer.from('x')), 4501],
    ['a text message', frame(0x81, Buffer.from('x')), 4500],
  ])('close the connection by name on %s, and go on for the others', async (_what, bytes, code) => {
    const [offender, other] = [await replica.read('fills'), await replica.read('fills')];
    offender.wire.write(bytes);
    expect((await offender.closed).code).toBe(code);
    await replica.append('fill.booked', aFill({ orderId: 'still there' }));
    await eventually(() => {
      expect(other.texts.join()).toContain('still there');
    });
  });

  it('do not agree to compress', async () => {
    const client = await replica.read('fills', { headers: OWNER, perMessageDeflate: true });
    expect(client.socket.extensions).toBe('');
  });

  it('end a connection whose peer answers no ping, and keep one that does', async () => {
    const [alive, dead] = [await replica.read('fills'), await replica.read('fills')];
    dead.wire.pause();
    const pinged = new Promise((resolve) => alive.socket.once('ping', resolve));
    nowMs += PING_MS;
    await pinged;
    // The answer needs a moment to come back.
    await new Promise((resolve) => alive.socket.ping('', undefined, () => alive.socket.once('pong', resolve)));
    nowMs += PING_MS;
    await eventually(() => {
      expect(readers()).toBe(1);
    });
    expect(alive.socket.readyState).toBe(alive.socket.OPEN);
    expect(await metrics()).toMatch(/pas_ws_dropped_total\{reason="dead_peer"\} 1/);
  });

  it('answer the last of the pings that come together, so that a flood of them is no work', async () => {
    const client = await replica.read('fills');
    const pongs: string[] = [];
    client.socket.on('pong', (data: Buffer) => pongs.push(data.toString()));
    client.wire.write(Buffer.concat(Array.from({ length: 2000 }, (_, i) => frame(0x89, Buffer.from(String(i))))));
    await eventually(() => {
      expect(pongs.at(-1)).toBe('1999');
    });
    expect(pongs.length).toBeLessThan(200);
  });

  it('count a reader that says something once, however much it says', async () => {
    const counted = async (): Promise<number> =>
      Number(/reason="unexpected_message"\} (\d+)/.exec(await metrics())?.[1] ?? 0);
    const client = await replica.read('fills');
    const before = await counted();
    client.wire.write(Buffer.concat(Array.from({ length: 1000 }, () => frame(0x81, Buffer.from('x')))));
    expect((await client.closed).code).toBe(4500);
    expect(await counted()).toBe(before + 1);
  });

  it('answer no more pings than the peer reads', async () => {
    const client = await replica.read('fills');
    client.wire.pause();
    const ping = frame(0x89, Buffer.alloc(100));
    for (let i = 0; i < 100; i++) client.wire.write(Buffer.concat(Array.from({ length: 1000 }, () => ping)));
    await eventually(async () => {
      expect((await fetch(`http://127.0.0.1:${replica.port}/asyncapi.json`)).status).toBe(200);
      expect(client.wire.writableLength).toBe(0);
    }, 30_000);
  });

  it('let nine readers have everything while the tenth stands still, and then close that one', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => replica.read('fills?envelope=1')));
    const [stalled, ...others] = all as [StreamClient, ...StreamClient[]];
    stalled.wire.pause();
    let sent = 0;
    await eventually(async () => {
      await replica.appendFills(200, 'X'.repeat(8000));
      sent += 200;
      await eventually(() => {
        for (const other of others) expect(other.texts.length).toBe(sent + 2);
      });
      expect(await metrics()).toMatch(/pas_ws_dropped_total\{reason="slow_reader"\} 1/);
    }, 50_000);
    stalled.wire.resume();
    expect((await stalled.closed).code).toBe(4008);
    const seqs = others[0]!.ofType('update').map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, i) => seqs[0]! + i));
    // What the slow one got is the beginning, without a gap: it can go on from there.
    const { epoch, seq } = stalled.frames.at(-1)!;
    expect(stalled.ofType('update').map((one) => one.seq)).toEqual(seqs.slice(0, stalled.ofType('update').length));
    const resumed = await replica.read(`fills?envelope=1&since=${epoch}:${seq}`);
    await eventually(() => {
      expect(resumed.frames.at(-1)?.seq).toBe(seqs.at(-1));
    });
    expect(resumed.frames[0]?.recovered).toBe(true);
  });

  it('tell a reader of prices that cannot keep up how much was left out', async () => {
    const slow = await replica.read('price-ticks?envelope=1');
    slow.wire.pause();
    const padding = 'X'.repeat(1000);
    for (let i = 1; i <= 30_000; i++) {
      replica.tick(`${padding}${i % 3}`, String(i));
      if (i % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    slow.wire.resume();
    await eventually(() => {
      expect(slow.frames.at(-1)?.type).toBe('status');
    });
    const [hello, updates] = [slow.frames[0]!, slow.ofType('update')];
    const skipped = slow.ofType('status').reduce((sum, { data }) => sum + (data as { conflated: number }).conflated, 0);
    expect(updates.length + skipped).toBe(30_000);
    expect(updates.at(-1)?.seq).toBe(hello.seq + 30_000);
    const seqs = updates.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
  });

  it('are where they were after 1,000 connections', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const cycle = async (count: number): Promise<void> => {
      for (let i = 0; i < count / 20; i++) {
        const clients = await Promise.all(
          Array.from({ length: 20 }, (_, j) => replica.read(j % 2 === 0 ? 'fills?envelope=1' : 'price-ticks')),
        );
        for (const client of clients) client.socket.close();
        await Promise.all(clients.map((client) => client.closed));
        replica.disconnectAll();
      }
      await eventually(() => {
        expect(readers()).toBe(0);
      });
    };
    const measure = (): { heap: number; listeners: number[] } => {
      collect();
      const server = replica.app.getHttpServer();
      return {
        heap: process.memoryUsage().heapUsed,
        listeners: [server, process].map((one) =>
          one.eventNames().reduce((sum, name) => sum + one.listenerCount(name), 0),
        ),
      };
    };
    await cycle(100);
    const before = measure();
    await cycle(1000);
    const after = measure();
    expect(after.listeners).toEqual(before.listeners);
    expect(after.heap - before.heap).toBeLessThan(8 * 1024 * 1024);
    expect(await metrics()).toContain('pas_ws_connections{channel="fills"} 0');
  });

  it('take no more connections than there are places, in all and of one token', async () => {
    const small = await StreamReplica.start(database, {
      settings: { STREAM_MAX_CONNECTIONS: '3', STREAM_MAX_CONNECTIONS_PER_TOKEN: '2' },
    });
    const ask = async (headers: Record<string, string>): Promise<[number | undefined, string | undefined]> => {
      const answer = await small.upgrade('/ws/fills', headers);
      const { code } = JSON.parse(answer.body || '{}') as { code?: string };
      if (answer.statusCode !== 101) expect(answer.headers['retry-after']).toBe('5');
      return [answer.statusCode, code];
    };
    await small.read('fills');
    const second = await small.connectIo({ token: TEST_TOKEN });
    expect(await ask(OWNER)).toEqual([429, 'too_many_streams']);
    await expect(small.connectIo({ token: TEST_TOKEN })).rejects.toMatchObject({ data: { code: 'too_many_streams' } });
    await small.read('fills', { headers: READER });
    expect(await ask(READER)).toEqual([503, 'streams_unavailable']);
    second.disconnect();
    await eventually(async () => {
      expect(await ask(OWNER)).toEqual([101, undefined]);
    });
    await small.stop();
  });

  it('end when the token does, by a code that means: do not come back with it', async () => {
    const verifier = replica.app.get(TokenVerifier);
    const principal = { name: 'guest', scope: 'read', tokenId: 'guest' } as const;
    const issued = { hash: hashToken('guest-token'), principal, expiresAtMs: undefined };
    verifier.acceptIssued([issued], { nowMs: () => nowMs });
    const guest = await replica.read('fills?envelope=1&token=guest-token', { headers: {} });
    const owner = await replica.read('fills');
    const io = await replica.connectIo({ token: 'guest-token' });
    const ioClosed = new Promise((resolve) => io.on('closed', resolve));
    verifier.acceptIssued([], { nowMs: () => nowMs });
    nowMs += 1000;
    expect((await guest.closed).code).toBe(4502);
    expect(guest.frames.at(-1)).toMatchObject({ type: 'error', data: { code: 'unauthorized' } });
    expect(await ioClosed).toMatchObject({ code: 4502 });
    expect(owner.socket.readyState).toBe(owner.socket.OPEN);
  });

  it('open no other namespace of Socket.IO', async () => {
    await expect(replica.connectIo({ token: TEST_TOKEN }, '/')).rejects.toMatchObject({ data: { code: 'not_found' } });
  });
});

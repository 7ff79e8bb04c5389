import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { STREAM_CHANNELS } from '../../../src/streams/channels/registry.js';
import { CLOSE } from '../../../src/streams/close-codes.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { TEST_TOKEN } from '../../support/platform.module.js';
import { aFill, AT, StreamReplica, type Frame, type StreamClient } from './stream-stage.js';

describe('streams in envelopes', () => {
  let database: TestDatabase;
  let replica: StreamReplica;
  let nowMs = Date.parse(AT);

  beforeAll(async () => {
    database = await createTestDatabase();
    replica = await StreamReplica.start(database, { clock: { nowMs: () => nowMs } });
  });

  afterEach(() => {
    replica.disconnectAll();
  });

  afterAll(async () => {
    await replica.stop();
    await database.drop();
  });

  const orderIds = (frames: readonly Frame[]): string[] =>
    frames.map(({ data }) => (data as { order_id: string }).order_id);

  async function readEnvelopes(path: string): Promise<StreamClient> {
    const client = await replica.read(path);
    await eventually(() => {
      expect(client.frames[0]?.type).toBe('hello');
    });
    return client;
  }

  it('begin with a hello and a snapshot, then count the updates without a gap', async () => {
    await replica.append('fill.booked', aFill({ orderId: 'before' }));
    await eventually(async () => {
      const [, snapshot] = (await readEnvelopes('fills?envelope=1')).frames;
      expect(orderIds([{ ...snapshot!, data: (snapshot?.data as unknown[])[0] }])).toEqual(['before']);
    });
    const client = await readEnvelopes('fills?envelope=1');
    const [hello] = client.frames;
    expect(hello).toMatchObject({
      v: 1,
      channel: 'fills',
      type: 'hello',
      recovered: false,
      data: { recovered: false },
    });
    await replica.append('fill.booked', aFill({ orderId: 'a', qty: '0.100000001' }), aFill({ orderId: 'b' }));
    await replica.append('fill.booked', aFill({ orderId: 'c' }));
    await eventually(() => {
      expect(orderIds(client.ofType('update'))).toEqual(['a', 'b', 'c']);
    });
    expect(client.texts.join()).toContain('"qty":0.100000001');
    expect(client.ofType('update').map(({ seq }) => seq - hello!.seq)).toEqual([1, 2, 3]);
    expect(client.frames.map(({ type }) => type)).toEqual(['hello', 'snapshot', 'update', 'update', 'update']);
    expect(new Set(client.frames.map(({ epoch }) => epoch)).size).toBe(1);
  });

  it('go on after ?since= with what was missed, in order', async () => {
    const before = await readEnvelopes('fills?envelope=1');
    const { epoch, seq } = before.frames[0]!;
    before.socket.terminate();
    await replica.append('fill.booked', ...['d', 'e', 'f'].map((orderId) => aFill({ orderId })));
    await eventually(async () => {
      const after = await readEnvelopes(`fills?envelope=1&since=${epoch}:${seq}`);
      await eventually(() => {
        expect(after.frames.map(({ type }) => type)).toEqual(['hello', 'update', 'update', 'update']);
      }, 500);
      expect(after.frames[0]).toMatchObject({ epoch, seq, recovered: true });
      expect(orderIds(after.ofType('update'))).toEqual(['d', 'e', 'f']);
      expect(after.ofType('update').map((frame) => frame.seq)).toEqual([seq + 1, seq + 2, seq + 3]);
    });
  });

  it.each([
    ['another epoch', ({ seq }: Frame) => `elsewhere.1:${seq}`],
    ['a far future', ({ epoch, seq }: Frame) => `${epoch}:${seq + 1_000_000}`],
  ])('begin anew with a snapshot when the place is of %s', async (_what, since) => {
    const [hello] = (await readEnvelopes('fills?envelope=1')).frames;
    const client = await readEnvelopes(`fills?envelope=1&since=${since(hello!)}`);
    await eventually(() => {
      expect(client.frames.map(({ type }) => type)).toEqual(['hello', 'snapshot']);
    });
    expect(client.frames[0]).toMatchObject({ recovered: false, epoch: hello!.epoch, seq: hello!.seq });
  });

  it('begin anew with a snapshot when the place does not come', async () => {
    const { epoch, seq } = (await readEnvelopes('fills?envelope=1')).frames[0]!;
    const client = await replica.read(`fills?envelope=1&since=${epoch}:${seq + 15_000}`);
    await eventually(() => {
      nowMs += 1000;
      expect(client.frames.map(({ type }) => type)).toEqual(['hello', 'snapshot']);
    });
    expect(client.frames[0]).toMatchObject({ recovered: false, epoch, seq });
  });

  it("keep the channel's numbers when they are narrowed, so that such a client can go on as well", async () => {
    const client = await readEnvelopes('fills?envelope=1&symbols=A');
    const start = client.frames[0]!;
    await replica.append('fill.booked', ...['A', 'B', 'B', 'A'].map((symbol) => aFill({ symbol, orderId: symbol })));
    await eventually(() => {
      expect(client.ofType('update').map(({ seq }) => seq - start.seq)).toEqual([1, 4]);
    });
    const resumed = await readEnvelopes(`fills?envelope=1&symbols=B&since=${start.epoch}:${start.seq + 2}`);
    await eventually(() => {
      expect(resumed.ofType('update').map(({ seq }) => seq - start.seq)).toEqual([3]);
    });
  });

  it('show the latest of each subject where a channel is about what is', async () => {
    for (const equity of ['1', '2.50']) {
      await replica.append('equity.updated', { strategy: 'beta', equity, timestamp: AT });
      replica.tick('ORIN.SIM', equity);
    }
    await eventually(async () => {
      const [equity, ticks] = await Promise.all([
        readEnvelopes('equity?envelope=1'),
        readEnvelopes('price-ticks?envelope=1'),
      ]);
      expect(equity.ofType('snapshot')[0]?.data).toEqual([{ strategy: 'beta', equity: 2.5, timestamp: AT }]);
      expect(ticks.ofType('snapshot')[0]?.data).toEqual([{ symbol: 'ORIN.SIM', price: 2.5, timestamp: AT }]);
    });
  });

  it('tell the runs of jobs', async () => {
    const client = await replica.read('jobs?jobs=allocate');
    await replica.append('job.queued', { jobName: 'allocate', runId: 'r1' });
    await replica.append('job.started', { jobName: 'allocate', runId: 'r1' });
    await replica.append('job.started', { jobName: 'reconcile', runId: 'r2' });
    await replica.append('job.finished', { jobName: 'allocate', runId: 'r1', status: 'succeeded' });
    await eventually(() => {
      expect(client.texts.map((text) => (JSON.parse(text) as { status: string }).status)).toEqual([
        'queued',
        'running',
        'succeeded',
      ]);
    });
    expect(JSON.parse(client.texts[0]!)).toEqual({
      job: 'allocate',
      run_id: 'r1',
      status: 'queued',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
    });
  });

  it('beat after 15 s of silence, and not while there is something to say', async () => {
    const [quiet, bare] = [await readEnvelopes('risk-alerts?envelope=1'), await replica.read('risk-alerts')];
    nowMs += 14_000;
    const busy = await readEnvelopes('equity?envelope=1');
    await replica.append('equity.updated', { strategy: 'beta', equity: '3', timestamp: AT });
    await eventually(() => {
      expect(busy.ofType('update')).toHaveLength(1);
    });
    expect(quiet.ofType('heartbeat')).toEqual([]);
    nowMs += 2000;
    await eventually(() => {
      expect(quiet.ofType('heartbeat')).toHaveLength(1);
    });
    const { epoch, seq } = quiet.frames[0]!;
    expect(quiet.ofType('heartbeat')[0]).toMatchObject({ epoch, seq, data: {} });
    expect(busy.ofType('heartbeat')).toEqual([]);
    expect(bare.texts).toEqual([]);
  });

  it('are the same over Socket.IO', async () => {
    const client = await replica.connectIo({ token: TEST_TOKEN });
    const frames: Frame[] = [];
    client.on('fills', (frame: Frame) => frames.push(frame));
    const subscription = { channel: 'fills', envelope: true, symbols: ['IO'] };
    expect(await client.emitWithAck('subscribe', [subscription, 'jobs'])).toEqual({
      ok: true,
      channels: ['fills', 'jobs'],
    });
    await replica.append('fill.booked', aFill({ symbol: 'IO' }), aFill({ symbol: 'OI' }));
    await eventually(() => {
      expect(frames.map(({ type }) => type)).toEqual(['hello', 'snapshot', 'update']);
    });
    expect(await client.emitWithAck('unsubscribe', 'fills')).toEqual({ ok: true, channels: ['jobs'] });
    const { epoch, seq } = frames[0]!;
    await client.emitWithAck('subscribe', { ...subscription, since: `${epoch}:${seq}` });
    await eventually(() => {
      expect(frames.slice(3)).toMatchObject([
        { type: 'hello', recovered: true },
        { type: 'update', seq: seq + 1 },
      ]);
    });
    expect(await client.emitWithAck('subscribe', { channel: 'jobs', until: 1 })).toMatchObject({
      ok: false,
      error: { code: 'unknown_parameter' },
    });
  });

  it('bring 10,000 messages without a gap or a repetition over a connection that breaks again and again', async () => {
    const total = 10_000;
    const got: Frame[] = [];
    const first = (await readEnvelopes('fills?envelope=1')).frames[0]!;
    const appending = (async () => {
      for (let i = 0; i < 20; i++) await replica.appendFills(total / 20);
    })();
    let [place, breaks] = [first, 0];
    while (got.length < total) {
      const client = await replica.read(`fills?envelope=1&since=${place.epoch}:${place.seq}`);
      await eventually(() => {
        expect(client.ofType('update').length).toBeGreaterThan(0);
      });
      client.socket.terminate();
      breaks++;
      const { frames } = client;
      expect(frames[0]).toMatchObject({ type: 'hello', recovered: true });
      got.push(...frames.slice(1));
      place = got.at(-1)!;
    }
    await appending;
    expect(breaks).toBeGreaterThan(1);
    expect(got.map(({ seq }) => seq)).toEqual(Array.from({ length: total }, (_, i) => first.seq + 1 + i));
    expect(orderIds(got.slice(0, 500))).toEqual(Array.from({ length: 500 }, (_, i) => `o-${i + 1}`));
  });

  it('survive a restart: numbers go on in the same epoch, and what came meanwhile is not lost', async () => {
    const other = await StreamReplica.start(database);
    const client = await other.read('fills?envelope=1');
    await eventually(() => {
      expect(client.frames).toHaveLength(2);
    });
    const { epoch, seq } = client.frames[0]!;
    await other.stop();
    await replica.append('fill.booked', aFill({ orderId: 'meanwhile' }));
    const restarted = await StreamReplica.start(database);
    const again = await restarted.read(`fills?envelope=1&since=${epoch}:${seq}`);
    await eventually(() => {
      expect(again.frames).toMatchObject([
        { type: 'hello', recovered: true },
        { type: 'update', epoch, seq: seq + 1, data: { order_id: 'meanwhile' } },
      ]);
    });
    await restarted.stop();
  });

  describe('described in /asyncapi.json', () => {
    interface Description {
      channels: Record<string, { address: string; messages: Record<string, { payload: object }> }>;
      operations: Record<string, object>;
    }

    const describeStreams = async (): Promise<Description> =>
      (await fetch(`http://127.0.0.1:${replica.port}/asyncapi.json`)).json() as Promise<Description>;

    it('make a document that the official parser takes', async () => {
      const document = await describeStreams();
      const parser = spawnSync(process.execPath, [join(__dirname, '../../support/check-asyncapi.mjs')], {
        input: JSON.stringify(document),
        encoding: 'utf8',
      });
      expect(parser.stderr).toBe('');
      const { channels, problems } = JSON.parse(parser.stdout) as { channels: string[]; problems: unknown[] };
      expect(problems).toEqual([]);
      expect(channels).toEqual(expect.arrayContaining(STREAM_CHANNELS.names.slice()));
    });

    it('tell every event of Socket.IO, and these keep to their schemas', async () => {
      const document = await describeStreams();
      const ajv = new Ajv({ strict: false, formats: { 'date-time': true } }).addSchema(document, 'streams');
      const check = (event: string, value: unknown): void => {
        ajv.validate({ $ref: `streams#/channels/subscriptions/messages/${event}/payload` }, value);
        expect([value, ajv.errors]).toEqual([value, null]);
      };
      const client = await replica.connectIo({ token: TEST_TOKEN });
      const heard: [event: string, value: unknown][] = [];
      client.onAny((event: string, value: unknown) => heard.push([event, value]));
      for (const [event, asked] of [
        ['subscribe', ['fills', { channel: 'equity', envelope: true }]],
        ['unsubscribe', 'equity'],
        ['unsubscribe', ['fills', 'equity']],
      ] as const) {
        check(event, asked);
        check('acknowledgement', await client.emitWithAck(event, asked));
        await replica.append('fill.booked', aFill());
        if (event === 'subscribe') await eventually(() => void expect(heard).toHaveLength(3));
      }
      for (const [event, value] of heard) check(event, value);
      check('closed', { ...CLOSE.slowReader });
      expect(Object.keys(document.operations)).toEqual(expect.arrayContaining(['subscribe', 'unsubscribe']));
    });

    it('keep to the schemas there, frame by frame', async () => {
      const { channels } = await describeStreams();
      const ajv = new Ajv({ strict: false, formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/ } });
      const change = { state: 'HALTED', previous: 'ACTIVE', reason: 'r', by: 'owner', timestamp: AT } as const;
      const { names } = STREAM_CHANNELS;
      const framed = await Promise.all(names.map((name) => replica.read(`${name}?envelope=1`)));
      const bare = await Promise.all(names.map((name) => replica.read(name)));
      replica.tick('A', '1.25');
      await replica.append('fill.booked', aFill());
      await replica.append('equity.updated', { strategy: 'beta', equity: '3', timestamp: AT });
      await replica.append('trading.state_changed', change);
      await replica.append('job.queued', { jobName: 'allocate', runId: 'r1' });
      await eventually(() => {
        for (const client of framed) expect(client.ofType('update').length).toBeGreaterThan(0);
        for (const client of bare) expect(client.texts.length).toBeGreaterThan(0);
      });
      nowMs += 16_000;
      await eventually(() => {
        for (const client of framed) expect(client.ofType('heartbeat').length).toBeGreaterThan(0);
      });
      framed[0]!.socket.send('anybody there?');
      await framed[0]!.closed;
      for (const [i, name] of names.entries()) {
        const { address, messages } = channels[name]!;
        expect(address).toBe(`/ws/${name}`);
        const check = (type: string, value: unknown): void => {
          const isValid = ajv.validate(messages[type]!.payload, value);
          expect([value, isValid ? [] : ajv.errors]).toEqual([value, []]);
        };
        for (const frame of framed[i]!.frames) check(frame.type, frame);
        for (const text of bare[i]!.texts) check('message', JSON.parse(text));
      }
      expect(framed[0]!.ofType('error')).toHaveLength(1);
    });
  });
});

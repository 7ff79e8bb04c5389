import WebSocket from 'ws';
import { DataStreamReader } from './data-stream-reader.js';
import { ExchangeUnderTest, KEYS } from './exchange-under-test.js';

const NOTHING = { trades: [], quotes: [], bars: [], updatedBars: [], dailyBars: [], statuses: [], lulds: [] };
/** QUBT.SIM is listed on Nasdaq, ESTA.SIM is not: they are told in different codes. */
const [UTP, CTA] = ['QUBT.SIM', 'ESTA.SIM'];

describe('the market-data stream', () => {
  let exchange: ExchangeUnderTest;
  const readers: DataStreamReader[] = [];

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
    await exchange.setPrices({ 'ORIN.SIM': '100', 'QUBT.SIM': '50' });
  });

  afterEach(async () => {
    const ended = readers.splice(0).map((reader) => {
      reader.close();
      return reader.closed;
    });
    await Promise.all(ended);
    await exchange.ask('DELETE', '/control/faults');
  });

  afterAll(() => exchange.dispose());

  const open = async (isPacked = false, path = '/v2/iex'): Promise<DataStreamReader> => {
    const reader = await DataStreamReader.open(exchange.url.replace('http', 'ws') + path, isPacked);
    readers.push(reader);
    await reader.heard('success', 1);
    return reader;
  };
  /** Keys that are right once the connection before has ended. */
  const openReady = async (isPacked = false, path?: string): Promise<DataStreamReader> => {
    const reader = await open(isPacked, path);
    for (;;) if ((await reader.authenticate(KEYS)).msg === 'authenticated') return reader;
  };
  const subscribe = (reader: DataStreamReader, symbols: object) => reader.ask({ action: 'subscribe', ...symbols });

  it('greets, lets in who has the keys and names every channel of the subscription', async () => {
    const reader = await open();
    expect(reader.frames).toEqual([[{ T: 'success', msg: 'connected' }]]);
    expect(await subscribe(reader, { trades: ['A'] })).toEqual({ T: 'error', code: 401, msg: 'not authenticated' });
    expect(await reader.authenticate({ ...KEYS, secretKey: 'wrong' })).toMatchObject({ T: 'error', code: 402 });
    expect(await reader.authenticate(KEYS)).toEqual({ T: 'success', msg: 'authenticated' });
    expect(await reader.authenticate(KEYS)).toMatchObject({ T: 'error', code: 403 });
    expect(await subscribe(reader, { trades: ['A', 'B'], bars: ['*'] })).toEqual({
      T: 'subscription',
      ...NOTHING,
      trades: ['A', 'B'],
      bars: ['*'],
    });
    expect(await reader.ask({ action: 'unsubscribe', trades: ['A'], bars: ['*'] })).toEqual({
      T: 'subscription',
      ...NOTHING,
      trades: ['B'],
    });
  });

  it.each([
    ['hello'],
    [{ action: 'listen' }],
    [{ action: 'subscribe', candles: ['A'] }],
    [{ action: 'subscribe', trades: 'A' }],
  ])('calls %j invalid syntax and goes on', async (message) => {
    const reader = await openReady();
    expect(await reader.ask(message)).toEqual({ T: 'error', code: 400, msg: 'invalid syntax' });
    expect(await subscribe(reader, {})).toMatchObject({ T: 'subscription' });
  });

  it('tells trades and quotes of what was subscribed and of nothing else', async () => {
    const reader = await openReady();
    await subscribe(reader, { trades: ['ORIN.SIM'], quotes: ['*'] });
    await exchange.setPrices({ 'ORIN.SIM': '101.5', 'QUBT.SIM': '50' });
    await reader.heard('q', 2);
    const t = '2024-01-05T14:30:00.000Z';
    expect(reader.of('t')).toEqual([
      { T: 't', S: 'ORIN.SIM', i: expect.any(Number), x: 'V', p: 101.5, s: 100, c: ['@'], z: expect.any(String), t },
    ]);
    expect(reader.of('q').map(({ S, bp, ap }) => [S, bp, ap])).toEqual([
      ['ORIN.SIM', 101.48, 101.52],
      ['QUBT.SIM', 49.99, 50.01],
    ]);
    // One change of the market is one frame.
    expect(reader.frames.at(-1)).toHaveLength(3);
  });

  it('speaks MessagePack with timestamps to those who ask for it', async () => {
    const reader = await openReady(true);
    await subscribe(reader, { trades: ['ORIN.SIM'] });
    await exchange.setPrices({ 'ORIN.SIM': '102' });
    const [trade] = await reader.heard('t', 1);
    expect(trade).toMatchObject({ S: 'ORIN.SIM', p: 102, t: new Date('2024-01-05T14:30:00Z') });
  });

  it('tells halts and resumptions in the codes of the tape', async () => {
    const reader = await openReady();
    await subscribe(reader, { statuses: ['*'] });
    for (const [symbol, halted] of [
      [UTP, true],
      [UTP, false],
      [CTA, 'luld'],
      [CTA, false],
    ] as const) {
      await exchange.ask('PUT', `/control/assets/${symbol}`, { halted });
    }
    const statuses = await reader.heard('s', 4);
    expect(statuses.map(({ S, sc, rc, z }) => [S, sc, rc, z])).toEqual([
      [UTP, 'H', 'T1', 'C'],
      [UTP, 'T', '', 'C'],
      [CTA, '2', 'M', 'A'],
      [CTA, '3', '', 'A'],
    ]);
  });

  it.each(['/v2/sip', '/v2/delayed_sip'])('is found at %s too', async (path) => {
    const reader = await openReady(false, path);
    expect(await subscribe(reader, { trades: ['*'] })).toMatchObject({ trades: ['*'] });
  });

  it('is nowhere else', async () => {
    const socket = new WebSocket(exchange.url.replace('http', 'ws') + '/v2/otc');
    expect(String(await new Promise((resolve) => socket.on('error', resolve)))).toContain('404');
  });

  it('takes one connection at a time, or as many as it is told to', async () => {
    const first = await openReady();
    const second = await open();
    expect(await second.authenticate(KEYS)).toEqual({ T: 'error', code: 406, msg: 'connection limit exceeded' });
    await exchange.ask('PUT', '/control/faults', { data_stream: { connections: 2 } });
    expect(await second.authenticate(KEYS)).toMatchObject({ msg: 'authenticated' });
    await subscribe(first, { trades: ['*'] });
    await subscribe(second, { trades: ['*'] });
    await exchange.setPrices({ 'ORIN.SIM': '103' });
    await Promise.all([first.heard('t', 1), second.heard('t', 1)]);
  });

  it('takes no more symbols than the plan allows, and keeps what was subscribed', async () => {
    await exchange.ask('PUT', '/control/faults', { data_stream: { symbols: 2 } });
    const reader = await openReady();
    expect(await subscribe(reader, { trades: ['A', 'B'], bars: ['*'] })).toMatchObject({ trades: ['A', 'B'] });
    expect(await subscribe(reader, { quotes: ['C'] })).toEqual({ T: 'error', code: 405, msg: 'symbol limit exceeded' });
    expect(await subscribe(reader, {})).toMatchObject({ trades: ['A', 'B'], quotes: [], bars: ['*'] });
  });

  it('goes silent and is cut on order', async () => {
    const reader = await openReady();
    await subscribe(reader, { trades: ['*'] });
    await exchange.ask('PUT', '/control/faults', { data_stream: { silent: true } });
    await exchange.setPrices({ 'ORIN.SIM': '104' });
    await exchange.ask('PUT', '/control/faults', { data_stream: {} });
    await exchange.setPrices({ 'ORIN.SIM': '105' });
    expect((await reader.heard('t', 1)).map(({ p }) => p)).toEqual([105]);
    await exchange.ask('PUT', '/control/faults', { data_stream: { drop: true } });
    expect(await reader.closed).toBe(1006);
  });
});

describe('the market-data stream of a living market', () => {
  it('tells minute bars as minutes end, with the day so far and the bands', async () => {
    const wall = { nowMs: Date.parse('2024-01-05T15:00:00Z') };
    const exchange = await ExchangeUnderTest.start({
      clock: { mode: 'accelerated', sessionSpeed: 60 },
      wallClock: { nowMs: () => wall.nowMs },
    });
    const reader = await DataStreamReader.open(exchange.dataStreamUrl);
    await reader.authenticate(KEYS);
    await reader.ask({ action: 'subscribe', bars: ['ORIN.SIM'], dailyBars: ['ORIN.SIM'], lulds: ['ORIN.SIM'] });
    const advance = setInterval(() => (wall.nowMs += 100), 20);
    const bars = await reader.heard('b', 2);
    const [daily, band] = [(await reader.heard('d', 2))[1], (await reader.heard('l', 2))[1]];
    clearInterval(advance);
    reader.close();
    await exchange.dispose();
    expect(bars[0]).toMatchObject({ S: 'ORIN.SIM', t: expect.stringMatching(/^2024-01-05T14:\d\d:00.000Z$/) });
    expect(bars[1].h).toBeGreaterThanOrEqual(Math.max(bars[1].o, bars[1].c));
    expect(Date.parse(bars[1].t)).toBeGreaterThan(Date.parse(bars[0].t));
    expect(daily).toMatchObject({ t: '2024-01-05T05:00:00.000Z', v: expect.any(Number) });
    expect(daily.h).toBeGreaterThanOrEqual(bars[1].h);
    expect([band.u > bars[1].c, band.d < bars[1].c]).toEqual([true, true]);
  });
});

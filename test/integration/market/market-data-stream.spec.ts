import { encode } from '@msgpack/msgpack';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AlpacaLiveMarket } from '../../../src/market/alpaca/alpaca-live-market.adapter.js';
import type { LiveMarketConnection, TradingStatus } from '../../../src/market/live-market.port.js';
import { MarketModule } from '../../../src/market/market.module.js';
import { MarketStream } from '../../../src/market/market-stream.service.js';
import { SymbolDemand } from '../../../src/market/symbol-demand.js';
import { TradingHalts } from '../../../src/market/trading-halts.repository.js';
import type { PriceTick } from '../../../src/platform/events/events.js';
import { ReadinessProbes } from '../../../src/platform/observability/readiness-probes.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { heardTicks } from '../../support/heard-ticks.js';
import { createSliceApp } from '../../support/slice-app.js';
import { StreamServer, type StreamClient } from '../../support/stream-server.js';
import { ExchangeUnderTest, KEYS, NOON } from '../../e2e/exchange/exchange-under-test.js';

const [A, B] = ['AQUA.SIM', 'VITN.SIM'] as const;

describe('the market-data stream of the system', () => {
  let exchange: ExchangeUnderTest;
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let ticks: PriceTick[];
  let nowMs = Date.parse(NOON);

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
    await exchange.setTime(NOON);
  });

  beforeEach(async () => {
    database = await createTestDatabase();
    await exchange.ask('DELETE', '/control/faults');
  });

  afterEach(async () => {
    await app.close();
    await database.drop();
  });

  afterAll(() => exchange.dispose());

  async function start(): Promise<void> {
    app = await createSliceApp({
      databaseUrl: database.url,
      modules: [MarketModule],
      brokerUrl: exchange.url,
      brokerKeys: KEYS,
      role: 'worker',
      settings: { PRICE_POLL_MS: '200' },
    });
    app.get(SymbolDemand).addSource('live', () => Promise.resolve([A, B]));
    ticks = heardTicks(app);
  }

  const covered = (): boolean[] => [A, B].map((symbol) => app.get(MarketStream).covers(symbol));
  const probe = () =>
    app
      .get(ReadinessProbes)
      .all()
      .find(({ name }) => name === 'market_data_stream')!
      .check(new AbortController().signal);
  const told = (symbol: string): string | undefined => ticks.filter((tick) => tick.symbol === symbol).at(-1)?.price;

  async function startCovered(): Promise<void> {
    await start();
    await eventually(() => expect(covered()).toEqual([true, true]), 20_000);
  }

  /** A second later at the exchange. */
  async function setPrices(prices: Record<string, string>): Promise<void> {
    nowMs += 1000;
    await exchange.setTime(new Date(nowMs).toISOString());
    await exchange.setPrices(prices);
  }

  it('brings prices as they happen', async () => {
    await startCovered();
    await setPrices({ [A]: '111.11', [B]: '22.22' });
    await eventually(() => expect([told(A), told(B)]).toEqual(['111.11', '22.22']));
    expect(await probe()).toEqual({ connected: true });
  });

  it('tells what does not trade, and a trade ends a halt whose end was missed', async () => {
    await startCovered();
    const halts = app.get(TradingHalts);
    await exchange.ask('PUT', `/control/assets/${A}`, { halted: 'luld' });
    await eventually(async () => expect([...(await halts.loadSince(0))]).toEqual([A]));
    await exchange.ask('PUT', `/control/assets/${A}`, { halted: false });
    await eventually(async () => expect((await halts.loadSince(0)).size).toBe(0));

    await halts.take({ symbol: B, isHalted: true, reason: 'missed', atMs: Date.parse('2024-01-05T16:00:00Z') });
    await setPrices({ [B]: '23.5' });
    await eventually(async () => expect((await halts.loadSince(0)).size).toBe(0));
  });

  it('asks for prices while the plan has no connection left, and says so', async () => {
    await exchange.ask('PUT', '/control/faults', { data_stream: { connections: 0 } });
    await start();
    await eventually(() => expect(probe()).rejects.toThrow(/market-data stream is down \(406 /));
    await setPrices({ [A]: '99.5' });
    await eventually(() => expect(told(A)).toBe('99.5'));
    expect(covered()).toEqual([false, false]);
    await exchange.ask('DELETE', '/control/faults');
    await eventually(() => expect(covered()).toEqual([true, true]), 30_000);
    expect(await probe()).toEqual({ connected: true });
  });

  it('is opened anew where it is silent while there are trades', async () => {
    await startCovered();
    await exchange.ask('PUT', '/control/faults', { data_stream: { silent: true } });
    let price = 50;
    await eventually(async () => {
      await setPrices({ [A]: String(price++) });
      expect(covered()).toEqual([false, false]);
    }, 20_000);
    await exchange.ask('DELETE', '/control/faults');
    await eventually(() => expect(covered()).toEqual([true, true]));
  });

  it('is held by one process', async () => {
    await startCovered();
    const first = app;
    await start();
    await eventually(async () => expect(await probe()).toEqual({ connected: false, held_by: 'another process' }));
    await first.close();
    await eventually(async () => expect(await probe()).toEqual({ connected: true }), 20_000);
  });
});

describe('the market-data connector', () => {
  let server: StreamServer;
  let connection: LiveMarketConnection;
  let trades: [string, string, number][];
  let statuses: TradingStatus[];
  let downs: string[];
  let troubles: string[];

  afterEach(async () => {
    connection.close();
    await server.stop();
  });

  const hello = ({ socket }: StreamClient): void => socket.send(JSON.stringify([{ T: 'success', msg: 'connected' }]));

  /** Takes the key, and subscriptions to as many symbols as the plan has. */
  function plan(symbols: number) {
    return ({ action, trades: asked = [] }: Record<string, unknown>, { socket }: StreamClient): void => {
      if (action === 'auth') socket.send(JSON.stringify([{ T: 'success', msg: 'authenticated' }]));
      if (action !== 'subscribe') return;
      const isTooMuch = (asked as string[]).length > symbols;
      const refusal = { T: 'error', code: 405, msg: 'symbol limit exceeded' };
      socket.send(JSON.stringify([isTooMuch ? refusal : { T: 'subscription', trades: asked, statuses: asked }]));
    };
  }

  function connect(symbols: string[]): void {
    [trades, statuses, downs, troubles] = [[], [], [], []];
    connection = new AlpacaLiveMarket({
      url: server.url,
      keyId: 'PK',
      secretKey: 'secret',
      random: { next: () => 0 },
      onTrouble: (message) => void troubles.push(message),
    }).connect({
      onTrade: (symbol, { price, atMs }) => void trades.push([symbol, price.toString(), atMs]),
      onStatus: (status) => void statuses.push(status),
      onUp: () => undefined,
      onDown: (because) => void downs.push(because),
    });
    connection.subscribe(symbols);
  }

  it('reads MessagePack with its timestamps, and what it does not know beside what it does', async () => {
    server = await StreamServer.start({ onConnect: hello, onMessage: plan(30) });
    connect(['AAPL']);
    await eventually(() => expect(connection.covers('AAPL')).toBe(true));
    const t = new Date('2024-01-05T15:00:00.250Z');
    const batch = [
      { T: 'q', S: 'AAPL', bp: 187.1, ap: 187.2, t },
      { T: 't', S: 'AAPL', i: 18_446_744_073_709_551_615n, p: 187.15, s: 100, t },
      { T: 't', S: 'AAPL', p: -1, t },
      { T: 'zz' },
      { T: 's', S: 'AAPL', sc: 'H', sm: 'Trading Halt', rc: 'T1', rm: 'News Pending', t },
      { T: 's', S: 'AAPL', sc: '5', sm: 'Price Indication', rc: '', t },
      { T: 's', S: 'AAPL', sc: 'T', sm: 'Trading Resumption', t },
    ];
    server.clients[0]!.socket.send(encode(batch, { useBigInt64: true }));
    await eventually(() => expect(statuses).toHaveLength(2));
    expect(trades).toEqual([['AAPL', '187.15', t.getTime()]]);
    expect(statuses).toMatchObject([{ isHalted: true, reason: 'Trading Halt: News Pending' }, { isHalted: false }]);
    expect(troubles).toHaveLength(1);
  });

  it('takes as many symbols as the plan has', async () => {
    server = await StreamServer.start({ onConnect: hello, onMessage: plan(30) });
    const symbols = Array.from({ length: 40 }, (_, i) => `S${i}`);
    connect(symbols);
    await eventually(() => expect(symbols.filter((symbol) => connection.covers(symbol))).toHaveLength(30));
    expect(downs).toEqual([]);
  });

  it('asks for what is new and ends what is no longer wanted', async () => {
    server = await StreamServer.start({ onConnect: hello, onMessage: plan(30) });
    connect(['A', 'B']);
    await eventually(() => expect(connection.covers('B')).toBe(true));
    connection.subscribe(['B', 'C']);
    await eventually(() =>
      expect(server.clients[0]!.said.slice(2)).toEqual([
        { action: 'unsubscribe', trades: ['A'], statuses: ['A'] },
        { action: 'subscribe', trades: ['C'], statuses: ['C'] },
      ]),
    );
  });

  it('leaves a connection that the broker refuses and leaves open, and waits longer each time', async () => {
    const refusal = JSON.stringify([{ T: 'error', code: 406, msg: 'connection limit exceeded' }]);
    const onMessage = (_message: unknown, { socket }: StreamClient): void => socket.send(refusal);
    server = await StreamServer.start({ onConnect: hello, onMessage });
    connect(['A']);
    await server.awaitClient(3);
    const [first, second, third] = server.clients.map(({ atMs }) => atMs) as [number, number, number];
    expect(second - first).toBeGreaterThanOrEqual(999);
    expect(third - second).toBeGreaterThanOrEqual(1999);
    expect(downs[0]).toBe('406 connection limit exceeded');
  });

  it('does not knock at a door that its key does not open', async () => {
    const refusal = JSON.stringify([{ T: 'error', code: 402, msg: 'auth failed' }]);
    const onMessage = (_message: unknown, { socket }: StreamClient): void => socket.send(refusal);
    server = await StreamServer.start({ onConnect: hello, onMessage });
    connect(['A']);
    await eventually(() => expect(downs).toEqual(['402 auth failed']));
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(server.clients).toHaveLength(1);
  });
});

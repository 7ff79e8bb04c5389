import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { tradingDate } from '../../../src/common/trading-date.js';
import { BarSync } from '../../../src/market/bar-sync.service.js';
import { ImportService } from '../../../src/market/import/import.service.js';
import { LatestPrices } from '../../../src/market/latest-prices.service.js';
import { MARKET_CLOCK, type MarketClock } from '../../../src/market/market-clock.port.js';
import { MARKET_DATA, type MarketData } from '../../../src/market/market-data.port.js';
import { MarketModule } from '../../../src/market/market.module.js';
import { PriceFeed } from '../../../src/market/price-feed.service.js';
import { SymbolDemand } from '../../../src/market/symbol-demand.js';
import { BrokerServer, type BrokerRequest } from '../../support/broker-server.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { heardTicks } from '../../support/heard-ticks.js';
import { createSliceApp, type SliceOptions } from '../../support/slice-app.js';

interface WireBar {
  t: string;
  o: number;
  h: number;
  l: number;
  c: number;
  v: number;
}

const bar = (date: string, close: number): WireBar => ({
  t: `${date}T05:00:00Z`,
  o: close,
  h: close + 0.1,
  l: close,
  c: close,
  v: 1000,
});

const asset = (symbol: string, parts: object = {}) => ({
  id: symbol,
  class: 'us_equity',
  exchange: 'NASDAQ',
  symbol,
  name: `${symbol} Inc`,
  status: 'active',
  tradable: true,
  fractionable: true,
  ...parts,
});

describe('market data from the broker', () => {
  let database: TestDatabase;
  let broker: BrokerServer;
  let app: NestFastifyApplication | undefined;
  let bars: Record<string, WireBar[]>;
  let isOpen: boolean;

  /** Two bars a page, symbol by symbol, as Alpaca pages. */
  function barsPage({ query }: BrokerRequest): object {
    const [start, end] = [query.get('start')!, query.get('end')!].map((time) => Date.parse(time)) as [number, number];
    const all = query
      .get('symbols')!
      .split(',')
      .sort()
      .flatMap((symbol) => (bars[symbol] ?? []).map((item) => ({ symbol, item })))
      .filter(({ item }) => Date.parse(item.t) >= start && Date.parse(item.t) <= end);
    const from = Number(query.get('page_token') ?? 0);
    const page: Record<string, WireBar[]> = {};
    for (const { symbol, item } of all.slice(from, from + 2)) (page[symbol] ??= []).push(item);
    return { bars: page, next_page_token: from + 2 < all.length ? String(from + 2) : null };
  }

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  beforeEach(async () => {
    isOpen = false;
    bars = {
      'A.SIM': [bar('2024-01-03', 10.25), bar('2024-01-04', 11), bar('2024-01-05', 12.345)],
      'B.SIM': [bar('2024-01-04', 20), bar('2024-01-05', 0.1)],
      AAPL: [bar('2024-01-05', 181.18)],
    };
    broker = await BrokerServer.start({
      'GET /v2/assets': () => [
        asset('A.SIM', { simulated: true, sector: 'Energy' }),
        asset('B.SIM', { simulated: true }),
        asset('AAPL'),
      ],
      'GET /v2/clock': () => ({
        timestamp: '2024-01-05T16:30:00.123456789-05:00',
        is_open: isOpen,
        next_open: '2024-01-08T09:30:00-05:00',
        next_close: '2024-01-08T16:00:00-05:00',
      }),
      'GET /v2/calendar': () => [{ date: '2024-01-05', open: '09:30', close: '13:00', session_open: '0400' }],
      'GET /v2/stocks/bars': barsPage,
      'GET /v2/stocks/trades/latest': () => ({
        trades: { AAPL: { t: '2024-01-05T20:00:00.5Z', p: 181.1, s: 5, x: 'V' } },
      }),
      'PUT /control/bars': () => ({ stored: 1 }),
    });
  });

  afterEach(async () => {
    await app?.close();
    await broker.stop();
    const dataSource = new DataSource({ type: 'postgres', url: database.url });
    await dataSource.initialize();
    await dataSource.query('truncate symbols cascade');
    await dataSource.destroy();
  });

  afterAll(() => database.drop());

  async function start(options: Partial<SliceOptions> = {}): Promise<NestFastifyApplication> {
    app = await createSliceApp({
      databaseUrl: database.url,
      modules: [MarketModule],
      brokerUrl: broker.url,
      ...options,
    });
    return app;
  }

  const stored = (of: NestFastifyApplication) =>
    of.get(DataSource).query<object[]>('select symbol, date, close, source, simulated from bars order by symbol, date');

  describe('bar sync', () => {
    it('takes the simulated symbols of the simulated exchange, with exact prices', async () => {
      const system = await start();
      expect(await system.get(BarSync).run()).toEqual({
        symbols: 2,
        stored: 5,
        updated: 0,
        unchanged: 0,
        revised: 0,
        lastDate: '2024-01-05',
      });
      expect(await stored(system)).toEqual([
        { symbol: 'A.SIM', date: '2024-01-03', close: '10.25', source: 'exchange', simulated: true },
        { symbol: 'A.SIM', date: '2024-01-04', close: '11', source: 'exchange', simulated: true },
        { symbol: 'A.SIM', date: '2024-01-05', close: '12.345', source: 'exchange', simulated: true },
        { symbol: 'B.SIM', date: '2024-01-04', close: '20', source: 'exchange', simulated: true },
        { symbol: 'B.SIM', date: '2024-01-05', close: '0.1', source: 'exchange', simulated: true },
      ]);
      const symbols = await system.inject({ method: 'GET', url: '/market/symbols?sector=Energy' });
      expect(symbols.json()).toEqual([
        {
          symbol: 'A.SIM',
          name: 'A.SIM Inc',
          sector: 'Energy',
          exchange: 'NASDAQ',
          tradable: true,
          fractionable: true,
          simulated: true,
          bars: 3,
          first_date: '2024-01-03',
          last_date: '2024-01-05',
        },
      ]);
    });

    it('asks only for what is new, and leaves the unfinished bar of today', async () => {
      const system = await start();
      isOpen = true;
      expect(await system.get(BarSync).run()).toMatchObject({ stored: 3, lastDate: '2024-01-04' });
      isOpen = false;
      expect(await system.get(BarSync).run()).toMatchObject({ stored: 2, updated: 0, unchanged: 2 });
      const starts = broker.requests
        .filter(({ path }) => path === '/v2/stocks/bars')
        .map(({ query }) => query.get('start'));
      expect(starts.at(-1)).toBe('2024-01-04T05:00:00.000Z');
    });

    it('fetches the whole history again of a symbol whose past was revised', async () => {
      const system = await start();
      await system.get(BarSync).run();
      bars['A.SIM'] = [bar('2024-01-03', 5.125), bar('2024-01-04', 5.5), bar('2024-01-05', 6.1725)];
      expect(await system.get(BarSync).run()).toMatchObject({ stored: 0, revised: 1 });
      expect(await stored(system)).toMatchObject([{ close: '5.125' }, { close: '5.5' }, { close: '6.1725' }, {}, {}]);
    });

    it('takes what the strategies ask for from a real broker, and never overwrites an import', async () => {
      const system = await start({ isSimulated: false });
      const folder = mkdtempSync(join(tmpdir(), 'pas-sync-'));
      writeFileSync(join(folder, 'a.csv'), 'date,AAPL\n2024-01-05,99\n');
      await system.get(ImportService).importBars(join(folder, 'a.csv'));
      rmSync(folder, { recursive: true });
      system.get(SymbolDemand).addSource('history', () => Promise.resolve(['AAPL', 'UNKNOWN']));
      expect(await system.get(BarSync).run()).toMatchObject({ symbols: 1, stored: 0, unchanged: 1 });
      expect(await stored(system)).toMatchObject([{ symbol: 'AAPL', close: '99', source: 'import' }]);
    });
  });

  it.each([
    [
      'a bar without a close',
      () => ({ bars: { 'A.SIM': [{ t: '2024-01-05T05:00:00Z', o: 1, h: 1, l: 1 }] } }),
      /\.c must be a positive number, is missing/,
    ],
    ['a price of zero', () => ({ bars: { 'A.SIM': [bar('2024-01-05', 0)] } }), /must be a positive number/],
    ['a list instead of an object', () => [], /bars page must be an object/],
  ])('%s is a protocol error', async (_what, answer, message) => {
    const system = await start();
    broker.handlers['GET /v2/stocks/bars'] = answer;
    const failure: unknown = await system
      .get(BarSync)
      .run()
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'broker_protocol', message: expect.stringMatching(message) });
  });

  it('tells the time and the sessions of the market', async () => {
    const system = await start();
    const clock = system.get<MarketClock>(MARKET_CLOCK);
    expect(await clock.fetchTime()).toEqual({
      nowMs: Date.parse('2024-01-05T21:30:00.123Z'),
      isOpen: false,
      nextOpenMs: Date.parse('2024-01-08T14:30:00Z'),
      nextCloseMs: Date.parse('2024-01-08T21:00:00Z'),
    });
    expect(await clock.fetchSessions(tradingDate('2024-01-05'), tradingDate('2024-01-05'))).toEqual([
      { date: '2024-01-05', openMs: Date.parse('2024-01-05T14:30:00Z'), closeMs: Date.parse('2024-01-05T18:00:00Z') },
    ]);
  });

  it('leaves symbols without a price out of the latest prices', async () => {
    const system = await start();
    const prices = await system.get<MarketData>(MARKET_DATA).fetchLatestPrices(['AAPL', 'NONE']);
    expect([...prices].map(([symbol, { price, atMs }]) => [symbol, price.toString(), atMs])).toEqual([
      ['AAPL', '181.1', Date.parse('2024-01-05T20:00:00.500Z')],
    ]);
  });

  it('publishes the prices that changed and keeps them', async () => {
    isOpen = true;
    const system = await start({ role: 'worker', settings: { PRICE_POLL_MS: '200' } });
    const ticks = heardTicks(system);
    system.get(SymbolDemand).addSource('live', () => Promise.resolve(['AAPL']));
    await eventually(() =>
      expect(ticks).toEqual([{ symbol: 'AAPL', price: '181.1', timestamp: '2024-01-05T20:00:00.500Z' }]),
    );
    await eventually(async () => expect([...(await system.get(LatestPrices).load()).keys()]).toEqual(['AAPL']));
    expect(await system.get(PriceFeed).poll(['AAPL'])).toBe(0);
    broker.handlers['GET /v2/stocks/trades/latest'] = () => ({
      trades: { AAPL: { t: '2024-01-05T20:00:01Z', p: 181.25 } },
    });
    await eventually(() => expect(ticks.at(-1)?.price).toBe('181.25'));
    expect(ticks).toHaveLength(2);
  });

  describe('an import', () => {
    const importCloses = async (system: NestFastifyApplication) => {
      const folder = mkdtempSync(join(tmpdir(), 'pas-handover-'));
      writeFileSync(join(folder, 'a.csv'), 'date,AAPL,MSFT\n2024-01-02,185.64,\n2024-01-03,184.25,370.60\n');
      try {
        return await system.get(ImportService).importBars(join(folder, 'a.csv'));
      } finally {
        rmSync(folder, { recursive: true });
      }
    };

    it('hands its bars to the simulated exchange', async () => {
      const system = await start();
      expect(await importCloses(system)).toMatchObject({ stored: 3, handedToExchange: 3 });
      const put = broker.requests.find(({ method }) => method === 'PUT')!;
      expect(put.headers).toMatchObject({ 'apca-api-key-id': 'PKSIMULATED', 'content-type': 'application/x-ndjson' });
      const lines = put.body
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object);
      expect(lines).toHaveLength(5);
      expect(lines[0]).toEqual({
        asset: { symbol: 'AAPL', name: 'AAPL', sector: null, exchange: null, fractionable: true, tradable: true },
      });
      expect(lines.at(-1)).toEqual({
        bar: {
          symbol: 'MSFT',
          date: '2024-01-03',
          open: '370.60',
          high: '370.60',
          low: '370.60',
          close: '370.60',
          volume: '0',
        },
      });
    });

    it('says when the exchange did not take them, and importing again repairs it', async () => {
      const system = await start();
      delete broker.handlers['PUT /control/bars'];
      await expect(importCloses(system)).rejects.toMatchObject({
        code: 'exchange_unreachable',
        message: expect.stringContaining('import the file again'),
      });
      expect(await stored(system)).toHaveLength(3);
      broker.handlers['PUT /control/bars'] = () => ({});
      expect(await importCloses(system)).toMatchObject({ stored: 0, unchanged: 3, handedToExchange: 3 });
    });

    it('keeps its bars to itself when the broker is a real one', async () => {
      const system = await start({ isSimulated: false });
      expect(await importCloses(system)).toMatchObject({ handedToExchange: null });
      expect(broker.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
    });
  });

  it('shows stored bars over HTTP, the newest of the range, oldest first', async () => {
    const system = await start();
    await system.get(BarSync).run();
    const get = async (query: string) => {
      const answer = await system.inject({ method: 'GET', url: `/market/bars?${query}` });
      return { status: answer.statusCode, body: answer.json<unknown>() };
    };
    expect(await get('symbol=A.SIM&limit=2&end=2024-01-04')).toEqual({
      status: 200,
      body: [
        expect.objectContaining({ date: '2024-01-03', close: '10.25' }),
        {
          symbol: 'A.SIM',
          date: '2024-01-04',
          open: '11',
          high: '11.1',
          low: '11',
          close: '11',
          adjusted_close: '11',
          volume: '1000',
          source: 'exchange',
          simulated: true,
        },
      ],
    });
    expect((await get('symbol=A.SIM&limit=1')).body).toMatchObject([{ date: '2024-01-05' }]);
    expect((await get('symbol=A.SIM&start=2024-01-05')).body).toHaveLength(1);
    expect(await get('symbol=NONE')).toMatchObject({ status: 404, body: { code: 'symbol_not_found' } });
    expect(await get('symbol=A.SIM&from=2024-01-05')).toMatchObject({ status: 400 });
    expect(await get('')).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
  });
});

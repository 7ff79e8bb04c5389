import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { AllocateJob } from '../../../src/allocation/allocate.job.js';
import { AllocationModule } from '../../../src/allocation/allocation.module.js';
import { FirstStart } from '../../../src/allocation/first-start.service.js';
import { BrokerServer } from '../../support/broker-server.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { pricePaths } from '../../support/price-paths.js';
import { createSliceApp } from '../../support/slice-app.js';

const SYMBOLS = ['ORIN.SIM', 'VELA.SIM', 'LYRA.SIM', 'CETUS.SIM', 'DRACO.SIM', 'NORMA.SIM'];
const prices = pricePaths({ symbols: SYMBOLS, days: 420, seed: 11 });

/** The bars of the first so many days, as a broker tells them. */
function barsOf(days: number, start: string, end: string): object {
  const bars = SYMBOLS.map((symbol, column) => [
    symbol,
    prices.dates.slice(0, days).flatMap((date, row) => {
      const t = `${date}T05:00:00Z`;
      const c = Number(prices.closes[row * SYMBOLS.length + column]!.toFixed(2));
      return t >= start && date <= end.slice(0, 10) ? [{ t, o: c, h: c, l: c, c, v: 100 }] : [];
    }),
  ]);
  return { bars: Object.fromEntries(bars) as object, next_page_token: null };
}

describe('the first start', () => {
  let database: TestDatabase;
  let broker: BrokerServer;
  let app: NestFastifyApplication;
  let days = 400;

  beforeAll(async () => {
    database = await createTestDatabase();
    const last = () => `${prices.dates[days - 1]}T21:30:00Z`;
    broker = await BrokerServer.start({
      'GET /v2/assets': () =>
        SYMBOLS.map((symbol) => ({ symbol, name: symbol, tradable: true, fractionable: true, simulated: true })),
      'GET /v2/clock': () => ({ timestamp: last(), is_open: false, next_open: last(), next_close: last() }),
      'GET /v2/stocks/bars': ({ query }) => barsOf(days, query.get('start')!, query.get('end')!),
    });
    app = await createSliceApp({
      databaseUrl: database.url,
      modules: [AllocationModule],
      brokerUrl: broker.url,
      role: 'all',
    });
  });

  afterAll(async () => {
    await app.close();
    await broker.stop();
    await database.drop();
  });

  const count = async (table: string): Promise<number> => {
    const [row] = await app.get(DataSource).query<[{ n: number }]>(`select count(*)::int as n from ${table}`);
    return row.n;
  };
  const counts = () => Promise.all(['bars', 'strategies', 'books'].map(count));

  it('is not for the processes that serve only', async () => {
    const before = await counts();
    const replica = await createSliceApp({ databaseUrl: database.url, modules: [AllocationModule], role: 'api' });
    await replica.get(FirstStart).run();
    await replica.close();
    expect(before).toEqual([0, 0, 0]);
    expect(await counts()).toEqual(before);
  });

  it('loads the bars of the market, defines the demo strategies and makes a book of them', async () => {
    await app.get(FirstStart).run();
    expect(await counts()).toEqual([400 * SYMBOLS.length, 5, 1]);
    expect(await count('api.portfolio')).toBe(SYMBOLS.length);
    expect(await count('api.strategy_shares')).toBe(5);
    const correlation = await app
      .get(DataSource)
      .query<{ strategy: string; days: number }[]>(
        'select strategy, count(*)::int as days from api.returns where simulated group by 1 order by 1',
      );
    expect(correlation.map(({ strategy }) => strategy)).toEqual(['alpha', 'beta', 'delta', 'epsilon', 'gamma']);
    expect(correlation.every(({ days: n }) => n >= 60)).toBe(true);
  });

  it('happens once', async () => {
    const before = await counts();
    await app.get(FirstStart).run();
    expect(await counts()).toEqual(before);
  });

  it('is followed by a book per session: the job fetches the new bar itself', async () => {
    days = 401;
    const context = { runId: 'r', slotMs: undefined, attempt: 1, signal: new AbortController().signal };
    expect(await app.get(AllocateJob).run(context)).toMatchObject({ as_of: prices.dates[400], failures: [] });
    expect(await counts()).toEqual([401 * SYMBOLS.length, 5, 2]);
  });
});

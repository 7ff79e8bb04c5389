import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { AllocationService } from '../../../src/allocation/allocation.service.js';
import { StrategiesService } from '../../../src/strategies/strategies.service.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';
import { pricePaths } from '../../support/price-paths.js';
import { storeBars } from '../../support/stored-bars.js';

const RETURNS = { one: [0.02, -0.05, 0.01, 0.03, -0.01], two: [0.01, -0.03, 0.02, 0.02, 0] };
const DATES = ['2024-03-04', '2024-03-05', '2024-03-06', '2024-03-07', '2024-03-08'];

type Answer = Record<string, unknown> & { code?: string };

describe('figures of risk', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url });
    const prices = pricePaths({ symbols: ['AAA', 'BBB', 'CCC'], days: 60, seed: 5, start: '2024-01-02' });
    await storeBars(app.get(DataSource), prices);
    const strategies = app.get(StrategiesService);
    await strategies.create({ id: 'one', kind: 'equal_weight', universe: { symbols: ['AAA', 'BBB'] } });
    await strategies.create({ id: 'two', kind: 'equal_weight', universe: { symbols: ['CCC'] } });
    await app.get(AllocationService).run();
    await strategies.create({ id: 'new', kind: 'equal_weight', universe: { symbols: ['AAA'] } });
    await app.get(DataSource).query('truncate returns');
    for (const [strategy, values] of Object.entries(RETURNS)) {
      for (const [t, value] of values.entries()) {
        const row = [strategy, DATES[t], value, t === 0];
        await app.get(DataSource).query('insert into returns values ($1, $2, $3, $4)', row);
      }
    }
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  async function ask(url: string): Promise<Answer> {
    const { statusCode, payload } = await app.inject({
      method: 'GET',
      url,
      headers: { authorization: `Bearer ${TOKENS.read}` },
    });
    return { ...(JSON.parse(payload) as Answer), status: statusCode };
  }

  it('tell the value at risk in three ways', async () => {
    const answer = await ask('/risk/var?strategy=one&level=0.9');
    expect(answer).toMatchObject({
      ...{ status: 200, strategy: 'one', as_of: '2024-03-08', observations: 5, simulated_observations: 1, level: 0.9 },
    });
    // numpy.quantile(returns, 0.1) is -0.034; half of the worst tenth of five days is the worst day.
    expect(answer['historical']).toBeCloseTo(0.034, 12);
    expect(answer['expected_shortfall']).toBeCloseTo(0.05, 12);
    // mean 0, deviation √(Σr²/4) = √0.001, z(0.9) = 1.2815515655446004
    expect(answer['gaussian']).toBeCloseTo(1.2815515655446004 * Math.sqrt(0.001), 12);
  });

  it('tell volatility over a window', async () => {
    const answer = await ask('/risk/volatility?strategy=one&window=2');
    expect(answer).toMatchObject({ status: 200, observations: 2, simulated_observations: 0 });
    expect(answer['volatility']).toBeCloseTo(Math.sqrt(0.0008 * 252), 12);
    expect(answer['downside_deviation']).toBeCloseTo(Math.sqrt((0.0001 / 2) * 252), 12);
  });

  it('tell drawdowns with their days', async () => {
    const answer = await ask('/risk/drawdowns?strategy=one');
    expect(answer).toMatchObject({
      deepest: expect.closeTo(-0.05, 12) as number,
      longest: 4,
      episodes: [{ peak: '2024-03-04', trough: '2024-03-05', recovery: null }],
    });
    expect(answer['current']).toBeCloseTo(0.95 * 1.01 * 1.03 * 0.99 - 1, 12);
  });

  it('tell the beta to a symbol', async () => {
    const answer = await ask('/risk/beta?strategy=one&benchmark=AAA');
    expect(answer).toMatchObject({ status: 200, benchmark: 'AAA', observations: 5 });
    const { rows } = {
      rows: await app
        .get(DataSource)
        .query<{ close: string }[]>(
          `select adjusted_close as close from bars where symbol = 'AAA' and date between '2024-03-01' and '2024-03-08' order by date`,
        ),
    };
    const closes = rows.map(({ close }) => Number(close));
    const market = closes.slice(1).map((close, t) => close / closes[t]! - 1);
    const mean = market.reduce((a, b) => a + b) / 5;
    const slope =
      market.reduce((sum, b, t) => sum + (b - mean) * RETURNS.one[t]!, 0) /
      market.reduce((sum, b) => sum + (b - mean) ** 2, 0);
    expect(answer['beta']).toBeCloseTo(slope, 10);
  });

  it('split the variance of the book and of a strategy among symbols', async () => {
    const book = await ask('/risk/contribution?window=40');
    const parts = book['contributions'] as { symbol: string; weight: number; contribution: number }[];
    expect(book).toMatchObject({ status: 200, strategy: 'portfolio', observations: 40, left_out: [] });
    expect(parts.map(({ symbol }) => symbol).sort()).toEqual(['AAA', 'BBB', 'CCC']);
    expect(parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(1, 10);
    expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 10);
    const two = await ask('/risk/contribution?strategy=two');
    expect(two['contributions']).toEqual([{ symbol: 'CCC', weight: 1, contribution: expect.closeTo(1, 10) as number }]);
  });

  it('are side by side in the summary, the portfolio first', async () => {
    const { 0: first, 1: second, 2: third } = await ask('/risk/summary');
    expect([first, second, third].map((row) => (row as Answer)['strategy'])).toEqual(['portfolio', 'one', 'two']);
    const { 0: page } = await ask('/risk/summary?limit=1&offset=1');
    expect(page).toEqual(second);
    const table = await ask('/db/risk_stats?strategy=one');
    expect(table[0]).toEqual(second);
  });

  it('say where the return of the portfolio came from', async () => {
    const answer = await ask('/attribution');
    const parts = answer['contributions'] as {
      strategy: string;
      share: number;
      return: number;
      contribution: number;
    }[];
    const performance = await ask('/performance');
    expect(answer).toMatchObject({ status: 200, start: '2024-03-04', end: '2024-03-08', observations: 5 });
    expect(answer['total_return']).toBeCloseTo(performance['total_return'] as number, 12);
    expect(parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(
      answer['total_return'] as number,
      12,
    );
    expect(parts.map(({ strategy }) => strategy).sort()).toEqual(['one', 'two']);
    expect((await ask('/attribution?start=2024-03-08&end=2024-03-08'))['total_return']).toBeCloseTo(
      -0.01 * parts.find(({ strategy }) => strategy === 'one')!.share,
      12,
    );
  });

  it('have the correlations of all strategies', async () => {
    const answer = await ask('/correlation/matrix?window=5');
    const { correlation } = await ask('/correlation?strategy1=one&strategy2=two&window=5');
    expect(answer).toEqual({
      status: 200,
      strategies: ['one', 'two'],
      matrix: [
        [1, correlation],
        [correlation, 1],
      ].map((row) => row.map((value) => expect.closeTo(value as number, 12) as number)),
      observations: 5,
      start: '2024-03-04',
      end: '2024-03-08',
      without_returns: ['new'],
    });
  });

  it.each([
    ['/risk/var?strategy=none', 404, 'strategy_not_found'],
    ['/risk/var?strategy=new', 422, 'insufficient_data'],
    ['/risk/var?level=0.5', 400, 'validation_failed'],
    ['/risk/volatility?window=1', 400, 'validation_failed'],
    ['/risk/drawdowns?strategy=new', 422, 'insufficient_data'],
    ['/risk/beta?strategy=one', 400, 'validation_failed'],
    ['/risk/beta?strategy=one&benchmark=NONE', 404, 'symbol_not_found'],
    ['/risk/contribution?strategy=new', 422, 'insufficient_data'],
    ['/attribution?start=2025-01-01', 422, 'insufficient_data'],
    ['/correlation/matrix?window=2', 400, 'validation_failed'],
  ])('refuse %s with %d %s', async (url, status, code) => {
    expect(await ask(url)).toMatchObject({ status, code });
  });
});

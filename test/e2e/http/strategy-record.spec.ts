import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { decimal } from '../../../src/common/decimal.js';
import { LatestPrices } from '../../../src/market/latest-prices.service.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';
import { storeBars } from '../../support/stored-bars.js';

type Day = [date: string, value: number, simulated: boolean];

const DAYS: Day[] = [
  ['2023-12-29', 0.1, true],
  ['2024-01-02', -0.5, true],
  ['2024-01-03', 0.2, false],
  ['2024-01-04', 0.25, false],
];
const ACCOUNT = 'SIM1';
const RUN = '00000000-0000-4000-8000-000000000001';
const BOOK = '00000000-0000-4000-8000-000000000002';

describe('what became of a strategy', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url });
    dataSource = app.get(DataSource);
    for (const id of ['lived', 'empty']) {
      const payload = { id, kind: 'equal_weight', universe: { symbols: ['AAA', 'BBB'] }, enabled: id === 'lived' };
      expect((await ask('POST', '/strategies', payload)).status).toBe(201);
    }
    for (const [date, value, simulated] of DAYS) {
      await dataSource.query(`insert into returns values ('lived', $1, $2, $3)`, [date, value, simulated]);
    }
    await dataSource.query(
      `insert into broker_accounts (account_number, broker, mode, opened_at) values ($1, 'alpaca', 'simulated', now())`,
      [ACCOUNT],
    );
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const ask = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const headers = { authorization: `Bearer ${TOKENS.trade}` };
    const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json<never>() as unknown };
  };
  const get = async (url: string) => (await ask('GET', url)).body;

  describe('/equity', () => {
    beforeAll(async () => {
      // In New York the last of these is still the third.
      const values: [string, string][] = [
        ['2024-01-03T15:00:00Z', '9999.5'],
        ['2024-01-03T21:00:00Z', '10000.123456789'],
        ['2024-01-04T04:59:00Z', '10000.25'],
        ['2024-01-02T21:00:00Z', '77'],
      ];
      for (const [at, equity] of values) {
        await dataSource.query(
          `insert into equity (strategy, at, equity, cash, simulated) values ('lived', $1, $2, 100.25, true)`,
          [at, equity],
        );
      }
    });

    it('grows from 1, marks what is simulated, and has the value of live days', async () => {
      expect(await get('/strategies/lived/equity')).toEqual([
        { date: '2023-12-29', return: 0.1, equity: 1.1, simulated: true, value_usd: null },
        { date: '2024-01-02', return: -0.5, equity: expect.closeTo(0.55, 12), simulated: true, value_usd: null },
        { date: '2024-01-03', return: 0.2, equity: expect.closeTo(0.66, 12), simulated: false, value_usd: '10000.25' },
        { date: '2024-01-04', return: 0.25, equity: expect.closeTo(0.825, 12), simulated: false, value_usd: null },
      ]);
    });

    it('is the same whatever part of it is asked for', async () => {
      const all = (await get('/strategies/lived/equity')) as unknown[];
      expect(await get('/strategies/lived/equity?start=2024-01-02&end=2024-01-03')).toEqual(all.slice(1, 3));
      const { body, headers } = await ask('GET', '/strategies/lived/equity?start=2024-01-02&limit=1&offset=1');
      expect([body, headers['content-range']]).toEqual([all.slice(2, 3), '1-1/*']);
      expect(headers['link']).toContain('start=2024-01-02');
      expect(await get('/strategies/empty/equity')).toEqual([]);
    });

    it.each([
      ['nobody/equity', 404, 'strategy_not_found'],
      ['lived/equity?start=2024-02-30', 400, 'validation_failed'],
      ['lived/equity?limit=0', 400, 'validation_failed'],
      ['lived/equity?since=2024-01-01', 400, 'validation_failed'],
    ])('%s is %d %s', async (path, status, code) => {
      expect(await ask('GET', `/strategies/${path}`)).toMatchObject({ status, body: { code } });
    });
  });

  describe('/positions', () => {
    const hold = (asset: string, amount: string, cost: string) =>
      dataSource.query(`insert into positions values ($1, 'lived', $2, $3, $4)`, [ACCOUNT, asset, amount, cost]);

    it('is empty without capital', async () => {
      expect(await get('/strategies/empty/positions')).toEqual({
        ...{ strategy: 'empty', cash: '0', market_value: '0', equity: '0', unrealized_pnl: '0' },
        positions: [],
      });
    });

    it('is the ledger at the last close, exact to the digit', async () => {
      await storeBars(dataSource, {
        symbols: ['AAA', 'BBB'],
        dates: ['2024-01-03', '2024-01-04'] as never,
        closes: Float64Array.of(90, 30, 100.1, 20.5),
      });
      await hold('USD', '1000.000000003', '1000.000000003');
      await hold('AAA', '10.000000001', '900.09');
      await hold('BBB', '-3', '-60');
      await hold('CCC', '0', '0');
      expect(await get('/strategies/lived/positions')).toEqual({
        strategy: 'lived',
        cash: '1000.000000003',
        market_value: '939.5000001001',
        equity: '1939.5000001031',
        unrealized_pnl: '99.4100001001',
        positions: [
          {
            ...{ symbol: 'AAA', qty: '10.000000001', cost_basis: '900.09' },
            average_cost: '90.008999990999',
            ...{ last_price: '100.1', price_date: '2024-01-04', market_value: '1001.0000001001' },
            ...{ unrealized_pnl: '100.9100001001', weight: expect.closeTo(1001.0000001001 / 1939.5000001031, 12) },
          },
          {
            ...{ symbol: 'BBB', qty: '-3', average_cost: '20', cost_basis: '-60' },
            ...{ last_price: '20.5', price_date: '2024-01-04', market_value: '-61.5' },
            ...{ unrealized_pnl: '-1.5', weight: expect.closeTo(-61.5 / 1939.5000001031, 12) },
          },
        ],
      });
    });

    it('takes a polled price unless a close is newer', async () => {
      const at = (time: string, price: string) => ({ price: decimal(price), atMs: Date.parse(time) });
      await app.get(LatestPrices).keep(
        new Map([
          ['AAA', at('2024-01-04T20:59:00Z', '100.25')],
          ['BBB', at('2024-01-03T20:59:00Z', '1')],
        ]),
      );
      expect(await get('/strategies/lived/positions')).toMatchObject({
        positions: [{ last_price: '100.25' }, { last_price: '20.5' }],
      });
      await app.get(LatestPrices).keep(new Map());
    });

    it('guesses no price', async () => {
      await dataSource.query(`delete from bars where symbol = 'BBB'`);
      expect(await get('/strategies/lived/positions')).toMatchObject({
        ...{ cash: '1000.000000003', market_value: null, equity: null, unrealized_pnl: null },
        positions: [
          { symbol: 'AAA', market_value: '1001.0000001001', weight: null },
          { symbol: 'BBB', last_price: null, price_date: null, market_value: null, unrealized_pnl: null },
        ],
      });
      expect(await ask('GET', '/strategies/nobody/positions')).toMatchObject({ status: 404 });
    });
  });

  describe('/strategies/summary', () => {
    it('has a row per strategy, with nulls where nothing is known', async () => {
      await dataSource.query(`insert into allocation_inputs values (repeat('a', 64), '')`);
      await dataSource.query(
        `insert into allocation_runs (id, level, strategy_id, as_of, method, params, inputs_hash, weights, diagnostics, created_at)
         values ($1, 'strategy', 'lived', '2024-01-04', 'x', '{}', repeat('a', 64), '{}', '{}', '2024-01-04T22:00:00Z')`,
        [RUN],
      );
      await dataSource.query(`insert into books (id, meta_run_id, as_of) values ($1, $2, '2024-01-04')`, [BOOK, RUN]);
      await dataSource.query(`insert into book_shares values ($1, 'lived', $2, 0.6)`, [BOOK, RUN]);
      const returns = DAYS.map(([, value]) => value);
      const mean = (0.1 - 0.5 + 0.2 + 0.25) / 4;
      const deviation = Math.sqrt(returns.reduce((total, value) => total + (value - mean) ** 2, 0) / 3);
      expect(await get('/strategies/summary')).toEqual([
        {
          ...{ id: 'empty', name: 'empty', kind: 'equal_weight', enabled: false, share: null },
          ...{ equity_usd: null, market_value_usd: null, valued_at: null, positions: 0, as_of: null },
          ...{ return_1d: null, return_1m: null, return_ytd: null, return_1y: null },
          ...{ volatility: null, sharpe: null, max_drawdown: null, observations: 0, simulated_observations: 0 },
          ...{ first_live_date: null, last_run_at: null },
        },
        {
          ...{ id: 'lived', name: 'lived', kind: 'equal_weight', enabled: true, share: 0.6 },
          ...{ equity_usd: '10000.25', market_value_usd: '9900', valued_at: '2024-01-04T04:59:00.000Z' },
          ...{ positions: 2, as_of: '2024-01-04', return_1d: 0.25 },
          ...{ return_1m: null, return_ytd: expect.closeTo(0.5 * 1.2 * 1.25 - 1, 12), return_1y: null },
          volatility: expect.closeTo(deviation * Math.sqrt(252), 12),
          sharpe: expect.closeTo((mean * 252) / (deviation * Math.sqrt(252)), 12),
          max_drawdown: expect.closeTo(-0.5, 12),
          ...{ observations: 4, simulated_observations: 2, first_live_date: '2024-01-03' },
          last_run_at: '2024-01-04T22:00:00.000Z',
        },
      ]);
      expect(await get('/strategies/summary?limit=1&offset=1')).toMatchObject([{ id: 'lived' }]);
    });

    it('compounds the last month and year where the history reaches so far', async () => {
      const days: Day[] = [
        ['2022-01-04', 1, true],
        ['2022-01-05', 0.5, true],
        ['2022-12-01', 0.1, true],
        ['2022-12-05', -0.2, true],
        ['2023-01-03', 0.25, true],
        ['2023-01-04', 0.1, true],
      ];
      for (const [date, value, simulated] of days) {
        await dataSource.query(`insert into returns values ('empty', $1, $2, $3)`, [date, value, simulated]);
      }
      // A month before 2023-01-04 is 2022-12-04, a year 2022-01-04, whose own return is before.
      const [row] = (await get('/strategies/summary?limit=1')) as Record<string, number>[];
      expect(row).toMatchObject({
        return_1m: expect.closeTo(0.8 * 1.25 * 1.1 - 1, 12),
        return_ytd: expect.closeTo(1.25 * 1.1 - 1, 12),
        return_1y: expect.closeTo(1.5 * 1.1 * 0.8 * 1.25 * 1.1 - 1, 12),
        first_live_date: null,
      });
    });

    it.each(['summary', 'kinds'])('hides no strategy: the id %s is refused', async (id) => {
      const answer = await ask('POST', '/strategies', { id, kind: 'equal_weight', universe: { symbols: ['AAA'] } });
      expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_strategy' } });
    });
  });
});

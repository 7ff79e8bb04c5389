import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { AllocationModule } from '../../../src/allocation/allocation.module.js';
import { AllocationReplay } from '../../../src/allocation/allocation-replay.service.js';
import { AllocationService } from '../../../src/allocation/allocation.service.js';
import { SymbolDemand } from '../../../src/market/symbol-demand.js';
import { DemoStrategies } from '../../../src/strategies/demo-strategies.service.js';
import { StrategyReturns } from '../../../src/strategies/strategy-returns.service.js';
import { StrategiesService } from '../../../src/strategies/strategies.service.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { pricePaths } from '../../support/price-paths.js';
import { createSliceApp } from '../../support/slice-app.js';
import { storeBars } from '../../support/stored-bars.js';

const SYMBOLS = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF', 'GGG'];
const DEMO = ['alpha', 'beta', 'delta', 'epsilon', 'gamma'];

describe('allocation', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createSliceApp({ databaseUrl: database.url, modules: [AllocationModule] });
    dataSource = app.get(DataSource);
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  beforeEach(async () => {
    await dataSource.query('truncate strategies, symbols, properties, books, allocation_inputs, outbox cascade');
    await storeBars(dataSource, pricePaths({ symbols: SYMBOLS, days: 500, seed: 7 }));
  });

  const allocation = () => app.get(AllocationService);
  const portfolio = () =>
    dataSource.query<{ symbol: string; weight: number; as_of: string }[]>(
      'select * from api.portfolio order by symbol',
    );
  const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
  const add = (id: string, parts: object = {}) =>
    app.get(StrategiesService).create({ id, kind: 'equal_weight', universe: { all: true }, ...parts });

  describe('by an imported signal', () => {
    const signal = (symbol: string, date: string, value: number) =>
      dataSource.query(
        `insert into signals (signal, symbol, date, value, source) values ('model', $1, $2, $3, 'test')`,
        [symbol, date, value],
      );
    beforeEach(() => dataSource.query('truncate signals'));

    it('holds what the signal says at the decision, and the run can be computed again', async () => {
      await signal('BBB', '2021-11-15', 3);
      await signal('CCC', '2021-11-30', 2);
      await signal('DDD', '2021-09-30', 9);
      // Of tomorrow.
      await signal('EEE', '2021-12-01', 99);
      await add('model', { kind: 'signal_top_n', params: { signal: 'model', n: 2 } });
      const { runs } = await allocation().run();
      expect((await portfolio()).map(({ symbol, weight }) => [symbol, weight])).toEqual([
        ['BBB', 0.5],
        ['CCC', 0.5],
      ]);
      await dataSource.query(`update signals set value = -value`);
      expect(await app.get(AllocationReplay).recompute(runs[0]!.id)).toEqual({
        weights: { BBB: 0.5, CCC: 0.5 },
        isIdentical: true,
      });
    });

    it('has walked forward by what was known at each time', async () => {
      await signal('BBB', '2021-07-30', 1);
      await signal('CCC', '2021-08-31', 2);
      await add('model', { kind: 'signal_top_n', params: { signal: 'model', n: 1, max_age_days: 400 } });
      await allocation().run();
      const [july] = await dataSource.query<[{ same: boolean }]>(
        `select abs(r.return - (b.adjusted_close / p.adjusted_close - 1)::float8) < 1e-12 as same
         from returns r
         join bars b on b.symbol = 'BBB' and b.date = r.date
         join bars p on p.symbol = 'BBB' and p.date = (select max(date) from bars where symbol = 'BBB' and date < r.date)
         where r.strategy_id = 'model' and r.date > '2021-07-30' order by r.date limit 1`,
      );
      const [first] = await dataSource.query<[{ date: string }]>(
        `select min(date)::text as date from returns where strategy_id = 'model'`,
      );
      expect(july.same).toBe(true);
      expect(first.date > '2021-07-30' && first.date < '2021-08-05').toBe(true);
    });

    it('fails where the signal says nothing', async () => {
      await add('model', { kind: 'signal_top_n', params: { signal: 'unheard' } });
      await expect(allocation().run()).rejects.toMatchObject({
        code: 'insufficient_data',
        message: expect.stringMatching(/signal unheard says nothing/) as string,
      });
    });
  });

  it('makes a fully invested book of all demo strategies, and says so once it is committed', async () => {
    await app.get(DemoStrategies).seed();
    const result = await allocation().run();
    expect(result).toMatchObject({ method: 'risk_parity', failures: [], as_of: '2021-11-30' });
    expect(Object.keys(result.shares).sort()).toEqual(DEMO);
    expect(total(Object.values(result.shares))).toBeCloseTo(1, 9);
    expect(Object.values(result.shares).every((share) => share > 0.01)).toBe(true);

    const book = await portfolio();
    expect(book.map(({ symbol }) => symbol)).toEqual(SYMBOLS);
    expect(book[0]?.as_of).toBe('2021-11-30');
    expect(total(book.map(({ weight }) => weight))).toBeCloseTo(1, 9);
    expect(await app.get(SymbolDemand).load('live')).toEqual(SYMBOLS);
    expect(await dataSource.query('select topic, payload from outbox')).toEqual([
      { topic: 'book.updated', payload: { bookId: result.book_id, asOf: '2021-11-30' } },
    ]);
  });

  it('gives every run the same weights again from its stored inputs, whatever happened to the bars', async () => {
    await app.get(DemoStrategies).seed();
    const { runs, meta_run_id, shares } = await allocation().run();
    await dataSource.query('update bars set adjusted_close = adjusted_close * 2');
    for (const { id } of [...runs, { id: meta_run_id }]) {
      expect(await app.get(AllocationReplay).recompute(id)).toMatchObject({ isIdentical: true });
    }
    expect((await app.get(AllocationReplay).recompute(meta_run_id)).weights).toEqual(shares);
  });

  it('of an optimisation says how it came about, and limits turnover against the run of an earlier day', async () => {
    const params = { method: 'max_sharpe', fallbacks: ['min_variance'], lookback_days: 60 };
    await add('one', { kind: 'optimize', params });
    const runOf = async () => {
      const { runs } = await allocation().run();
      const id = runs[0]!.id;
      expect(await app.get(AllocationReplay).recompute(id)).toMatchObject({ isIdentical: true });
      const answer = await app.inject({ method: 'GET', url: `/allocation/runs/${id}` });
      return answer.json<{ weights: Record<string, number>; diagnostics: object; inputs_hash: string }>();
    };
    const first = await runOf();
    expect(first).toMatchObject({
      method: 'optimize',
      diagnostics: {
        method: 'max_sharpe',
        attempts: [{ method: 'max_sharpe', failure: null }],
        active_constraints: expect.arrayContaining(['budget']),
        estimates: { covariance: { estimator: 'ledoit_wolf' }, expected_returns: { estimator: 'mean_historical' } },
      },
    });

    const limited = (method: string) => ({ ...params, method, constraints: { turnover: { max: 0.1 } } });
    await app.get(StrategiesService).update('one', { params: limited('min_variance') });
    // On the same day there is nothing earlier to count from.
    const second = await runOf();
    expect(second.diagnostics).toMatchObject({ active_constraints: ['budget'] });
    const next = { symbols: SYMBOLS, dates: ['2021-12-01'] as never, closes: new Float64Array(7).fill(100) };
    await storeBars(dataSource, next);
    await app.get(StrategiesService).update('one', { params: limited('max_sharpe') });
    const third = await runOf();
    const moved = SYMBOLS.map((symbol) => Math.abs((third.weights[symbol] ?? 0) - (second.weights[symbol] ?? 0)));
    expect(total(moved)).toBeCloseTo(0.1, 8);
    expect(await runOf()).toMatchObject({ inputs_hash: third.inputs_hash, weights: third.weights });
  });

  it('notices stored weights that are not those of the inputs', async () => {
    await add('one');
    const { runs } = await allocation().run();
    await dataSource.query(`update allocation_runs set weights = jsonb_set(weights, '{AAA}', '0.2') where id = $1`, [
      runs[0]!.id,
    ]);
    expect((await app.get(AllocationReplay).recompute(runs[0]!.id)).isIdentical).toBe(false);
  });

  it('stores equal inputs once, under the hash of what they are', async () => {
    await add('one');
    await allocation().run();
    const inputs = () => dataSource.query<{ hash: string }[]>('select hash from allocation_inputs order by hash');
    const before = await inputs();
    await allocation().run();
    expect(await inputs()).toEqual(before);
    expect(await dataSource.query('select count(*)::int as n from books')).toEqual([{ n: 2 }]);
  });

  it('that was overtaken by a change of a strategy, or by its end, is computed anew', async () => {
    await add('one', { universe: { symbols: ['AAA'] } });
    await add('two', { universe: { symbols: ['AAA'] } });
    const strategies = app.get(StrategiesService);
    const returns = app.get(StrategyReturns);
    const refresh = jest.spyOn(returns, 'refresh').mockImplementationOnce(async (strategy) => {
      await strategies.update('one', { universe: { symbols: ['BBB'] } });
      await allocation().run();
      await strategies.remove('two');
      return returns.refresh(strategy);
    });
    const slow = await allocation().run();
    refresh.mockRestore();
    expect(slow.runs.map(({ strategy }) => strategy)).toEqual(['one']);
    expect(await portfolio()).toMatchObject([{ symbol: 'BBB', weight: 1 }]);
  });

  it('of one strategy makes a new book with the latest weights of the others', async () => {
    await add('one');
    await add('two', { universe: { symbols: ['AAA'] } });
    const first = await allocation().run();
    await app.get(StrategiesService).update('two', { universe: { symbols: ['BBB'] } });
    const second = await allocation().run({ strategy: 'two' });
    expect(second.runs.map(({ strategy }) => strategy)).toEqual(['two']);
    expect(second.book_id).not.toBe(first.book_id);
    const shares = await dataSource.query<{ strategy_id: string; run_id: string }[]>(
      'select strategy_id, run_id from book_shares where book_id = $1 order by strategy_id',
      [second.book_id],
    );
    expect(shares).toEqual([
      { strategy_id: 'one', run_id: first.runs.find(({ strategy }) => strategy === 'one')!.id },
      { strategy_id: 'two', run_id: second.runs[0]!.id },
    ]);
  });

  it('has no capital for a strategy that was disabled', async () => {
    await add('one');
    await add('two');
    await allocation().run();
    await app.get(StrategiesService).update('two', { enabled: false });
    expect((await allocation().run()).shares).toEqual({ one: 1 });
    await expect(allocation().run({ strategy: 'two' })).rejects.toMatchObject({ code: 'invalid_strategy' });
  });

  it('shares equally, and says why, while there is too little history', async () => {
    await dataSource.query(`delete from bars where date < '2021-10-15'`);
    await add('one');
    await add('two', { universe: { symbols: ['AAA'] } });
    const result = await allocation().run();
    expect(result).toMatchObject({ method: 'equal_weight', shares: { one: 0.5, two: 0.5 } });
    const run = await app.inject({ method: 'GET', url: `/allocation/runs/${result.meta_run_id}` });
    expect(run.json()).toMatchObject({
      level: 'meta',
      diagnostics: {
        attempts: [
          { method: 'risk_parity', failure: expect.stringContaining('two strategies with enough history') },
          { method: 'equal_weight', failure: null },
        ],
      },
    });
  });

  it('gives a young strategy 1/N and shares the rest by the method', async () => {
    await storeBars(dataSource, pricePaths({ symbols: ['NEW'], days: 30, seed: 3, start: '2021-10-20' }));
    for (const [id, symbol] of [
      ['calm', 'AAA'],
      ['wild', 'GGG'],
      ['young', 'NEW'],
    ] as const) {
      await add(id, { universe: { symbols: [symbol] } });
    }
    const { shares, method } = await allocation().run();
    expect(method).toBe('risk_parity');
    expect(shares['young']).toBeCloseTo(1 / 3, 12);
    expect(shares['calm']! + shares['wild']!).toBeCloseTo(2 / 3, 9);
    expect(shares['calm']!).toBeGreaterThan(3 * shares['wild']!);
  });

  it('falls back to the next method when the histories do not move, and records why', async () => {
    await dataSource.query('update bars set adjusted_close = 1');
    await add('one');
    await add('two');
    const { method, shares, meta_run_id } = await allocation().run();
    expect(method).toBe('equal_weight');
    expect(shares).toEqual({ one: 0.5, two: 0.5 });
    const run = await app.inject({ method: 'GET', url: `/allocation/runs/${meta_run_id}` });
    const { diagnostics } = run.json<{ diagnostics: { attempts: { method: string; failure: string | null }[] } }>();
    expect(diagnostics.attempts.map(({ method: tried }) => tried)).toEqual([
      'risk_parity',
      'inverse_volatility',
      'equal_weight',
    ]);
    expect(diagnostics.attempts[0]?.failure).toBeTruthy();
  });

  it('keeps the latest weights of a strategy that cannot be computed any more', async () => {
    await add('one');
    await add('two', { universe: { symbols: ['AAA'] } });
    const first = await allocation().run();
    await app.get(StrategiesService).update('two', { universe: { symbols: ['NONE'] } });
    const second = await allocation().run();
    expect(second.failures).toEqual([
      { strategy: 'two', code: 'empty_universe', message: expect.stringContaining('two') },
    ]);
    expect(Object.keys(second.shares)).toEqual(['one', 'two']);
    expect(second.runs.map(({ strategy }) => strategy)).toEqual(['one']);
    expect(first.book_id).not.toBe(second.book_id);
  });

  it('fails with the reason when no strategy has weights, and leaves no book', async () => {
    await add('two', { universe: { symbols: ['NONE'] } });
    await expect(allocation().run()).rejects.toMatchObject({ code: 'empty_universe' });
    expect(await dataSource.query('select * from books')).toEqual([]);
  });

  it('makes books one after the other when it is asked twice at once', async () => {
    await add('one');
    const results = await Promise.all([allocation().run(), allocation().run(), allocation().run()]);
    const books = await dataSource.query<{ id: string; run_id: string }[]>(
      'select b.id, s.run_id from books b join book_shares s on s.book_id = b.id order by b.created_at',
    );
    expect(new Set(results.map(({ book_id }) => book_id)).size).toBe(3);
    for (const { id, run_id } of books) {
      expect(results.find(({ book_id }) => book_id === id)!.runs[0]!.id).toBe(run_id);
    }
  });

  describe('over HTTP', () => {
    const call = async (method: 'GET' | 'POST', url: string, payload?: object) => {
      const answer = await app.inject({ method, url, ...(payload ? { payload } : {}) });
      return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
    };

    it('starts a run, lists it and shows its weights and risk contributions', async () => {
      await add('one', { kind: 'risk_parity', params: { lookback_days: 60 } });
      const { status, body } = await call('POST', '/allocation/runs', {});
      expect(status).toBe(201);
      const list = await call('GET', '/allocation/runs?strategy=one');
      expect(list.body).toHaveLength(1);
      const id = (body['runs'] as { id: string }[])[0]!.id;
      const run = (await call('GET', `/allocation/runs/${id}`)).body as {
        weights: Record<string, number>;
        diagnostics: { risk_contributions: Record<string, number> };
      };
      expect(run).toMatchObject({ level: 'strategy', strategy: 'one', method: 'risk_parity', as_of: '2021-11-30' });
      expect(run).toHaveProperty('inputs_hash', expect.stringMatching(/^[0-9a-f]{64}$/));
      expect(total(Object.values(run.weights))).toBeCloseTo(1, 9);
      expect(total(Object.values(run.diagnostics.risk_contributions))).toBeCloseTo(1, 9);
    });

    it.each([
      ['POST', '/allocation/runs', { strategy: 'none' }, 404, 'strategy_not_found'],
      ['POST', '/allocation/runs', { strategies: 'none' }, 400, 'validation_failed'],
      ['POST', '/allocation/runs', {}, 422, 'invalid_strategy'],
      ['GET', '/allocation/runs/none', undefined, 404, 'allocation_run_not_found'],
      ['GET', '/allocation/runs?limit=0', undefined, 400, 'validation_failed'],
    ] as const)('%s %s %j is %d %s', async (method, url, payload, status, code) => {
      expect(await call(method, url, payload)).toMatchObject({ status, body: { code } });
    });
  });

  it('refuses a method that cannot share capital', async () => {
    await add('one');
    await expect(allocation().run({ method: 'magic' })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

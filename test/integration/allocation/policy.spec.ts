import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { AllocationModule } from '../../../src/allocation/allocation.module.js';
import { AllocationReplay } from '../../../src/allocation/allocation-replay.service.js';
import { AllocationService } from '../../../src/allocation/allocation.service.js';
import { AllocationPerformance } from '../../../src/allocation/performance/allocation-performance.service.js';
import { StrategiesService } from '../../../src/strategies/strategies.service.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { pricePaths } from '../../support/price-paths.js';
import { createSliceApp } from '../../support/slice-app.js';
import { storeBars } from '../../support/stored-bars.js';

const SYMBOLS = ['AAA', 'BBB', 'CCC', 'DDD'];

describe('the policy of sharing capital', () => {
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
    await dataSource.query(
      'truncate strategies, symbols, properties, books, allocation_inputs, outbox, allocation_policies, allocation_performance cascade',
    );
    await storeBars(dataSource, pricePaths({ symbols: SYMBOLS, days: 400, seed: 7 }));
    for (const symbol of SYMBOLS) {
      const universe = { symbols: [symbol] };
      await app.get(StrategiesService).create({ id: symbol.toLowerCase(), kind: 'equal_weight', universe });
    }
  });

  const allocate = () => app.get(AllocationService).run();
  const policy = async (body?: object) => {
    const answer = await app.inject({
      method: body ? 'PUT' : 'GET',
      url: '/allocation/policy',
      ...(body ? { payload: body } : {}),
    });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  };
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

  it('is the configured method until somebody sets another, which then shares the next book', async () => {
    expect((await policy()).body).toMatchObject({ policy: { method: 'risk_parity', window_days: 252 }, set_by: null });
    expect(await policy({ method: 'min_variance', constraints: { max_weight: 0.3 } })).toMatchObject({
      status: 200,
      body: { policy: { method: 'min_variance', fallbacks: ['inverse_volatility', 'equal_weight'] } },
    });
    const { method, shares, meta_run_id } = await allocate();
    expect(method).toBe('min_variance');
    expect(Math.max(...Object.values(shares))).toBeCloseTo(0.3, 9);
    expect(sum(Object.values(shares))).toBeCloseTo(1, 9);
    expect(await app.get(AllocationReplay).recompute(meta_run_id)).toMatchObject({ isIdentical: true });
    const run = await app.inject({ method: 'GET', url: `/allocation/runs/${meta_run_id}` });
    expect(run.json()).toMatchObject({
      params: { method: 'min_variance', constraints: { max_weight: 0.3 } },
      diagnostics: { active_constraints: expect.arrayContaining([expect.stringMatching(/^max_weight/)]) },
    });
    expect(await dataSource.query(`select action, detail->>'method' as method from audit_log`)).toEqual([
      { action: 'allocation.policy_set', method: 'min_variance' },
    ]);
  });

  it('limits turnover against the shares of the book before', async () => {
    await policy({ method: 'equal_weight' });
    await allocate();
    await policy({ method: 'min_variance', constraints: { turnover: { max: 0.1 } } });
    const { shares } = await allocate();
    const moved = sum(Object.values(shares).map((share) => Math.abs(share - 0.25)));
    expect(moved).toBeCloseTo(0.1, 9);
  });

  it('counts a young strategy, which has 1/N, in every limit', async () => {
    await storeBars(dataSource, pricePaths({ symbols: ['NEW'], days: 30, seed: 3, start: '2021-06-20' }));
    await app.get(StrategiesService).create({ id: 'young', kind: 'equal_weight', universe: { symbols: ['NEW'] } });
    await policy({
      method: 'min_variance',
      constraints: { groups: [{ name: 'some', symbols: ['young', 'aaa'], max: 0.25 }] },
    });
    const { shares } = await allocate();
    expect(shares['young']).toBeCloseTo(0.2, 12);
    expect(shares['aaa']!).toBeLessThanOrEqual(0.05 + 1e-9);
    expect(sum(Object.values(shares))).toBeCloseTo(1, 9);
  });

  it('reaches estimators, groups and the number of strategies', async () => {
    await policy({
      method: 'max_utility',
      params: { risk_aversion: 5 },
      covariance: { estimator: 'ewma', span: 60 },
      expected_returns: { estimator: 'james_stein' },
      constraints: { groups: [{ name: 'some', symbols: ['aaa', 'bbb'], min: 0.5, max: 0.6 }], max_positions: 2 },
      risk_free_rate: 0.01,
    });
    const { shares, method, meta_run_id } = await allocate();
    expect(method).toBe('max_utility');
    expect(Object.values(shares).filter((share) => share > 0).length).toBeLessThanOrEqual(2);
    expect(shares['aaa']! + shares['bbb']!).toBeGreaterThanOrEqual(0.5 - 1e-9);
    const run = await app.inject({ method: 'GET', url: `/allocation/runs/${meta_run_id}` });
    expect(run.json()).toMatchObject({
      diagnostics: { estimates: { covariance: { estimator: 'ewma' }, expected_returns: { estimator: 'james_stein' } } },
    });
  });

  it('leaves the book when neither the method nor a fallback can keep it', async () => {
    await allocate();
    await policy({ method: 'min_variance', fallbacks: ['equal_weight'], constraints: { max_weight: 0.2 } });
    await expect(allocate()).rejects.toMatchObject({ message: expect.stringContaining('the book stays') });
    expect(await dataSource.query('select count(*)::int as n from books')).toEqual([{ n: 1 }]);
  });

  it.each([
    [{ method: 'magic' }, 'there is no method "magic"'],
    [{ method: 'min_variance', params: { x: 1 } }, 'no parameter "x"'],
    [{ method: 'min_variance', covariance: { estimator: 'magic' } }, 'no covariance estimator "magic"'],
    [{ method: 'max_sharpe', expected_returns: { estimator: 'guess' } }, 'no expected_returns estimator "guess"'],
    [{ method: 'min_variance', constraints: { max_wait: 1 } }, 'constraints.max_wait is not known'],
    [{ method: 'min_variance', constraints: { turnover: {} } }, 'turnover.max is NaN'],
    [{ method: 'min_variance', constraints: { groups: [{ name: 'g', symbols: ['aaa'] }] } }, 'groups.g needs a min'],
    [{ method: 'min_variance', window_days: 60, min_observations: 61 }, 'min_observations must be a whole number'],
  ])('refuses %j', async (body, detail) => {
    const answer = await policy(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    expect(answer.body['detail']).toContain(detail);
    expect((await policy()).body['set_by']).toBeNull();
  });

  describe('what each method would have returned', () => {
    const summary = async () =>
      (await app.inject({ method: 'GET', url: '/allocation/performance' })).json<
        { method: string; observations: number; annual_turnover: number; volatility: number }[]
      >();

    it('is recorded for every method and the policy in force', async () => {
      await policy({ method: 'equal_weight' });
      await allocate();
      const { methods, failures } = await app.get(AllocationPerformance).refresh();
      expect(methods).toBeGreaterThan(8);
      const rows = await summary();
      const of = (method: string) => rows.find((row) => row.method === method)!;
      expect({ ...of('policy'), method: 'equal_weight' }).toEqual(of('equal_weight'));
      expect(of('min_variance').volatility).toBeLessThan(of('equal_weight').volatility);
      expect(failures).not.toHaveProperty('equal_weight');
      const again = await summary();
      await app.get(AllocationPerformance).refresh();
      expect(await summary()).toEqual(again);
    });

    it('does not change with what happened later', async () => {
      await allocate();
      const performance = app.get(AllocationPerformance);
      const recorded = () =>
        dataSource.query<{ method: string; date: string; return: number }[]>(
          `select method, date::text, return from api.allocation_performance where date < '2021-05-01' order by 1, 2`,
        );
      await performance.refresh();
      const before = await recorded();
      expect(before.length).toBeGreaterThan(100);
      await dataSource.query(`update returns set return = return * 3 where date >= '2021-05-01'`);
      await performance.refresh();
      expect(await recorded()).toEqual(before);
    });

    it('is nothing while there is one strategy, or none', async () => {
      for (const id of ['aaa', 'bbb', 'ccc']) await app.get(StrategiesService).remove(id);
      expect(await app.get(AllocationPerformance).refresh()).toMatchObject({ methods: 0, days: 0 });
      expect(await summary()).toEqual([]);
    });
  });
});

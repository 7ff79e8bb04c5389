import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { SymbolDemand } from '../../../src/market/symbol-demand.js';
import { DemoStrategies } from '../../../src/strategies/demo-strategies.service.js';
import { STRATEGY_KINDS } from '../../../src/strategies/kinds/registry.js';
import { StrategiesModule } from '../../../src/strategies/strategies.module.js';
import { StrategiesService } from '../../../src/strategies/strategies.service.js';
import { StrategyFileService } from '../../../src/strategies/strategy-file.service.js';
import { StrategyReturns } from '../../../src/strategies/strategy-returns.service.js';
import { StrategyTargetsService } from '../../../src/strategies/strategy-targets.service.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { pricePaths } from '../../support/price-paths.js';
import { createSliceApp } from '../../support/slice-app.js';
import { storeBars } from '../../support/stored-bars.js';

describe('strategies', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createSliceApp({ databaseUrl: database.url, modules: [StrategiesModule] });
    dataSource = app.get(DataSource);
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  beforeEach(async () => {
    await dataSource.query('truncate strategies, symbols, properties cascade');
  });

  const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
    const answer = await app.inject({ method, url, ...(payload ? { payload } : {}) });
    return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json<Record<string, unknown>>() };
  };

  describe('over HTTP', () => {
    const definition = { id: 'mine', kind: 'risk_parity', universe: { symbols: ['AAPL'] } };

    it('are created, read, changed and removed', async () => {
      const created = await call('POST', '/strategies', definition);
      expect(created).toMatchObject({
        status: 201,
        body: { id: 'mine', name: 'mine', enabled: true, params: { lookback_days: 252, covariance: 'ledoit_wolf' } },
      });
      expect((await call('GET', '/strategies/mine')).body).toEqual(created.body);
      expect(await call('PUT', '/strategies/mine', { name: 'Mine', params: { lookback_days: 63 } })).toMatchObject({
        status: 200,
        body: { name: 'Mine', kind: 'risk_parity', params: { lookback_days: 63, covariance: 'ledoit_wolf' } },
      });
      expect((await call('PUT', '/strategies/mine', { kind: 'equal_weight' })).body).toMatchObject({
        kind: 'equal_weight',
        params: {},
        universe: { symbols: ['AAPL'] },
      });
      expect((await call('GET', '/strategies')).body).toHaveLength(1);
      expect((await call('DELETE', '/strategies/mine')).status).toBe(204);
      expect(await call('GET', '/strategies/mine')).toMatchObject({
        status: 404,
        body: { code: 'strategy_not_found' },
      });
      expect((await call('DELETE', '/strategies/mine')).status).toBe(404);
    });

    it('keep what two people change at once', async () => {
      await call('POST', '/strategies', definition);
      const held = dataSource.createQueryRunner();
      await held.startTransaction();
      await held.query(`select from strategies where id = 'mine' for update`);
      const changes = [{ name: 'Mine' }, { enabled: false }].map((change) => call('PUT', '/strategies/mine', change));
      await eventually(async () => {
        const waiting = await dataSource.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        expect(waiting).toHaveLength(2);
      });
      await held.rollbackTransaction();
      await held.release();
      for (const { status } of await Promise.all(changes)) expect(status).toBe(200);
      expect((await call('GET', '/strategies/mine')).body).toMatchObject({ name: 'Mine', enabled: false });
    });

    it('have unique ids and valid definitions', async () => {
      await call('POST', '/strategies', definition);
      expect(await call('POST', '/strategies', definition)).toMatchObject({
        status: 409,
        body: { code: 'strategy_exists' },
      });
      expect(await call('POST', '/strategies', { ...definition, id: 'x', params: { lookback_days: 1 } })).toMatchObject(
        {
          status: 422,
          body: { code: 'invalid_strategy', detail: expect.stringContaining('lookback_days') },
        },
      );
      expect(await call('POST', '/strategies', { ...definition, id: 'x', color: 1 })).toMatchObject({
        status: 400,
        body: { code: 'validation_failed' },
      });
      expect(await call('PUT', '/strategies/mine', { universe: {} })).toMatchObject({ status: 422 });
      expect(await call('PUT', '/strategies/none', {})).toMatchObject({ status: 404 });
    });

    it('of the kind optimize take any method, checked at once', async () => {
      const params = {
        method: 'min_cvar',
        params: { alpha: 0.9 },
        fallbacks: ['min_variance'],
        covariance: { estimator: 'oas' },
        constraints: { max_weight: { AAPL: 0.3 }, groups: [{ name: 'tech', symbols: ['AAPL', 'MSFT'], max: 0.8 }] },
      };
      const optimized = { id: 'best', kind: 'optimize', params, universe: { symbols: ['AAPL', 'MSFT', 'XOM'] } };
      expect(await call('POST', '/strategies', optimized)).toMatchObject({
        status: 201,
        body: { params: { ...params, expected_returns: {}, risk_free_rate: 0, lookback_days: 252 } },
      });
      const wrong = { ...params, constraints: { groups: [{ name: 'tech', symbols: ['TSLA'], max: 1 }] } };
      for (const [method, url] of [
        ['POST', '/strategies'],
        ['PUT', '/strategies/best'],
      ] as const) {
        const change = method === 'POST' ? { ...optimized, id: 'worse', params: wrong } : { params: wrong };
        expect(await call(method, url, change)).toMatchObject({
          status: 422,
          body: {
            code: 'invalid_strategy',
            detail: expect.stringContaining('groups.tech names TSLA'),
            errors: [{ path: 'params.constraints.groups[0].symbols' }],
          },
        });
      }
    });

    it('come in the kinds of the registry', async () => {
      const { body } = await call('GET', '/strategies/kinds');
      expect((body as unknown as { name: string }[]).map(({ name }) => name)).toEqual(STRATEGY_KINDS.names);
    });

    it('have no weights before an allocation', async () => {
      await call('POST', '/strategies', definition);
      expect((await call('GET', '/strategies/mine/weights')).body).toEqual({
        strategy: 'mine',
        run_id: null,
        as_of: null,
        weights: [],
      });
    });
  });

  it('of the demo are seeded once and stay as the user left them', async () => {
    const demo = app.get(DemoStrategies);
    expect(await demo.seed()).toEqual(['alpha', 'beta', 'gamma', 'delta', 'epsilon']);
    await app.get(StrategiesService).remove('beta');
    expect(await demo.seed()).toEqual([]);
    expect((await app.get(StrategiesService).list()).map(({ id }) => id)).toEqual([
      'alpha',
      'delta',
      'epsilon',
      'gamma',
    ]);
  });

  it('are added from YAML all or none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pas-yaml-'));
    const file = (text: string): string => {
      const path = join(folder, 's.yaml');
      writeFileSync(path, text);
      return path;
    };
    const add = (text: string) => app.get(StrategyFileService).add(file(text));
    expect(await add('id: one\nkind: equal_weight\nuniverse: { all: true }\n')).toEqual(['one']);
    await expect(
      add(
        '- { id: two, kind: equal_weight, universe: { all: true } }\n- { id: one, kind: equal_weight, universe: { all: true } }\n',
      ),
    ).rejects.toMatchObject({ code: 'strategy_exists' });
    const best =
      'id: best\nkind: optimize\nparams:\n  method: max_sharpe\n  constraints: { max_wait: 1 }\nuniverse: { all: true }\n';
    await expect(add(best)).rejects.toMatchObject({
      code: 'invalid_strategy',
      message: expect.stringContaining('constraints.max_wait is not known'),
    });
    expect(await add(best.replace('max_wait', 'max_weight'))).toEqual(['best']);
    await expect(add('id: [\n')).rejects.toMatchObject({
      code: 'invalid_strategy',
      message: expect.stringMatching(/s\.yaml line \d/),
    });
    expect((await app.get(StrategiesService).list()).map(({ id }) => id)).toEqual(['best', 'one']);
    rmSync(folder, { recursive: true });
  });

  describe('targets', () => {
    const paths = pricePaths({ symbols: ['AAA', 'BBB', 'CCC'], days: 100, seed: 1 });
    const create = (parts: object) =>
      app.get(StrategiesService).create({ id: 's', kind: 'equal_weight', universe: { all: true }, ...parts });
    const compute = async () => app.get(StrategyTargetsService).compute(await app.get(StrategiesService).get('s'));

    it('take the simulated market only until real bars are there', async () => {
      await storeBars(dataSource, pricePaths({ symbols: ['ORIN.SIM'], days: 100, seed: 2 }), { simulated: true });
      await create({});
      expect((await compute()).view.symbols).toEqual(['ORIN.SIM']);
      await storeBars(dataSource, paths);
      expect((await compute()).view.symbols).toEqual(['AAA', 'BBB', 'CCC']);
    });

    it('follow sectors whichever way they are written', async () => {
      await storeBars(dataSource, paths, { sectors: { AAA: 'Health Care', BBB: 'Energy' } });
      await create({ universe: { sectors: ['health_care'] } });
      expect((await compute()).view.symbols).toEqual(['AAA']);
    });

    it('of an optimisation run in the pool and keep its constraints', async () => {
      await storeBars(dataSource, paths);
      const constraints = {
        min_weight: 0.1,
        max_positions: 3,
        linear: [{ coefficients: { AAA: 1, BBB: -1 }, max: 0 }],
      };
      await create({ kind: 'optimize', params: { method: 'min_variance', lookback_days: 60, constraints } });
      const { weights, diagnostics } = await compute();
      expect(weights[0]).toBeCloseTo(weights[1]!, 8);
      expect(diagnostics).toMatchObject({ method: 'min_variance', excluded: {}, kkt_residual: expect.any(Number) });
      const days = await app.get(StrategyReturns).refresh(await app.get(StrategiesService).get('s'));
      expect(days).toBeGreaterThan(20);
    });

    it('name the symbols that were left out', async () => {
      await storeBars(dataSource, paths);
      await storeBars(dataSource, pricePaths({ symbols: ['NEW'], days: 5, seed: 3, start: '2020-05-01' }));
      await create({
        kind: 'inverse_volatility',
        params: { lookback_days: 40 },
        universe: { symbols: ['NEW', 'AAA', 'NONE'] },
      });
      const { view, diagnostics } = await compute();
      expect(view.symbols).toEqual(['AAA']);
      expect(view.dates).toHaveLength(41);
      expect(diagnostics['excluded']).toEqual({ NEW: 'history_too_short', NONE: 'no_bars' });
    });

    it('need a universe and enough history', async () => {
      await create({});
      await expect(compute()).rejects.toMatchObject({ code: 'empty_universe' });
      await storeBars(dataSource, paths);
      await app.get(StrategiesService).update('s', { kind: 'momentum_top_n' });
      await expect(compute()).rejects.toMatchObject({
        code: 'insufficient_data',
        message: expect.stringContaining('needs 274 daily closes, but its universe has 100'),
      });
    });
  });

  it('have simulated returns up to their first live day', async () => {
    await storeBars(dataSource, pricePaths({ symbols: ['AAA', 'BBB'], days: 100, seed: 1 }));
    const strategy = await app
      .get(StrategiesService)
      .create({ id: 's', kind: 'equal_weight', universe: { all: true } });
    const days = await app.get(StrategyReturns).refresh(strategy);
    const returns = () =>
      dataSource.query<{ date: string; return: number; simulated: boolean }[]>('select * from returns order by date');
    const simulated = await returns();
    expect(simulated).toHaveLength(days);
    expect(simulated[0]).toMatchObject({ date: '2020-02-03', simulated: true });

    await dataSource.query(`delete from returns where date >= '2020-04-01'`);
    await dataSource.query(`insert into returns values ('s', '2020-04-01', 0.5, false)`);
    await app.get(StrategyReturns).refresh(strategy);
    const mixed = await returns();
    expect(mixed.at(-1)).toMatchObject({ date: '2020-04-01', return: 0.5, simulated: false });
    expect(mixed.slice(0, -1)).toEqual(simulated.filter(({ date }) => date < '2020-04-01'));
  });

  it('that are enabled say which history is wanted', async () => {
    const strategies = app.get(StrategiesService);
    await strategies.create({ id: 'a', kind: 'equal_weight', universe: { symbols: ['MSFT', 'AAPL'] } });
    await strategies.create({ id: 'b', kind: 'equal_weight', universe: { symbols: ['XOM'] }, enabled: false });
    await strategies.create({ id: 'c', kind: 'equal_weight', universe: { all: true } });
    expect(await app.get(SymbolDemand).load('history')).toEqual(['AAPL', 'MSFT']);
  });
});

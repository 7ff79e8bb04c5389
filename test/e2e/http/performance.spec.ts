import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { StrategiesService } from '../../../src/strategies/strategies.service.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { expectGolden } from '../../support/expect-golden.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';
import { pricePaths } from '../../support/price-paths.js';
import { describeWithReference, readReference } from '../../support/reference.js';
import { GOLDEN_CASES, referenceBenchmark, referencePortfolios } from '../../support/reference-portfolios.js';
import { storeBars } from '../../support/stored-bars.js';

const RETURNS = [0.02, -0.01, 0.005, -0.03, 0.04];
const BENCHMARK = [0.01, -0.02, 0.004, -0.01, 0.03];

type Answer = Record<string, unknown> & { code?: string; errors?: { path: string; message: string }[] };

describe('performance', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url });
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const headers = { authorization: `Bearer ${TOKENS.read}` };
  async function ask(url: string, body?: object | string): Promise<{ status: number; answer: Answer }> {
    const { statusCode, payload } = await app.inject(
      body === undefined
        ? { method: 'GET', url, headers }
        : { method: 'POST', url, headers: { ...headers, 'content-type': 'application/json' }, payload: body },
    );
    return { status: statusCode, answer: JSON.parse(payload) as Answer };
  }
  const compute = (body: object | string) => ask('/analytics/performance', body);

  describe('of returns that come with the request', () => {
    it('is computed from them alone', async () => {
      const { status, answer } = await compute({ returns: RETURNS, periods_per_year: 12, risk_free_rate: 0.012 });
      expect(status).toBe(200);
      expect(answer).toMatchObject({ observations: 5, best: 0.04, worst: -0.03, benchmark: null, factors: null });
      expect(answer['total_return']).toBeCloseTo(1.02 * 0.99 * 1.005 * 0.97 * 1.04 - 1, 14);
      expect(answer['annual_return']).toBeCloseTo(0.06, 14);
      expect(answer['max_drawdown']).toBeCloseTo(0.99 * 1.005 * 0.97 - 1, 14);
    });

    it('has what benchmark and factors explain', async () => {
      // The returns are 0.001 + 2 × market − 3 × size.
      const factors = { market: BENCHMARK, size: [0.001, 0.002, -0.001, 0.003, 0.0005] };
      const returns = BENCHMARK.map((value, t) => 0.001 + 2 * value - 3 * factors.size[t]!);
      const { answer } = await compute({ returns, benchmark: BENCHMARK, factors });
      const { loadings, alpha, r_squared } = answer['factors'] as Record<string, number> & { loadings: object[] };
      expect(loadings).toMatchObject([
        { factor: 'market', loading: expect.closeTo(2, 10) as number },
        { factor: 'size', loading: expect.closeTo(-3, 10) as number },
      ]);
      expect(alpha).toBeCloseTo(0.252, 10);
      expect(r_squared).toBeCloseTo(1, 10);
      const mean = BENCHMARK.reduce((a, b) => a + b) / 5;
      const covariance = BENCHMARK.reduce((sum, b, t) => sum + (b - mean) * returns[t]!, 0);
      const variance = BENCHMARK.reduce((sum, b) => sum + (b - mean) ** 2, 0);
      expect((answer['benchmark'] as { beta: number }).beta).toBeCloseTo(covariance / variance, 12);
    });

    it.each([
      [{}, 'returns', /missing/],
      [{ returns: [0.01] }, 'returns', /1/],
      [{ returns: [0.01, 'x'] }, 'returns[1]', /number/],
      [{ returns: [0.01, null] }, 'returns[1]', /number/],
      [{ returns: [0.01, -1.5] }, 'returns[1]', /more than everything/],
      ['{"returns":[0.01,1e999]}', 'returns[1]', /finite/],
      [{ returns: RETURNS, benchmark: [0.01] }, 'benchmark', /1 values, returns has 5/],
      [{ returns: RETURNS, factors: { a: [1] } }, 'factors.a', /1 values/],
      [{ returns: RETURNS, factors: { a: BENCHMARK, b: BENCHMARK } }, 'factors', /./],
      [{ returns: RETURNS, factors: [] }, 'factors', /object/],
      [{ returns: RETURNS, periods_per_year: 0 }, 'periods_per_year', /above 0/],
      [{ returns: RETURNS, window: 3 }, 'window', /not known/],
      [{ returns: RETURNS, periods_per_year: 1e6 }, 'returns', /cagr cannot be told/],
      [{ returns: [0.1, 1e308] }, 'returns', /cannot be told/],
      [{ returns: RETURNS, benchmark: [1e200, 1e200, 0, 0, 0] }, 'benchmark', /Infinity/],
      [{ returns: RETURNS, benchmark: [0, -2, 0, 0, 0] }, 'benchmark', /more than everything/],
    ])('refuses %j and names the place', async (body, path, message) => {
      const { status, answer } = await compute(body);
      expect({ status, code: answer.code }).toEqual({ status: 400, code: 'invalid_input' });
      expect(answer.errors).toEqual([{ path, message: expect.stringMatching(message) as string }]);
    });

    it('of a total loss has no growth after it', async () => {
      const { status, answer } = await compute({ returns: [0.1, -1, 0] });
      expect(status).toBe(200);
      expect(answer).toMatchObject({ total_return: -1, cagr: -1, max_drawdown: -1, stability: null });
    });
  });

  describeWithReference('of real portfolios', () => {
    const [name = ''] = GOLDEN_CASES;
    const golden = readReference<{
      risk_free_annual: number;
      portfolios: Record<string, { metrics: Record<string, number>; relative: Record<string, number> }>;
    }>('allocation', 'given', name, 'analytics.json');
    const { portfolios } = referencePortfolios(name);

    it.each([...portfolios])('has the figures of independent libraries: %s', async (key, { returns }) => {
      const benchmark = [...referenceBenchmark(name)];
      const { answer } = await compute({ returns: [...returns], benchmark, risk_free_rate: golden.risk_free_annual });
      const { metrics, relative } = golden.portfolios[key]!;
      const given: Record<string, number | undefined> = {
        total_return: metrics['total_return'],
        cagr: metrics['cagr'],
        annual_return: metrics['arithmetic_annual_return'],
        volatility: metrics['volatility_annual_ddof1'],
        sharpe: metrics['sharpe_daily_rf_ddof1'],
        downside_deviation: metrics['downside_deviation_annual_target_rf'],
        sortino: metrics['sortino_target_rf'],
        max_drawdown: metrics['max_drawdown'],
        calmar: metrics['calmar_full_period'],
        ulcer_index: metrics['ulcer_index'],
        average_drawdown: metrics['average_drawdown'],
        longest_drawdown: metrics['longest_drawdown_bars'],
      };
      expectGolden(measuresOf(answer), given);
      expectGolden(measuresOf(answer['benchmark'] as Answer), {
        beta: relative['beta'],
        alpha: relative['alpha_annual_arithmetic_x252'],
        correlation: relative['correlation'],
        r_squared: relative['r_squared'],
        tracking_error: relative['tracking_error_annual_ddof1'],
        information_ratio: relative['information_ratio_annual'],
        treynor: relative['treynor_annual_arithmetic'],
        up_capture: relative['up_capture_annualised_geometric'],
        down_capture: relative['down_capture_annualised_geometric'],
        up_beta: relative['up_beta'],
        down_beta: relative['down_beta'],
        excess_cagr: relative['excess_cagr'],
      });
    });
  });

  describe('of strategies and the portfolio', () => {
    const DATES = ['2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-02-01'];

    beforeAll(async () => {
      const dataSource = app.get(DataSource);
      const prices = pricePaths({ symbols: ['AAA'], days: 40, seed: 3, start: '2023-12-20' });
      await storeBars(dataSource, { ...prices, closes: prices.closes.map((_, t) => 100 * 1.01 ** t) });
      for (const id of ['mine', 'other', 'idle']) {
        await app.get(StrategiesService).create({ id, kind: 'equal_weight', universe: { all: true }, enabled: false });
      }
      for (const [t, date] of DATES.entries()) {
        const insert = `insert into returns (strategy_id, date, return, simulated) values ($1, $2, $3, $4)`;
        await dataSource.query(insert, ['mine', date, RETURNS[t], t < 2]);
        await dataSource.query(insert, ['other', date, BENCHMARK[t], true]);
        await dataSource.query(
          `insert into factors (dataset, factor, date, return, source)
           values ('own', 'm', $1, $2, 'test'), ('own', 'RF', $1, 0.001, 'test'), ('rates', 'RF', $1, 0.001, 'test')`,
          [date, (RETURNS[t]! - 0.001) / 2],
        );
      }
    });

    it('has returns by month and year, drawdowns with their days, and says what was simulated', async () => {
      const { status, answer } = await ask('/performance?strategy=mine');
      expect(status).toBe(200);
      expect(answer).toMatchObject({
        strategy: 'mine',
        start: '2024-01-02',
        end: '2024-02-01',
        observations: 5,
        simulated_observations: 2,
        years: [{ period: '2024', value: expect.closeTo(1.02 * 0.99 * 1.005 * 0.97 * 1.04 - 1, 12) as number }],
        months: [{ period: '2024-01' }, { period: '2024-02', value: expect.closeTo(0.04, 12) as number }],
        drawdowns: [{ peak: '2024-01-02', trough: '2024-01-05', recovery: '2024-02-01' }],
        benchmark: null,
        factors: null,
      });
    });

    it('is of the days that are asked for', async () => {
      const { answer } = await ask('/performance?strategy=mine&start=2024-01-03&end=2024-01-05');
      expect(answer).toMatchObject({
        start: '2024-01-03',
        end: '2024-01-05',
        observations: 3,
        simulated_observations: 1,
      });
      expect(answer['total_return']).toBeCloseTo(0.99 * 1.005 * 0.97 - 1, 12);
    });

    it('is beside a benchmark and the factors of a data set', async () => {
      const { answer } = await ask('/performance?strategy=mine&benchmark=AAA&factors=own');
      const { symbol, total_return: growth } = answer['benchmark'] as Answer;
      expect([symbol, growth]).toEqual(['AAA', expect.any(Number)]);
      expect(Math.log1p(growth as number) / Math.log(1.01)).toBeCloseTo(
        Math.round(Math.log1p(growth as number) / Math.log(1.01)),
        8,
      );
      expect(answer['factors']).toMatchObject({
        dataset: 'own',
        observations: 5,
        loadings: [{ factor: 'm', loading: expect.closeTo(2, 10) as number }],
      });
    });

    it.each([
      ['strategy=nope', 404, 'strategy_not_found'],
      ['strategy=mine&benchmark=NOPE', 404, 'symbol_not_found'],
      ['strategy=mine&factors=nope', 404, 'factors_not_found'],
      ['strategy=mine&factors=rates', 404, 'factors_not_found'],
      ['strategy=mine&start=2024-02-01&factors=own', 422, 'insufficient_data'],
      ['strategy=mine&start=2024-01-05&factors=own', 422, 'insufficient_data'],
      ['strategy=idle', 422, 'insufficient_data'],
      ['', 422, 'insufficient_data'],
      ['strategy=mine&start=x', 400, 'validation_failed'],
      ['strategi=mine', 400, 'validation_failed'],
    ])('?%s is %d %s', async (query, status, code) => {
      const found = await ask(`/performance?${query}`);
      expect([found.status, found.answer.code]).toEqual([status, code]);
    });
  });
});

function measuresOf(answer: Answer): Record<string, () => unknown> {
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, () => value]));
}

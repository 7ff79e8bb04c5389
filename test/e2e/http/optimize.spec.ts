import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';

const RETURNS = [
  [0.01, -0.02, 0.003],
  [0.0, 0.01, -0.001],
  [-0.01, 0.02, 0.002],
  [0.02, 0.01, 0.004],
  [-0.015, -0.01, 0.001],
];
const SYMBOLS = ['A', 'B', 'C'];

describe('POST /allocation', () => {
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

  async function post(
    path: string,
    body: unknown,
    token: string = TOKENS.read,
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the wire's JSON
  ): Promise<{ status: number; type: string; body: any }> {
    const response = await app.inject({
      method: 'POST',
      url: `/allocation/${path}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.statusCode, type: String(response.headers['content-type']), body: response.json() };
  }

  const optimize = (parts: object): ReturnType<typeof post> =>
    post('optimize', { symbols: SYMBOLS, returns: RETURNS, method: 'min_variance', ...parts });

  it('gives weights with what explains them', async () => {
    const { status, type, body } = await optimize({ constraints: { max_weight: { C: 0.3 } } });
    expect([status, type]).toEqual([200, 'application/json; charset=utf-8']);
    expect(body.weights.A + body.weights.B + body.weights.C).toBeCloseTo(1, 12);
    expect(body.weights.C).toBe(0.3);
    expect(body.method).toBe('min_variance');
    expect(body.diagnostics.active_constraints).toEqual(['max_weight(C)', 'budget']);
    expect(body.diagnostics.kkt_residual).toBeLessThan(1e-8);
    const parts = Object.values<number>(body.risk_contributions);
    expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10);
    expect(body.sharpe).toBeCloseTo(body.expected_return / body.volatility, 10);
  });

  it('takes prices and moments as well, and leaves the diagnostics out when asked', async () => {
    const prices = [
      [100, 50, 20],
      [101, 49, 20.1],
      [100, 50, 20.2],
      [102, 51, 20.1],
    ];
    expect((await optimize({ returns: undefined, prices })).status).toBe(200);
    const covariance = [
      [0.04, 0, 0],
      [0, 0.04, 0],
      [0, 0, 0.08],
    ];
    const { body } = await optimize({ returns: undefined, moments: { covariance }, diagnostics: false });
    expect(body.weights).toEqual({
      A: expect.closeTo(0.4, 12),
      B: expect.closeTo(0.4, 12),
      C: expect.closeTo(0.2, 12),
    });
    expect(body).not.toHaveProperty('diagnostics');
    expect(body.expected_return).toBeNull();
  });

  it('tries the fallbacks in turn, and says why', async () => {
    const moments = {
      expected_returns: [-0.1, -0.2, -0.3],
      covariance: [
        [0.04, 0, 0],
        [0, 0.04, 0],
        [0, 0, 0.08],
      ],
    };
    const parts = { returns: undefined, moments, method: 'max_sharpe' };
    expect(await optimize(parts)).toMatchObject({ status: 422, body: { code: 'infeasible' } });
    const { body } = await optimize({ ...parts, fallbacks: ['min_variance', 'equal_weight'] });
    expect(body.method).toBe('min_variance');
    expect(body.diagnostics.attempts).toMatchObject(
      [{ method: 'max_sharpe', failure: /risk-free/ }, { failure: null }].map(({ failure, ...rest }) => ({
        ...rest,
        failure: failure === null ? null : (expect.stringMatching(failure) as unknown),
      })),
    );
  });

  it('mixes the market with views, revises the covariance, and holds cash up to a volatility', async () => {
    const market = { estimator: 'black_litterman', market_weights: { A: 5, B: 3, C: 2 } };
    const views = [{ weights: { A: 1, B: -1 }, return: 0.04, confidence: 0.7 }];
    const viewed = await optimize({ expected_returns: { ...market, views }, method: 'max_sharpe' });
    expect(viewed.status).toBe(200);
    expect(viewed.body.diagnostics.estimates.expected_returns).toMatchObject({
      estimator: 'black_litterman',
      views: 1,
    });
    const fixed = { method: 'fixed', params: { weights: { A: 0.5, B: 0.5 } } };
    const revised = { ...market, views: [], posterior_covariance: true, tau: 0.21 };
    const [plain, wider] = [await optimize(fixed), await optimize({ ...fixed, expected_returns: revised })];
    expect(wider.body.volatility / plain.body.volatility).toBeCloseTo(Math.sqrt(1.21), 12);
    const params = { target_volatility: plain.body.volatility / 10, base: 'equal_weight' };
    const { body } = await optimize({ method: 'target_volatility', params });
    expect(body.volatility).toBeCloseTo(params.target_volatility, 12);
    expect(body.weights.A + body.weights.B + body.weights.C + body.cash).toBeCloseTo(1, 12);
  });

  it('draws the frontier', async () => {
    const { status, body } = await post('frontier', { symbols: SYMBOLS, returns: RETURNS, points: 5 });
    expect(status).toBe(200);
    expect(body.points).toHaveLength(5);
    const figures = body.points.map((point: Record<string, number>) => [point['expected_return'], point['volatility']]);
    for (let i = 1; i < 5; i++) {
      expect(figures[i][0]).toBeGreaterThan(figures[i - 1][0]);
      expect(figures[i][1]).toBeGreaterThanOrEqual(figures[i - 1][1]);
    }
  });

  it('draws the same frontier for the whole body of an optimisation, of which it checks every member', async () => {
    const input = { symbols: SYMBOLS, returns: RETURNS };
    const method = {
      method: 'efficient_return',
      params: { target_return: 0.1 },
      fallbacks: ['hrp'],
      diagnostics: false,
    };
    const { status, body } = await post('frontier', { ...input, ...method, points: 5 });
    expect(status).toBe(200);
    expect(body.points).toEqual((await post('frontier', { ...input, points: 5 })).body.points);
    expect(body.diagnostics).toHaveProperty('limits');
    for (const [place, wrong] of [
      ['method', { method: 'best' }],
      ['params.target_return', { ...method, params: { target_return: 'high' } }],
      ['params', { params: 3 }],
      ['fallbacks[0]', { fallbacks: ['best'] }],
      ['diagnostics', { diagnostics: 'all' }],
      ['weights', { weights: {} }],
    ] as const) {
      const refused = await post('frontier', { ...input, ...wrong });
      expect([place, refused.status, refused.body.errors?.[0]?.path]).toEqual([place, 400, place]);
    }
  });

  it('lists methods and estimators', async () => {
    const get = async (path: string) =>
      (await app.inject({ url: `/allocation/${path}`, headers: { authorization: `Bearer ${TOKENS.read}` } })).json();
    expect((await get('methods')).map(({ name }: { name: string }) => name)).toContain('max_sharpe');
    const estimators = await get('estimators');
    expect(estimators.covariance.map(({ name }: { name: string }) => name)).toContain('ledoit_wolf');
    expect(estimators.expected_returns.map(({ name }: { name: string }) => name)).toContain('james_stein');
  });

  it('takes bodies far above the limit of other routes', async () => {
    const row = Array.from({ length: 300 }, (_, i) => Math.sin(i) / 100);
    const returns = Array.from({ length: 400 }, (_, t) => row.map((value, i) => value * Math.cos(t * (i + 1))));
    const symbols = row.map((_, i) => `S${i}`);
    const body = JSON.stringify({ symbols, returns, method: 'min_variance' });
    expect(body.length).toBeGreaterThan(2 * 1024 * 1024);
    expect((await post('optimize', body)).status).toBe(200);
    const other = await app.inject({
      method: 'POST',
      url: '/strategies',
      headers: { authorization: `Bearer ${TOKENS.admin}`, 'content-type': 'application/json' },
      payload: body,
    });
    expect(other.statusCode).toBe(413);
  });
});

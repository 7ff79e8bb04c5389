import fc from 'fast-check';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';

const SYMBOLS = ['A', 'B', 'C'];
const RETURNS = [
  [0.01, -0.02, 0.003],
  [0.0, 0.01, -0.001],
  [-0.01, 0.02, 0.002],
  [0.02, 0.01, 0.004],
  [-0.015, -0.01, 0.001],
];
const COVARIANCE = [
  [0.04, 0.01, 0],
  [0.01, 0.09, 0],
  [0, 0, 0.16],
];
/** Each pair could be, the three cannot. */
const INDEFINITE = [
  [0.04, 0.036, -0.036],
  [0.036, 0.04, 0.036],
  [-0.036, 0.036, 0.04],
];
const VALID = { symbols: SYMBOLS, returns: RETURNS, method: 'min_variance' };
const INPUT: [number, string] = [400, 'invalid_input'];
const INFEASIBLE: [number, string] = [422, 'infeasible'];

const limited = (constraints: object): object => ({ constraints });
const moments = (given: object): object => ({ returns: undefined, moments: { covariance: COVARIANCE, ...given } });
const budgets = (budget: object): object => ({ method: 'risk_budgeting', params: { budget } });
const views = (view: object): object => ({
  expected_returns: {
    estimator: 'black_litterman',
    market_weights: { A: 1, B: 1, C: 1 },
    views: [{ weights: { A: 1 }, return: 0.1, confidence: 0.5, ...view }],
  },
});
/** With a number that JSON has no literal for: 1e999 is read as Infinity. */
const infinite = (parts: object): string => JSON.stringify({ ...VALID, ...parts }).replaceAll('"∞"', '1e999');
const nested = (depth: number, [open, close]: [string, string] = ['[', ']']): string =>
  `${open.repeat(depth)}1${close.repeat(depth)}`;

type Row = [what: string, body: object | string, refusal: [number, string], place: string | undefined, detail: RegExp];

const NUMBERS: Row[] = [
  ['NaN as a literal', '{"symbols":["A"],"returns":[[NaN]]}', [400, 'malformed_json'], undefined, /not JSON/],
  ['NaN as a text', { returns: [[0.1, 'NaN', 0.3]] }, INPUT, 'returns[0][1]', /must be a number, it is "NaN"/],
  ['null for a return', { returns: [[0.1, null, 0.3]] }, INPUT, 'returns[0][1]', /is missing/],
  ['an infinite return', infinite({ returns: [[0.1, '∞', 0.3]] }), INPUT, 'returns[0][1]', /is Infinity/],
  [
    'an infinite variance',
    infinite(moments({ covariance: [['∞']] })),
    INPUT,
    'moments.covariance[0][0]',
    /is Infinity/,
  ],
  ['null for a covariance', moments({ covariance: [[null]] }), INPUT, 'moments.covariance[0][0]', /must be a number/],
  ['an infinite budget', infinite(limited({ budget: '∞' })), INPUT, 'constraints.budget', /is Infinity/],
  ['an infinite cap', infinite(limited({ max_weight: { A: '∞' } })), INPUT, 'constraints.max_weight.A', /is Infinity/],
  ['an infinite gross exposure', infinite(limited({ gross_max: '∞' })), INPUT, 'constraints.gross_max', /is Infinity/],
  ['an infinite rate', infinite({ risk_free_rate: '∞' }), INPUT, 'risk_free_rate', /is Infinity/],
  ['returns beyond double precision', { returns: [[1e300], [-1e300]], symbols: ['A'] }, INPUT, 'returns', /so large/],
  [
    'a price of zero',
    {
      returns: undefined,
      prices: [
        [1, 1, 1],
        [1, 0, 1],
      ],
    },
    INPUT,
    'prices[1][1]',
    /is 0/,
  ],
  ['periods that are none', { periods_per_year: 0 }, INPUT, 'periods_per_year', /is 0: a positive number/],
];

const SIZES: Row[] = [
  ['no symbols', { symbols: [] }, INPUT, 'symbols', /no symbols to weight/],
  ['symbols left out', { symbols: undefined }, INPUT, 'symbols', /no symbols to weight/],
  ['a symbol twice', { symbols: ['A', 'B', 'A'] }, INPUT, 'symbols', /A is there twice/],
  ['a symbol without a name', { symbols: ['A', '', 'C'] }, INPUT, 'symbols[1]', /must be a text/],
  ['a ragged row', { returns: [[0.1, 0.2, 0.3], [0.1]] }, INPUT, 'returns[1]', /has 1 values/],
  [
    'a column too few',
    {
      returns: [
        [0.1, 0.2],
        [0.2, 0.1],
      ],
    },
    INPUT,
    'returns',
    /2 columns for 3 symbols/,
  ],
  ['no observation', { returns: [] }, INPUT, 'returns', /is empty/],
  ['one observation', { returns: [[0.1, 0.2, 0.3]] }, INPUT, 'returns', /1 observations/],
  ['one row of prices', { returns: undefined, prices: [[1, 2, 3]] }, INPUT, 'prices', /1 price rows/],
  ['two sources', { prices: RETURNS }, INPUT, 'prices', /exactly one of/],
  ['no source', { returns: undefined }, INPUT, 'returns', /exactly one of/],
  ['a covariance of another size', moments({ covariance: [[1]] }), INPUT, 'moments.covariance', /1 × 1, 3 symbols/],
  ['a mean too few', moments({ expected_returns: [0.1] }), INPUT, 'moments.expected_returns', /1 values/],
  ['a benchmark too short', { benchmark: [0.1] }, INPUT, 'benchmark', /1 values, 5 are needed/],
];

const COVARIANCES: Row[] = [
  [
    'a covariance that is not symmetric',
    moments({ covariance: COVARIANCE.map((row, i) => (i === 1 ? [0.02, 0.09, 0] : row)) }),
    INPUT,
    'moments.covariance[1][0]',
    /is 0.02, but moments.covariance\[0\]\[1\] is 0.01/,
  ],
  [
    'a negative variance',
    moments({ covariance: COVARIANCE.map((row, i) => (i === 1 ? [0.01, -0.09, 0] : row)) }),
    INPUT,
    'moments.covariance[1][1]',
    /is -0.09: a variance cannot be negative/,
  ],
  ['an indefinite covariance', moments({ covariance: INDEFINITE }), INPUT, 'moments.covariance', /no C can move/],
  [
    'a covariance beside moments',
    { ...moments({}), covariance: { estimator: 'sample' } },
    INPUT,
    'covariance',
    /moments need none/,
  ],
];

const CONSTRAINTS: Row[] = [
  ['caps below the budget', limited({ max_weight: 0.2 }), INFEASIBLE, 'constraints', /: max_weight, budget\./],
  [
    'a floor above its cap',
    limited({ min_weight: { A: 0.5 }, max_weight: { A: 0.4 } }),
    INFEASIBLE,
    'constraints',
    /: min_weight, max_weight\./,
  ],
  [
    'groups in conflict',
    limited({
      groups: [
        { name: 'most', symbols: ['A', 'B'], min: 0.7 },
        { name: 'c', symbols: ['C'], min: 0.4 },
        { name: 'innocent', symbols: ['A'], max: 0.9 },
      ],
    }),
    INFEASIBLE,
    'constraints',
    /: budget, group\(most\), group\(c\)\./,
  ],
  ['a budget below the floors', limited({ budget: -1 }), INFEASIBLE, 'constraints', /: min_weight, budget\./],
  [
    'a budget above the gross exposure',
    limited({ gross_max: 0.5 }),
    INFEASIBLE,
    'constraints',
    /: budget, gross_max\./,
  ],
  [
    'a budget out of reach of the turnover',
    limited({ turnover: { from: {}, max: 0.5 } }),
    INFEASIBLE,
    'constraints',
    /: budget, turnover\./,
  ],
  [
    'a budget that positions cannot fill',
    limited({ max_positions: 2, max_weight: 0.4 }),
    INFEASIBLE,
    'constraints',
    /: max_weight, budget, max_positions\./,
  ],
  [
    'positions that exceed the budget',
    limited({ min_position: 1.5, max_weight: 2 }),
    INFEASIBLE,
    'constraints',
    /: min_weight, budget, min_position\./,
  ],
  [
    'an end above the other',
    limited({ groups: [{ name: 'g', symbols: ['A'], min: 0.5, max: 0.3 }] }),
    INFEASIBLE,
    'constraints.groups[0]',
    /min 0.5 above its max 0.3/,
  ],
  [
    'an empty group that must hold something',
    limited({ groups: [{ name: 'g', symbols: [], min: 0.1 }] }),
    INFEASIBLE,
    'constraints',
    /: group\(g\)\./,
  ],
  [
    'a tracking error that cannot be',
    limited({ tracking_error: { benchmark_weights: { A: 3 }, max: 0.001 } }),
    INFEASIBLE,
    'constraints',
    /tracking_error; the least tracking error is/,
  ],
  [
    'two groups of one name',
    limited({
      groups: [
        { name: 'g', symbols: ['A'], max: 0.5 },
        { name: 'g', symbols: ['B'], max: 0.5 },
      ],
    }),
    INPUT,
    'constraints',
    /two constraints are called group\(g\)/,
  ],
  ['no position', limited({ max_positions: 0 }), INPUT, 'constraints.max_positions', /whole number from 1/],
  ['half a position', limited({ max_positions: 1.5 }), INPUT, 'constraints.max_positions', /whole number from 1/],
  ['a turnover without end', limited({ turnover: { from: {} } }), INPUT, 'constraints.turnover.max', /is NaN/],
  ['a negative cost', limited({ costs: { from: {}, linear: -1 } }), INPUT, 'constraints.costs.linear.A', /negative/],
  ['a limit that a method does not know', { ...limited({ l2: 1 }), method: 'hrp' }, INPUT, 'constraints', /hrp has no/],
  [
    'a cap that a method cannot keep',
    { ...limited({ max_weight: 0.34 }), method: 'hrp' },
    INPUT,
    'constraints',
    /it cannot keep/,
  ],
];

const STRANGERS: Row[] = (
  [
    ['max_weight.X', limited({ max_weight: { X: 1 } })],
    ['groups[0].symbols', limited({ groups: [{ name: 'g', symbols: ['X'], max: 1 }] })],
    ['linear[0].coefficients.X', limited({ linear: [{ coefficients: { X: 1 }, max: 1 }] })],
    ['turnover.from.X', limited({ turnover: { from: { X: 1 }, max: 1 } })],
    ['costs.from.X', limited({ costs: { from: { X: 1 } } })],
    ['tracking_error.benchmark_weights.X', limited({ tracking_error: { benchmark_weights: { X: 1 }, max: 1 } })],
  ] as [string, object][]
).map(([place, body]) => [`a stranger in ${place}`, body, INPUT, `constraints.${place}`, /names X/]);

const PARAMETERS: Row[] = [
  ['a risk budget of zero', budgets({ A: 0, B: 1, C: 1 }), INPUT, 'params.budget.A', /at least/],
  ['a negative risk budget', budgets({ A: -1, B: 1, C: 1 }), INPUT, 'params.budget.A', /at least/],
  ['a risk budget left out', budgets({ A: 1, B: 1 }), INPUT, 'params.budget', /has no C/],
  ['a risk budget of a stranger', budgets({ A: 1, B: 1, C: 1, X: 1 }), INPUT, 'params.budget.X', /names X/],
  ['a confidence of one', { method: 'min_cvar', params: { alpha: 1 } }, INPUT, 'params.alpha', /at most 0.9999/],
  ['a confidence of zero', { method: 'min_cvar', params: { alpha: 0 } }, INPUT, 'params.alpha', /at least 0.01/],
  ['a view too certain', views({ confidence: 1.5 }), INPUT, 'expected_returns.views[0].confidence', /at most 1/],
  ['a view on a stranger', views({ weights: { X: 1 } }), INPUT, 'expected_returns.views[0].weights.X', /names X/],
  [
    'a volatility that cannot be',
    { method: 'efficient_risk', params: { target_volatility: 1e-6 } },
    INFEASIBLE,
    'params.target_volatility',
    /no less than/,
  ],
  ['a tail of moments', { ...moments({}), method: 'min_cvar' }, INPUT, 'returns', /moments alone do not tell/],
  [
    'a return of unknown moments',
    { ...moments({}), method: 'max_sharpe' },
    INPUT,
    'expected_returns',
    /needs expected/,
  ],
  ['a parameter of a wrong type', { method: 'min_cvar', params: { alpha: 'x' } }, INPUT, 'params.alpha', /a number/],
  ['an unknown parameter', { params: { x: 1 } }, INPUT, 'params.x', /no parameter "x"/],
  ['an unknown method', { method: 'magic' }, INPUT, 'method', /no method "magic"/],
  ['an unknown fallback', { fallbacks: ['magic'] }, INPUT, 'fallbacks[0]', /no method "magic"/],
  ['an unknown estimator', { covariance: { estimator: 'constructor' } }, INPUT, 'covariance.estimator', /there is no/],
  ['a wrong kind of hole', { missing: 'zero' }, INPUT, 'missing', /must be one of/],
  ['limits of nothing', { limits: { time_ms: 0 } }, INPUT, 'limits.time_ms', /from 1 to 60000/],
  [
    'an iteration too few',
    { limits: { iterations: 1 } },
    [422, 'limit_iterations'],
    'limits.iterations',
    /after 1 iter/,
  ],
];

const SHAPES: Row[] = [
  ['an unknown member', { metod: 'x' }, INPUT, 'metod', /is not known/],
  ['an unknown member inside', limited({ max_wieght: 1 }), INPUT, 'constraints.max_wieght', /is not known/],
  ['a text for a list', { returns: 'x' }, INPUT, 'returns', /must be a list, it is "x"/],
  ['a list for an object', { constraints: [] }, INPUT, 'constraints', /must be an object, it is a list/],
  ['a number for a text', { method: 5 }, INPUT, 'method', /must be a text/],
  ['a list as a body', '[]', INPUT, 'the body', /must be an object/],
  ['null as a body', 'null', INPUT, 'the body', /must be an object/],
  ['half a body', '{"symbols":', [400, 'malformed_json'], undefined, /not JSON/],
  ['a body nested without end', nested(100_000), INPUT, 'the body', /must be an object, it is a list of 1/],
  [
    'a member nested without end',
    `{"symbols":["A"],"returns":[[0.1],[0.2]],"method":"hrp","params":${nested(50_000, ['{"a":', '}'])}}`,
    INPUT,
    'params.a',
    /no parameter "a"/,
  ],
];

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Valid requests, one for each part of the grammar. */
const SEEDS: object[] = [
  VALID,
  { ...VALID, method: 'risk_parity', constraints: { max_weight: 0.5, min_weight: { A: 0.1 } }, diagnostics: true },
  {
    ...VALID,
    method: 'max_utility',
    params: { risk_aversion: 3 },
    constraints: {
      min_weight: -0.5,
      gross_max: 2,
      groups: [{ name: 'g', symbols: ['A', 'B'], min: 0.1, max: 0.9 }],
      linear: [{ name: 'l', coefficients: { A: 1, C: -1 }, max: 0.4 }],
      turnover: { from: { A: 1 }, max: 1.2 },
      costs: { from: { A: 1 }, linear: 0.001, quadratic: { B: 0.01 } },
      l2: 0.01,
    },
    fallbacks: ['hrp', 'equal_weight'],
    limits: { time_ms: 20_000, iterations: 100_000 },
  },
  { ...VALID, method: 'min_cvar', params: { alpha: 0.7 }, constraints: { max_positions: 2, min_position: 0.1 } },
  {
    symbols: SYMBOLS,
    method: 'efficient_return',
    params: { target_return: 0.1 },
    moments: { expected_returns: [0.05, 0.1, 0.2], covariance: COVARIANCE, repair: false },
    constraints: { budget: 1, tracking_error: { benchmark_weights: { A: 0.5, B: 0.5 }, max: 0.2 } },
  },
  {
    symbols: SYMBOLS,
    method: 'target_volatility',
    params: { target_volatility: 0.1, base: 'hrp' },
    prices: [[10, 20, 30], ...RETURNS.map((row, t) => row.map((value, i) => 10 * (i + 1) + t + value))],
    missing: 'common_window',
    covariance: { estimator: 'gerber' },
    expected_returns: { estimator: 'capm' },
    benchmark: [0.01, 0, 0.02, -0.01, 0.005],
    risk_free_rate: 0.01,
    periods_per_year: 252,
  },
];
const VALUES: Json[] = [
  null,
  true,
  -1,
  0,
  0.3,
  1,
  2.5,
  7,
  1e-300,
  1e308,
  -1e308,
  '',
  'A',
  'X',
  'hrp',
  [],
  {},
  [[]],
  [0.1],
  { A: 1 },
];
const MUTATION = fc.record({
  at: fc.nat(10_000),
  how: fc.constantFrom('delete', 'replace', 'insert'),
  name: fc.constantFrom('A', 'X', 'min', 'max', 'method', 'params', 'budget', 'max_weight', '__proto__', 'estimator'),
  value: fc.constantFrom(...VALUES),
});
type Mutation = typeof MUTATION extends fc.Arbitrary<infer T> ? T : never;

interface Member {
  parent: Json[] | Record<string, Json>;
  key: string;
}

function membersOf(value: Json): Member[] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Record<string, Json>;
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...membersOf(parent[key]!)]);
}

/** The same request with a member deleted, replaced, or another one put beside it. */
function mutated(request: Json, { at, how, name, value }: Mutation): Json {
  const members = membersOf(request);
  const { parent, key } = members[at % (members.length || 1)] ?? { parent: {}, key: name };
  const copy = structuredClone(value);
  if (Array.isArray(parent)) parent.splice(Number(key), how === 'insert' ? 0 : 1, ...(how === 'delete' ? [] : [copy]));
  else if (how === 'delete') Reflect.deleteProperty(parent, key);
  else
    Object.defineProperty(parent, how === 'insert' ? name : key, {
      value: copy,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return request;
}

interface Answer {
  weights: Record<string, number>;
  cash?: number;
}

/** Weights of the symbols that were asked for, finite, that sum to the budget and keep their bounds. */
function expectKept({ weights, cash = 0 }: Answer, request: Record<string, Json>): void {
  const {
    budget: given,
    min_weight: low = 0,
    max_weight: high,
  } = (request['constraints'] ?? {}) as Record<string, Json>;
  const budget = Number(given ?? 1);
  expect(Object.keys(weights).sort()).toEqual([...(request['symbols'] as string[])].sort());
  const slack = 1e-7 * (1 + Math.abs(budget));
  const values = Object.values(weights);
  expect(values.every(Number.isFinite)).toBe(true);
  expect(Math.abs(values.reduce((a, b) => a + b, cash) - budget)).toBeLessThan(slack);
  const bound = (limit: Json | undefined, symbol: string, otherwise: number): number =>
    typeof limit === 'number' ? limit : ((limit as Record<string, number> | undefined)?.[symbol] ?? otherwise);
  for (const [symbol, weight] of Object.entries(weights)) {
    expect(weight).toBeGreaterThanOrEqual(bound(low, symbol, 0) - slack);
    expect(weight).toBeLessThanOrEqual(bound(high, symbol, Math.max(1, budget)) + slack);
  }
}

describe('what cannot be computed', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url, settings: { RATE_LIMIT_PER_MINUTE: '100000' } });
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  async function post(
    path: string,
    body: unknown,
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the wire's JSON
  ): Promise<{ status: number; body: any }> {
    const response = await app.inject({
      method: 'POST',
      url: `/allocation/${path}`,
      headers: { authorization: `Bearer ${TOKENS.read}`, 'content-type': 'application/json' },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.statusCode, body: response.json() };
  }

  const requestOf = (body: object | string): object | string =>
    typeof body === 'string' ? body : { ...VALID, ...body };

  it.each([...NUMBERS, ...SIZES, ...COVARIANCES, ...CONSTRAINTS, ...STRANGERS, ...PARAMETERS, ...SHAPES])(
    '%s is refused by its place',
    async (_what, body, [status, code], place, detail) => {
      const answer = await post('optimize', requestOf(body));
      expect(answer).toMatchObject({ status, body: { status, code } });
      expect(answer.body.errors ?? []).toEqual(
        place === undefined ? [] : [{ path: place, message: expect.any(String) }],
      );
      expect(answer.body.detail).toMatch(detail);
      expect(answer.body).not.toHaveProperty('weights');
    },
  );

  it('is refused by the frontier and by the discrete allocation as well', async () => {
    const frontier = (parts: object) => post('frontier', { symbols: SYMBOLS, returns: RETURNS, ...parts });
    const refusals = [
      [frontier({ points: 1 }), 'points'],
      [frontier(limited({ max_positions: 2 })), 'constraints'],
      [frontier(moments({})), 'expected_returns'],
      [frontier(moments({ covariance: INDEFINITE })), 'moments.covariance'],
      [frontier({ returns: [[0.1, null, 0.2]] }), 'returns[0][1]'],
      [post('discrete', { weights: { A: 1 }, prices: { A: -1 }, capital: 100 }), 'prices.A'],
      [post('discrete', { weights: { A: 'x' }, prices: { A: 1 }, capital: 100 }), 'weights.A'],
    ] as const;
    for (const [answer, place] of refusals) {
      expect(await answer).toMatchObject({ status: 400, body: { code: 'invalid_input', errors: [{ path: place }] } });
    }
    expect(await frontier(limited({ max_weight: 0.2 }))).toMatchObject({ status: 422, body: { code: 'infeasible' } });
    expect(await frontier({ limits: { iterations: 2 } })).toMatchObject({
      status: 422,
      body: { code: 'limit_iterations', errors: [{ path: 'limits.iterations' }] },
    });
  });

  it('because it has 10,000 assets is refused at once', async () => {
    const symbols = Array.from({ length: 10_000 }, (_, i) => `S${i}`);
    const returns = Array.from({ length: 5 }, (_, t) => symbols.map((_s, i) => Math.sin(t * (i + 1)) / 100));
    const answer = await post('optimize', { symbols, returns, method: 'min_cvar' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input', errors: [{ path: 'symbols' }] } });
    expect(answer.body.detail).toMatch(/there are 10000 symbols; 2000 are the most/);
    const { body } = await post('frontier', { symbols, returns });
    expect(body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'symbols' }] });
  });

  it('is repaired when that is asked for, and the answer says how far it moved', async () => {
    const parts = moments({ covariance: INDEFINITE, repair: true });
    const { status, body } = await post('optimize', requestOf(parts));
    expect(status).toBe(200);
    expect(body.diagnostics.estimates.covariance.psd_distance).toBeGreaterThan(0.1);
    const given = await post('optimize', requestOf(moments({ repair: true })));
    expect(given.body.diagnostics.estimates.covariance).toMatchObject({ psd_distance: 0 });
  });

  it.each([
    ...['equal_weight', 'min_variance', 'min_mad', 'min_semivariance'],
    ...['min_cvar', 'min_cdar', 'kelly', 'min_evar'],
  ])('a series that never changes is one more asset to %s', async (method) => {
    const returns = RETURNS.map(([a, , c]) => [a, 0, c]);
    const answer = await post('optimize', { ...VALID, method, returns, covariance: { estimator: 'sample' } });
    expect(answer.status).toBe(200);
    expect(Object.values<number>(answer.body.weights).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });

  it.each([
    ...['inverse_volatility', 'inverse_variance', 'max_diversification', 'risk_parity', 'max_decorrelation'],
    ...['hrp', 'herc', 'nco'],
  ])('a series that never changes is refused by %s, which divides by its risk', async (method) => {
    const returns = RETURNS.map(([a, , c]) => [a, 0, c]);
    const answer = await post('optimize', { ...VALID, method, returns, covariance: { estimator: 'sample' } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input', errors: [{ path: 'returns' }] } });
    expect(answer.body.detail).toMatch(/B (has no variance|never changes)/);
  });

  it('whatever is changed of a valid request, the answer is weights that keep its limits, or a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SEEDS),
        fc.array(MUTATION, { minLength: 1, maxLength: 3 }),
        async (seed, changes) => {
          const request = changes.reduce(mutated, structuredClone(seed) as Json);
          const { status, body } = await post('optimize', JSON.stringify(request));
          if (status === 200) expectKept(body, request as Json & Record<string, Json>);
          else expect([400, 422]).toContain(status);
          if (status !== 200) expect(body).toMatchObject({ code: expect.any(String), detail: expect.any(String) });
        },
      ),
      { numRuns: 200 },
    );
  });
});

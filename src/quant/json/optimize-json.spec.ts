import { optimizeJson, type OptimizeAnswer } from './optimize-json.js';

const SYMBOLS = ['A', 'B', 'C'];
const ROWS = Array.from({ length: 12 }, (_, t) => [Math.sin(t) / 50, Math.cos(2 * t) / 40, Math.sin(3 * t + 1) / 30]);
/** C begins two rows later, A has a hole in row 6. */
const HOLED = ROWS.map((row, t) => [t === 6 ? null : row[0]!, row[1]!, t < 2 ? null : row[2]!]);
const COMPLETE = ROWS.filter((_, t) => t >= 2 && t !== 6);

interface Estimates {
  covariance: Record<string, unknown>;
  expected_returns: Record<string, unknown>;
  missing?: Record<string, unknown>;
}

const run = (parts: object): OptimizeAnswer =>
  optimizeJson({ symbols: SYMBOLS, method: 'min_variance', ...parts }, () => 0);
const estimatesOf = ({ diagnostics }: OptimizeAnswer): Estimates => diagnostics?.['estimates'] as Estimates;

describe('missing returns', () => {
  it('are refused by the name of the cell, unless a rule says what to do', () => {
    expect(() => run({ returns: HOLED })).toThrow(/returns\[0\]\[2\] is missing: the rules common_window and pairwise/);
    expect(() => run({ prices: [[1, null, 2]] })).toThrow(/prices\[0\]\[1\] is missing/);
    expect(() => run({ returns: HOLED, missing: 'zero' })).toThrow(
      /missing must be one of refuse, common_window, pairwise/,
    );
    expect(() => run({ returns: [[1, '2', 3]], missing: 'pairwise' })).toThrow(/returns\[0\]\[1\] must be a number/);
    expect(() => run({ moments: { covariance: [[1]] }, missing: 'pairwise' })).toThrow(/missing is about returns/);
  });

  it('leave the rows that every symbol has, for the benchmark as well', () => {
    const benchmark = ROWS.map((_, t) => (t % 5) / 100);
    const method = { expected_returns: { estimator: 'capm' }, method: 'max_utility' };
    const answer = run({ returns: HOLED, benchmark, missing: 'common_window', ...method });
    const same = run({ returns: COMPLETE, benchmark: benchmark.filter((_, t) => t >= 2 && t !== 6), ...method });
    expect(answer.weights).toEqual(same.weights);
    expect(answer.expected_return).toBe(same.expected_return);
    expect(estimatesOf(answer).missing).toEqual({
      rule: 'common_window',
      rows_given: 12,
      rows_used: 9,
      leading_rows_dropped: 2,
      rows_with_holes_dropped: 1,
    });
    expect(estimatesOf(same)).not.toHaveProperty('missing');
  });

  it('of prices take the returns before and after away', () => {
    const prices = [
      [100, 50, 20],
      ...ROWS.map((row, t) => row.map((value, i) => [100, 50, 20][i]! * (1 + value + t / 100))),
    ];
    const holed = prices.map((row, t) => row.map((value, i) => (t === 4 && i === 1 ? null : value)));
    const answer = run({ prices: holed, missing: 'common_window' });
    expect(estimatesOf(answer).missing).toMatchObject({ rows_given: 12, rows_used: 10, rows_with_holes_dropped: 2 });
  });

  it('leave every symbol and pair their own rows, and say what that took', () => {
    const answer = run({ returns: HOLED, missing: 'pairwise' });
    expect(Object.values(answer.weights).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(estimatesOf(answer)).toMatchObject({
      missing: { rule: 'pairwise', rows_given: 12 },
      covariance: {
        estimator: 'sample',
        observations: { A: 11, B: 12, C: 10 },
        fewest_common_observations: 9,
        psd_distance: expect.any(Number) as number,
      },
      expected_returns: { estimator: 'mean_historical' },
    });
    const unbroken = run({ returns: ROWS, missing: 'pairwise' });
    const sample = run({ returns: ROWS, covariance: { estimator: 'sample' } });
    for (const symbol of SYMBOLS) expect(unbroken.weights[symbol]).toBeCloseTo(sample.weights[symbol]!, 9);
  });

  it.each([
    [
      { covariance: { estimator: 'oas' } },
      /missing "pairwise" .* goes with covariance.estimator "sample" without parameters only/,
    ],
    [{ covariance: { window: 5 } }, /goes with covariance.estimator "sample" without parameters only/],
    [
      { expected_returns: { estimator: 'james_stein' } },
      /james_stein needs complete rows, returns\[0\]\[2\] is missing/,
    ],
  ])('in pairs cannot do %j', (parts, message) => {
    expect(() => run({ returns: HOLED, missing: 'pairwise', ...parts })).toThrow(message);
  });
});

describe('the choice of estimators', () => {
  it('is explained, and makes a difference', () => {
    const answer = run({
      returns: ROWS,
      covariance: { estimator: 'ledoit_wolf', target: 'constant_correlation' },
      expected_returns: { estimator: 'james_stein' },
    });
    expect(estimatesOf(answer)).toEqual({
      covariance: { estimator: 'ledoit_wolf', shrinkage: expect.any(Number) as number },
      expected_returns: {
        estimator: 'james_stein',
        shrinkage: expect.any(Number) as number,
        grand_mean: expect.any(Number) as number,
      },
    });
    expect(answer.weights).not.toEqual(run({ returns: ROWS }).weights);
  });

  it('takes estimators that need no returns with moments', () => {
    const covariance = [
      [0.04, 0.01, 0],
      [0.01, 0.09, 0],
      [0, 0, 0.01],
    ];
    const market = { A: 5, B: 3, C: 2 };
    const answer = run({
      moments: { covariance },
      expected_returns: { estimator: 'equilibrium', market_weights: market },
      method: 'max_utility',
      params: { risk_aversion: 2.5 },
      risk_free_rate: 0.02,
    });
    expect(answer.weights['A']).toBeCloseTo(0.5, 8);
    expect(answer.weights['C']).toBeCloseTo(0.2, 8);
    expect(() => run({ moments: { covariance }, expected_returns: { estimator: 'ema' } })).toThrow(/ema needs returns/);
    expect(() => run({ moments: { covariance, expected_returns: [1, 2, 3] }, expected_returns: {} })).toThrow(
      /moments have expected returns/,
    );
    expect(run({ moments: { covariance } }).expected_return).toBeNull();
  });

  it.each([
    [{ covariance: { estimator: 'magic' } }, /no covariance estimator "magic"/],
    [{ covariance: { estimator: 1 } }, /covariance.estimator must be a name, it is 1/],
    [{ covariance: { span: 3 } }, /ledoit_wolf has no parameter "span"; it takes: target/],
    [{ expected_returns: { estimator: 'magic' } }, /no estimator of expected returns "magic"/],
    [{ expected_returns: { estimator: 'capm' }, benchmark: [0.1] }, /benchmark has 1 values, 12 are needed/],
    [{ expected_returns: { estimator: 'equilibrium' } }, /equilibrium.market_weights must be an object, got nothing/],
    [{ covariance: { estimator: 'ewma', span: 3, half_life: 2 } }, /ewma takes span or half_life, not both/],
    [{ expected_returns: { estimator: 'ema', span: 3, half_life: 2 } }, /ema takes span or half_life, not both/],
    [{ covariance: { estimator: 'oas', window: 13 } }, /oas.window is 13, but there are 12 returns/],
    [{ covariance: { estimator: 'sample', half_life: 0 } }, /sample.half_life must be at least 0.1/],
    [{ symbols: ['A', 'B'] }, /returns have 3 columns for 2 symbols/],
  ])('refuses %j', (parts, message) => {
    expect(() => run({ returns: ROWS, ...parts })).toThrow(message);
  });
});

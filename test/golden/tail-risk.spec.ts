import { readFileSync } from 'node:fs';
import type { Constraints } from '../../src/quant/constraints/constraints.js';
import { matrixFromRows, type Matrix } from '../../src/quant/linalg/matrix.js';
import { sum } from '../../src/quant/linalg/vector.js';
import { annualiseCovariance, meanHistoricalReturns } from '../../src/quant/moments/annualise.js';
import { sample } from '../../src/quant/moments/sample.estimator.js';
import { simpleReturns } from '../../src/quant/moments/simple-returns.js';
import { optimize, type Allocation } from '../../src/quant/optimizers/optimize.js';
import type { Params } from '../../src/quant/params.js';
import { portfolioReturns } from '../../src/quant/performance/scenario-risk.js';
import { describeWithReference, readReference, referencePath } from '../support/reference.js';

const CASES = ['G1_sp500_20_2015_2019', 'G2_ftse_40_2016_2019'];
const PERIODS = 252;
const OBJECTIVE = 1e-8;
const WEIGHTS = 1e-4;
/** Of results that one library alone has stated. */
const SINGLE_SOURCE = 1e-6;
const GAP = 1e-9;

type PerSymbol = Record<string, number>;

interface Golden {
  weights: PerSymbol;
  cvar_daily?: number;
  cdar?: number;
  risk_value?: number;
}

describeWithReference('tails on real prices', () => {
  describe.each(CASES)('of %s', suite);
  describe('of eleven stocks that another library publishes weights for', publishedSuite);
});

function suite(name: string): void {
  const { symbols, returns } = loadReturns('given', name, 'prices.csv');
  const { results } = readReference<{ results: Record<string, Golden> }>('allocation', 'given', name, 'tail_risk.json');
  const means = meanHistoricalReturns(returns, PERIODS);
  const run = runnerOf(symbols, returns);
  const [targetKey, limited] = Object.entries(results).find(([key]) => key.includes('target_daily_return'))!;
  const target = Number(targetKey.split('_').at(-1));

  it.each([
    ['min_cvar', 'cvar', 'min_cvar_0.95', 'cvar_daily', WEIGHTS],
    ['min_cdar', 'cdar', 'min_cdar_0.95', 'cdar', WEIGHTS],
    ['min_mad', 'mean_absolute_deviation', 'min_mean_absolute_deviation_skfolio', 'risk_value', Infinity],
    ['min_semivariance', 'semivariance', 'min_semi_variance_skfolio', 'risk_value', Infinity],
  ] as const)('%s', (method, measure, key, field, tolerance) => {
    const golden = results[key]!;
    const result = run(method);
    const relative = tolerance === WEIGHTS ? OBJECTIVE : SINGLE_SOURCE * golden[field]!;
    expect(Math.abs(valueOf(result, measure) - golden[field]!)).toBeLessThanOrEqual(relative);
    expect(distance(result, symbols, golden)).toBeLessThanOrEqual(tolerance);
    expect(result.diagnostics.optimalityGap).toBeLessThanOrEqual(GAP);
  });

  it('min_ulcer', () => {
    const golden = results['min_ulcer_index_skfolio']!;
    const result = run('min_ulcer');
    expect(distance(result, symbols, golden)).toBeLessThanOrEqual(1e-7);
    expect(result.diagnostics.optimalityGap).toBeLessThanOrEqual(GAP);
    // The library that states it looks for the peak from the first day's close on, not from the start.
    const levels = portfolioReturns(returns, result.weights).map(
      (
        (level) => (value) =>
          (level += value)
      )(0),
    );
    const squares = levels.map((level, t) => (Math.max(...levels.subarray(0, t + 1)) - level) ** 2);
    const index = Math.sqrt(sum(squares) / squares.length);
    expect(Math.abs(index - golden.risk_value!)).toBeLessThanOrEqual(SINGLE_SOURCE * golden.risk_value!);
  });

  it('finds the worst loss as the tail of less than one scenario', () => {
    const golden = results['min_worst_realization_skfolio']!;
    const worst = valueOf(run('min_cvar', { alpha: 0.9999 }), 'cvar');
    expect(Math.abs(worst - golden.risk_value!)).toBeLessThanOrEqual(SINGLE_SOURCE * golden.risk_value!);
  });

  it('finds it as the entropic value at risk of a tail of less than one scenario too', () => {
    const golden = results['min_worst_realization_skfolio']!;
    const worst = valueOf(run('min_evar', { alpha: 0.9999 }), 'evar');
    expect(Math.abs(worst - golden.risk_value!)).toBeLessThanOrEqual(SINGLE_SOURCE * golden.risk_value!);
  });

  it('finds the largest drawdown as the tail of less than one', () => {
    const golden = results['min_max_drawdown_skfolio']!;
    const worst = valueOf(run('min_cdar', { alpha: 0.9999 }), 'cdar');
    expect(Math.abs(worst - golden.risk_value!)).toBeLessThanOrEqual(SINGLE_SOURCE * golden.risk_value!);
  });

  it('finds the least CVaR for a return, and the best return for that CVaR', () => {
    const coefficients = Object.fromEntries(symbols.map((symbol, i) => [symbol, means[i]! / PERIODS]));
    const least = run('min_cvar', {}, { linear: [{ coefficients, min: target }] });
    expect(Math.abs(valueOf(least, 'cvar') - limited.cvar_daily!)).toBeLessThanOrEqual(OBJECTIVE);
    expect(distance(least, symbols, limited)).toBeLessThanOrEqual(WEIGHTS);
    const best = run('max_return_cvar', { max_cvar: limited.cvar_daily! });
    expect(Math.abs(best.expectedReturn! / PERIODS - target)).toBeLessThanOrEqual(OBJECTIVE);
    expect(valueOf(best, 'cvar')).toBeLessThanOrEqual(limited.cvar_daily! * (1 + GAP));
    expect(distance(best, symbols, limited)).toBeLessThanOrEqual(WEIGHTS);
  });
}

function publishedSuite(): void {
  const prices = loadReturns('given', 'published', 'riskfolio_tests_stock_prices.csv');
  const symbols = prices.symbols.filter((symbol) => symbol !== 'SPY');
  const order = symbols.map((symbol) => prices.symbols.indexOf(symbol));
  const rows = Array.from({ length: 200 }, (_, t) => {
    const from = (prices.returns.rows - 200 + t) * prices.returns.columns;
    return order.map((i) => prices.returns.data[from + i]!);
  });
  const run = runnerOf(symbols, matrixFromRows('returns', rows));
  const [header = '', ...lines] = linesOf('given', 'published', 'riskfolio_expected', 'Classic_MinRisk.csv');

  it.each([
    ['min_cvar', 'CVaR', 1e-6],
    ['min_cdar', 'CDaR', 1e-6],
    ['min_mad', 'MAD', 1e-6],
    ['min_ulcer', 'UCI', 1e-6],
    ['min_semivariance', 'MSV', 1e-4],
    // Its solver states the weights of the entropic value at risk to about 1e-5.
    ['min_evar', 'EVaR', 1e-4],
  ])('%s', (method, column, tolerance) => {
    const at = header.split(',').indexOf(column);
    const weights = Object.fromEntries(
      lines.map((line) => [line.split(',')[0]!, Number(line.split(',')[at])] as const),
    );
    expect(distance(run(method), symbols, { weights })).toBeLessThanOrEqual(tolerance);
  });
}

function runnerOf(symbols: string[], returns: Matrix) {
  return (method: string, params: Params = {}, constraints: Constraints = {}): Allocation =>
    optimize({
      ...{ method, params, symbols, constraints },
      scenarios: returns,
      covariance: annualiseCovariance(sample.estimate(returns, {}).covariance, PERIODS),
      expectedReturns: meanHistoricalReturns(returns, PERIODS),
      periodsPerYear: PERIODS,
    });
}

function valueOf({ diagnostics }: Allocation, name: string): number {
  return Number(diagnostics.values?.[name]);
}

function distance({ weights }: Allocation, symbols: string[], golden: Golden): number {
  return Math.max(...symbols.map((symbol, i) => Math.abs(weights[i]! - golden.weights[symbol]!)));
}

function linesOf(...path: string[]): string[] {
  return readFileSync(referencePath('allocation', ...path), 'utf8')
    .trim()
    .split(/\r?\n/);
}

function loadReturns(...path: string[]): { symbols: string[]; returns: Matrix } {
  const [header = '', ...lines] = linesOf(...path);
  const prices = lines.map((line) => line.split(',').slice(1).map(Number));
  return { symbols: header.split(',').slice(1), returns: simpleReturns(matrixFromRows('prices', prices)) };
}

import { readFileSync } from 'node:fs';
import type { Constraints } from '../../src/quant/constraints/constraints.js';
import { matrixFromRows, type Matrix } from '../../src/quant/linalg/matrix.js';
import { meanHistoricalReturns } from '../../src/quant/moments/annualise.js';
import { sample } from '../../src/quant/moments/sample.estimator.js';
import { simpleReturns } from '../../src/quant/moments/simple-returns.js';
import { optimize } from '../../src/quant/optimizers/optimize.js';
import type { Params } from '../../src/quant/params.js';
import { describeWithReference, readReference, referencePath } from '../support/reference.js';

interface Example {
  id: string;
  inputs: {
    /** Or the example that has it, as in "as bailey_ldp_min_variance". */
    cov: number[][] | string;
    mu?: number[];
    rf?: number;
    bounds?: [number, number];
    budget?: number[];
    target_return?: number;
    risk_tolerance_lambda?: number;
  };
  published: number[];
  high_precision: number[];
  tolerance_of_publication: number;
}

interface Problem {
  readonly method: string;
  readonly params?: Params;
}

const HIGH_PRECISION = 1e-8;

/** What an example solves, by its name. */
const PROBLEMS: readonly [RegExp, (example: Example['inputs']) => Problem][] = [
  [
    /_corner_lambda_/,
    (inputs) => ({ method: 'max_utility', params: { risk_aversion: 1 / inputs.risk_tolerance_lambda! } }),
  ],
  [/_max_sharpe/, () => ({ method: 'max_sharpe' })],
  [/_(min_variance|min_var|gmv)/, () => ({ method: 'min_variance' })],
  [/_erc/, () => ({ method: 'risk_parity' })],
  [/_rb$/, (inputs) => ({ method: 'risk_budgeting', params: { budget: named(inputs.budget!) } })],
  [/_mdp|choueifaty_/, () => ({ method: 'max_diversification' })],
  [/_mv_return/, (inputs) => ({ method: 'efficient_return', params: { target_return: inputs.target_return! } })],
];

describeWithReference('published examples', () => {
  const { examples } = readReference<{ examples: Example[] }>(
    'allocation',
    'given',
    'published',
    'published_tables.json',
  );

  function covarianceOf({ inputs }: Example): Matrix {
    const { cov } = inputs;
    if (typeof cov !== 'string') return matrixFromRows('covariance', cov);
    return covarianceOf(examples.find(({ id }) => cov.endsWith(id))!);
  }

  it.each(examples.map((example) => [example.id, example] as const))('%s', (id, example) => {
    const { inputs } = example;
    const matching = PROBLEMS.filter(([pattern]) => pattern.test(id));
    expect(matching).toHaveLength(1);
    const [minWeight, maxWeight] = inputs.bounds ?? [];
    const constraints: Constraints = {
      ...(minWeight === undefined ? {} : { minWeight }),
      ...(maxWeight === undefined ? {} : { maxWeight }),
    };
    const { weights } = optimize({
      ...matching[0]![1](inputs),
      symbols: Object.keys(named(example.published)),
      covariance: covarianceOf(example),
      ...(inputs.mu ? { expectedReturns: Float64Array.from(inputs.mu) } : {}),
      riskFreeRate: inputs.rf ?? 0,
      constraints,
    });
    weights.forEach((weight, i) => {
      expect(Math.abs(weight - example.high_precision[i]!)).toBeLessThanOrEqual(HIGH_PRECISION);
      expect(Math.abs(weight - example.published[i]!)).toBeLessThanOrEqual(example.tolerance_of_publication);
    });
  });
});

/** How far the library that published them was from the optimum, as the check of the reference measured it. */
const EXPECTED: readonly [string, string, number][] = [
  ['Classic_MinRisk', 'min_variance', 5e-7],
  ['Classic_Sharpe', 'max_sharpe', 5e-7],
  ['Classic_RP', 'risk_parity', 5e-6],
];
const OBSERVATIONS = 200;

describeWithReference('weights that another library expects of itself', () => {
  const read = (...parts: string[]): { header: string[]; rows: string[][] } => {
    const text = readFileSync(referencePath('allocation', 'given', 'published', ...parts), 'utf8');
    const [header = [], ...rows] = text
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','));
    return { header, rows };
  };
  const prices = read('riskfolio_tests_stock_prices.csv');

  it.each(EXPECTED)('%s', (file, method, tolerance) => {
    const expected = read('riskfolio_expected', `${file}.csv`);
    const column = expected.header.indexOf('MV');
    const symbols = expected.rows.map(([symbol = '']) => symbol);
    const places = symbols.map((symbol) => prices.header.indexOf(symbol));
    const rows = prices.rows.slice(-OBSERVATIONS - 1).map((cells) => places.map((place) => Number(cells[place])));
    const returns = simpleReturns(matrixFromRows('prices', rows));
    const { weights } = optimize({
      method,
      symbols,
      covariance: sample.estimate(returns, {}).covariance,
      expectedReturns: meanHistoricalReturns(returns, 1),
    });
    expected.rows.forEach((cells, i) => {
      expect(Math.abs(weights[i]! - Number(cells[column]))).toBeLessThanOrEqual(tolerance);
    });
  });
});

function named(values: readonly number[]): Record<string, number> {
  return Object.fromEntries(values.map((value, i) => [`A${i}`, value]));
}

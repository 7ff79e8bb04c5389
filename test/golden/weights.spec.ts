import { annualiseCovariance, meanHistoricalReturns } from '../../src/quant/moments/annualise.js';
import { covarianceEstimators } from '../../src/quant/moments/registry.js';
import { matrixFromRows, type Matrix } from '../../src/quant/linalg/matrix.js';
import { simpleReturns } from '../../src/quant/moments/simple-returns.js';
import { optimize, type OptimizeRequest } from '../../src/quant/optimizers/optimize.js';
import { solveRiskBudget } from '../../src/quant/solvers/solve-risk-budget.js';
import { describeWithReference, readReference } from '../support/reference.js';
import { referencePrices } from '../support/reference-prices.js';

const CASES = ['G1_sp500_20_2015_2019', 'G2_ftse_40_2016_2019'];
const CLOSED_FORM = 1e-10;
const CONVEX_WEIGHTS = 1e-7;

type PerSymbol = Record<string, number>;

interface Optimization {
  inputs: { order: string[]; mu_annual_arithmetic: number[]; cov_annual: number[][]; risk_free_annual: number };
  results: Record<string, { weights: PerSymbol; budget?: number[] | PerSymbol }>;
}

interface Covariances {
  order: string[];
  sample_annual_ddof1: number[][];
  ledoit_wolf_scaled_identity_annual: { shrinkage: number; matrix: number[][] };
}

describeWithReference('golden numbers on real prices', () => {
  describe.each(CASES)('%s', (name) => {
    const golden = readReference<Optimization>('allocation', 'given', name, 'optimization.json');
    const symbols = golden.inputs.order;
    const covariance = matrixFromRows('covariance', golden.inputs.cov_annual);
    const returns = simpleReturns(referencePrices(name, symbols));

    const weightsOf = (request: Omit<OptimizeRequest, 'symbols' | 'covariance'>): Float64Array =>
      optimize({ symbols, covariance, ...request }).weights;
    const expected = (result: string): number[] => {
      const weights = golden.results[result]?.weights;
      if (weights === undefined) throw new Error(`no golden result ${result}`);
      return symbols.map((symbol) => weights[symbol] ?? NaN);
    };

    it('estimates means and sample covariance', () => {
      expectClose(meanHistoricalReturns(returns, 252), golden.inputs.mu_annual_arithmetic, CLOSED_FORM);
      const estimated = annualiseCovariance(estimate('sample', returns).covariance, 252);
      const given = readReference<Covariances>('allocation', 'given', name, 'covariance.json');
      expectClose(estimated.data, given.sample_annual_ddof1.flat(), CLOSED_FORM);
    });

    it('shrinks like Ledoit and Wolf', () => {
      const { covariance: shrunk, diagnostics } = estimate('ledoit_wolf', returns);
      const given = readReference<Covariances>('allocation', 'given', name, 'covariance.json');
      const { shrinkage, matrix } = given.ledoit_wolf_scaled_identity_annual;
      expectClose([diagnostics['shrinkage'] ?? NaN], [shrinkage], CLOSED_FORM);
      expectClose(annualiseCovariance(shrunk, 252).data, matrix.flat(), CLOSED_FORM);
    });

    it.each([
      ['equal_weight', 'equal_weight'],
      ['inverse_volatility', 'inverse_volatility'],
      ['inverse_variance', 'inverse_variance'],
    ])('%s is exact', (method, result) => {
      expectClose(weightsOf({ method }), expected(result), CLOSED_FORM);
    });

    it('finds the minimum variance, free and under a cap', () => {
      expectNear(weightsOf({ method: 'min_variance' }), expected('min_variance_long_only'), CONVEX_WEIGHTS);
      for (const result of Object.keys(golden.results).filter((key) => key.startsWith('min_variance_bounds_'))) {
        const [minWeight, maxWeight] = result.split('_').slice(3).map(Number) as [number, number];
        expectNear(
          weightsOf({ method: 'min_variance', constraints: { minWeight, maxWeight } }),
          expected(result),
          CONVEX_WEIGHTS,
        );
      }
      const free = { minWeight: -100, maxWeight: 100 };
      const unconstrained = expected('min_variance_unconstrained_long_short');
      expectNear(weightsOf({ method: 'min_variance', constraints: free }), unconstrained, CONVEX_WEIGHTS);
    });

    it('gives every symbol its part of the risk', () => {
      const { weights, riskContributions } = optimize({ symbols, covariance, method: 'risk_parity' });
      expectNear(weights, expected('equal_risk_contribution'), CONVEX_WEIGHTS);
      expectNear(riskContributions, new Array<number>(symbols.length).fill(1 / symbols.length), 1e-12);
      const budget = golden.results['risk_budgeting']?.budget;
      if (budget === undefined) return;
      const parts = Array.isArray(budget) ? budget : symbols.map((symbol) => budget[symbol] ?? NaN);
      const total = parts.reduce((sum, part) => sum + part, 0);
      const solved = solveRiskBudget(
        covariance,
        Float64Array.from(parts, (part) => part / total),
      );
      expectNear(solved.weights, expected('risk_budgeting'), CONVEX_WEIGHTS);
    });
  });
});

function estimate(name: string, returns: Matrix) {
  const estimator = covarianceEstimators.find(name);
  if (estimator === undefined) throw new Error(`no estimator ${name}`);
  return estimator.estimate(returns, {});
}

function expectClose(actual: ArrayLike<number>, given: ArrayLike<number>, relative: number): void {
  expect(actual.length).toBe(given.length);
  for (let i = 0; i < given.length; i++) {
    expect(Math.abs(actual[i]! - given[i]!)).toBeLessThanOrEqual(relative * Math.max(Math.abs(given[i]!), 1e-6));
  }
}

function expectNear(actual: ArrayLike<number>, given: ArrayLike<number>, absolute: number): void {
  expect(actual.length).toBe(given.length);
  for (let i = 0; i < given.length; i++) expect(Math.abs(actual[i]! - given[i]!)).toBeLessThanOrEqual(absolute);
}

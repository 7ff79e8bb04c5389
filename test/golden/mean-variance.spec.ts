import type { Constraints } from '../../src/quant/constraints/constraints.js';
import { matrixFromRows } from '../../src/quant/linalg/matrix.js';
import { optimize, type Allocation } from '../../src/quant/optimizers/optimize.js';
import type { Params } from '../../src/quant/params.js';
import { describeWithReference, readReference } from '../support/reference.js';

const CASES = ['G1_sp500_20_2015_2019', 'G2_ftse_40_2016_2019'];
const WEIGHTS = 1e-7;
const SHARPE_WEIGHTS = 1e-6;
const OBJECTIVE = 1e-10;
const KKT = 1e-8;

type PerSymbol = Record<string, number>;

interface Golden {
  problem: string;
  weights: PerSymbol;
  w_prev?: PerSymbol;
  portfolio: { expected_return: number; volatility: number; sharpe: number };
}

interface Optimization {
  inputs: {
    order: string[];
    mu_annual_arithmetic: number[];
    cov_annual: number[][];
    risk_free_annual: number;
    sectors: PerSymbol | Record<string, string>;
  };
  results: Record<string, Golden>;
}

describeWithReference('mean and variance on real prices', () => {
  describe.each(CASES)('of %s', suite);
});

function suite(name: string): void {
  const { inputs, results } = readReference<Optimization>('allocation', 'given', name, 'optimization.json');
  const symbols = inputs.order;

  const run = (method: string, params: Params = {}, constraints: Constraints = {}): Allocation =>
    optimize({
      method,
      params,
      symbols,
      covariance: matrixFromRows('covariance', inputs.cov_annual),
      expectedReturns: Float64Array.from(inputs.mu_annual_arithmetic),
      riskFreeRate: inputs.risk_free_annual,
      constraints,
    });

  const golden = (prefix: string): [string, Golden][] => {
    const found = Object.entries(results).filter(([key]) => key.startsWith(prefix));
    if (found.length === 0) throw new Error(`no golden result ${prefix}`);
    return found;
  };
  const numbersOf = (key: string): number[] => (key.match(/\d+\.\d+|\d+/g) ?? []).map(Number);

  function expectWeights({ weights, diagnostics }: Allocation, { weights: given }: Golden, tolerance = WEIGHTS): void {
    expect(diagnostics.kktResidual).toBeLessThanOrEqual(KKT);
    const furthest = Math.max(...symbols.map((symbol, i) => Math.abs(weights[i]! - given[symbol]!)));
    expect(furthest).toBeLessThanOrEqual(tolerance);
  }

  /** "{'Energy': 0.05}" of the problem's text. */
  function sectorLimits(problem: string): Constraints {
    const [caps, floors] = (problem.match(/\{[^}]*\}/g) ?? []).map(
      (text) => JSON.parse(text.replaceAll("'", '"')) as PerSymbol,
    );
    const sectorsOf = inputs.sectors as Record<string, string>;
    const groups = [...new Set([...Object.keys(caps ?? {}), ...Object.keys(floors ?? {})])].map((sector) => ({
      name: sector,
      symbols: symbols.filter((symbol) => sectorsOf[symbol] === sector),
      ...(caps?.[sector] === undefined ? {} : { max: caps[sector] }),
      ...(floors?.[sector] === undefined ? {} : { min: floors[sector] }),
    }));
    return { groups };
  }

  it('trades return against variance', () => {
    for (const [key, given] of golden('mean_variance_risk_aversion_')) {
      expectWeights(run('max_utility', { risk_aversion: numbersOf(key)[0]! }), given);
    }
  });

  it('finds the least variance for a return and the best return for a volatility', () => {
    for (const [key, given] of golden('efficient_return_')) {
      const result = run('efficient_return', { target_return: numbersOf(given.problem.split('>=')[1]!)[0]! });
      expect(result.volatility / given.portfolio.volatility).toBeCloseTo(1, 9);
      expectWeights(result, given, key ? WEIGHTS : 0);
    }
    for (const [key, given] of golden('efficient_risk_')) {
      const result = run('efficient_risk', { target_volatility: numbersOf(key)[0]! });
      expect(Math.abs(result.expectedReturn! - given.portfolio.expected_return)).toBeLessThanOrEqual(OBJECTIVE);
      expectWeights(result, given);
    }
  });

  it('finds the maximum Sharpe ratio, free, under caps and under sector limits', () => {
    expectWeights(run('max_sharpe'), results['max_sharpe_long_only']!, SHARPE_WEIGHTS);
    for (const [key, given] of golden('max_sharpe_bounds_')) {
      const [minWeight, maxWeight] = numbersOf(key) as [number, number];
      expectWeights(run('max_sharpe', {}, { minWeight, maxWeight }), given, SHARPE_WEIGHTS);
    }
    const limited = results['max_sharpe_sector_caps']!;
    const result = run('max_sharpe', {}, sectorLimits(limited.problem));
    expect(result.sharpe! / limited.portfolio.sharpe).toBeCloseTo(1, 10);
    expectWeights(result, limited, SHARPE_WEIGHTS);
  });

  it('diversifies and decorrelates', () => {
    expectWeights(run('max_diversification'), results['max_diversification']!, SHARPE_WEIGHTS);
    expectWeights(run('max_decorrelation'), results['max_decorrelation']!);
  });

  it('keeps sector limits, turnover, gross exposure, and adds L2 and costs', () => {
    const sectors = results['min_variance_sector_caps']!;
    expectWeights(run('min_variance', {}, sectorLimits(sectors.problem)), sectors);
    const [l2Key, l2] = golden('min_variance_l2_')[0]!;
    expectWeights(run('min_variance', {}, { l2: numbersOf(l2Key).at(-1)! }), l2);
    const [turnoverKey, turnover] = golden('min_variance_turnover_cap_')[0]!;
    const limit = { from: turnover.w_prev!, max: numbersOf(turnoverKey).at(-1)! };
    expectWeights(run('min_variance', {}, { turnover: limit }), turnover);
    const [costKey, costs] = golden('mean_variance_2.0_transaction_cost_')[0]!;
    const cost = { from: costs.w_prev!, linear: numbersOf(costKey).at(-1)! };
    expectWeights(run('max_utility', { risk_aversion: 2 }, { costs: cost }), costs);
    const [grossKey, gross] = golden('min_variance_long_short_gross_')[0]!;
    const short = { minWeight: -1, maxWeight: 2, grossMax: numbersOf(grossKey).at(-1)! };
    expectWeights(run('min_variance', {}, short), gross);
  });

  it('counts positions exactly', () => {
    const [key, given] = Object.entries(results).find(([candidate]) => candidate.includes('cardinality')) ?? [];
    if (!key || !given) return;
    const result = run('min_variance', {}, { maxPositions: numbersOf(key).at(-1)! });
    expect(result.diagnostics).toMatchObject({ solver: 'branch_and_bound', optimalityGap: 0 });
    expectWeights(result, given);
  });
}

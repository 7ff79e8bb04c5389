import fc from 'fast-check';
import type { Constraints } from '../constraints/constraints.js';
import { matrixFromRows, type Matrix } from '../linalg/matrix.js';
import { symmetricMatVec } from '../linalg/symmetric.js';
import { sum } from '../linalg/vector.js';
import { optimize, type Allocation } from './optimize.js';

interface Market {
  readonly symbols: string[];
  readonly covariance: Matrix;
  readonly budget: Record<string, number>;
  /** The parts that the budget states, N, sum 1. */
  readonly parts: number[];
}

/** A one-factor covariance of `least` to `most` symbols with betas of both signs, and a budget over two orders of magnitude. */
const markets = (least: number, most: number): fc.Arbitrary<Market> =>
  fc
    .integer({ min: least, max: most })
    .chain((n) => {
      const numbers = (min: number, max: number) =>
        fc.array(fc.double({ min, max, noNaN: true }), { minLength: n, maxLength: n });
      return fc.tuple(numbers(-0.5, 2), numbers(0.02, 0.6), numbers(-1, 1));
    })
    .map(([betas, risks, logs]) => {
      const symbols = betas.map((_, i) => `S${i}`);
      const rows = betas.map((beta, i) =>
        betas.map((other, j) => 0.03 * beta * other + (i === j ? risks[i]! * risks[i]! : 0)),
      );
      const given = logs.map((log) => 10 ** log);
      return {
        symbols,
        covariance: matrixFromRows('covariance', rows),
        budget: Object.fromEntries(symbols.map((symbol, i) => [symbol, given[i]!])),
        parts: given.map((part) => part / sum(given)),
      };
    });

const solve = ({ symbols, covariance, budget }: Market, constraints: Constraints = {}): Allocation =>
  optimize({ method: 'risk_budgeting', params: { budget }, symbols, covariance, constraints });

describe('without binding constraints', () => {
  it('every symbol contributes its part, whether systems are factored or solved by products', () => {
    fc.assert(
      fc.property(fc.oneof(markets(1, 12), markets(41, 60)), (market) => {
        const { riskContributions } = solve(market);
        riskContributions.forEach((part, i) => {
          expect(Math.abs(part - market.parts[i]!)).toBeLessThan(1e-12);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('in a nearly singular market of 60 symbols and 10 observations too, where products alone do not do', () => {
    const n = 60;
    const series = Array.from({ length: n }, (_, i) =>
      Array.from({ length: 10 }, (_value, t) => Math.sin(7 * i * i + 3 * t * i + t)),
    );
    const rows = series.map((a, i) =>
      series.map((b, j) => a.reduce((total, value, t) => total + value * b[t]!, i === j ? 1e-6 : 0)),
    );
    const symbols = series.map((_, i) => `S${i}`);
    const { riskContributions } = optimize({
      method: 'risk_parity',
      symbols,
      covariance: matrixFromRows('covariance', rows),
    });
    riskContributions.forEach((part) => {
      expect(Math.abs(part - 1 / n)).toBeLessThan(1e-9);
    });
  });

  it('the same weights with constraints that do not hold anything', () => {
    fc.assert(
      fc.property(markets(2, 8), (market) => {
        const { weights } = solve(market);
        // L2 of nothing to speak of takes the way through the constrained problem.
        const loose = solve(market, { l2: 1e-300, groups: [{ name: 'all', symbols: market.symbols, max: 2 }] });
        expect(loose.diagnostics.solver).toBe('barrier_active_set');
        loose.weights.forEach((weight, i) => {
          expect(Math.abs(weight - weights[i]!)).toBeLessThan(1e-10);
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('under constraints', () => {
  const capped = (market: Market): { cap: number; floor: number } => {
    const sorted = [...solve(market).weights].sort((a, b) => a - b);
    const n = sorted.length;
    // Between the largest and the average, and half-way below it: always feasible.
    return { cap: (sorted[n - 1]! + 1 / n) / 2, floor: (sorted[0]! + 1 / n) / 2 };
  };

  it('a capped symbol contributes less than its part, a floored one more, the others in proportion', () => {
    fc.assert(
      fc.property(markets(3, 10), (market) => {
        const { cap, floor } = capped(market);
        const { weights, diagnostics } = solve(market, { minWeight: floor, maxWeight: cap });
        expect(sum(weights)).toBeCloseTo(1, 12);
        expect(diagnostics.kktResidual).toBeLessThan(1e-10);
        const barrier = Number(diagnostics.values?.['barrier']);
        symmetricMatVec(market.covariance, weights).forEach((marginal, i) => {
          const excess = (weights[i]! * marginal) / (barrier * market.parts[i]!) - 1;
          if (weights[i]! > floor + 1e-12) expect(excess).toBeLessThan(1e-7);
          if (weights[i]! < cap - 1e-12) expect(excess).toBeGreaterThan(-1e-7);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('keeps a group, a turnover, a gross exposure and a tracking error', () => {
    fc.assert(
      fc.property(markets(4, 7), (market) => {
        const { symbols } = market;
        const equal = Object.fromEntries(symbols.map((symbol) => [symbol, 1 / symbols.length]));
        const half = sum(solve(market).weights.slice(0, 2)) * 0.7;
        // What is kept is checked by the result itself, which is refused otherwise.
        solve(market, { groups: [{ name: 'pair', symbols: symbols.slice(0, 2), max: half }], grossMax: 1 });
        solve(market, { turnover: { from: equal, max: 0.1 } });
        const near = solve(market, { trackingError: { benchmarkWeights: equal, max: 0.02 } });
        expect(near.weights.every((weight) => weight > 0)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('does not depend on the order of the symbols', () => {
    fc.assert(
      fc.property(markets(3, 8), (market) => {
        const constraints = { maxWeight: capped(market).cap };
        const { weights } = solve(market, constraints);
        const order = market.symbols.map((_, i) => i).reverse();
        const n = order.length;
        const rows = order.map((i) => order.map((j) => market.covariance.data[i * n + j]!));
        const symbols = order.map((i) => market.symbols[i]!);
        const again = solve({ ...market, symbols, covariance: matrixFromRows('covariance', rows) }, constraints);
        order.forEach((from, to) => {
          expect(Math.abs(again.weights[to]! - weights[from]!)).toBeLessThan(1e-10);
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('what has no risk budget is refused', () => {
  const covariance = matrixFromRows('covariance', [
    [0.04, 0.01],
    [0.01, 0.09],
  ]);
  const attempt =
    (budget: Record<string, number>, constraints: Constraints = {}) =>
    (): Allocation =>
      solve({ symbols: ['A', 'B'], covariance, budget, parts: [] }, constraints);

  it.each([
    [{ A: 1 }, {}, /risk_budgeting.budget has no B/],
    [{ A: 1, B: 1, C: 1 }, {}, /names C/],
    [{ A: 1, B: 0 }, {}, /budget\.B must be at least/],
    [{ A: 1, B: 1 }, { maxWeight: { A: 0 } }, /leave no weight for A/],
    [{ A: 1, B: 1 }, { maxPositions: 1 }, /max_positions is 1, but each of 2 carries risk/],
    [{ A: 1, B: 1 }, { maxWeight: 0.3 }, /exclude every portfolio: max_weight, budget/],
    [{ A: 1, B: 1 }, { budget: -1 }, /the budget is -1/],
  ])('%j under %j', (budget, constraints, message) => {
    expect(attempt(budget, constraints)).toThrow(message);
  });

  it('and a positive portfolio without risk', () => {
    const hedged = matrixFromRows('covariance', [
      [0.04, -0.04],
      [-0.04, 0.04],
    ]);
    expect(() => optimize({ method: 'risk_parity', symbols: ['A', 'B'], covariance: hedged })).toThrow(
      /no risk budget/,
    );
  });
});

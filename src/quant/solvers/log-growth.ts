import { gram } from '../linalg/gram.js';
import { zeros, type Matrix } from '../linalg/matrix.js';
import { rowDot } from '../linalg/symmetric.js';
import { portfolioReturns } from '../performance/scenario-risk.js';
import type { SmoothFunction } from './minimise-smooth.js';

/** −(1/T) Σ ln(1 + rₜ'w): minus the mean growth of the logarithm of wealth; Infinity where a scenario loses everything. */
export function negativeLogGrowth(scenarios: Matrix): SmoothFunction {
  const { rows: periods, columns: n, data } = scenarios;
  return {
    value(weights) {
      let total = 0;
      for (const value of portfolioReturns(scenarios, weights)) total += value > -1 ? Math.log1p(value) : -Infinity;
      return -total / periods;
    },
    derivatives(weights) {
      const shares = portfolioReturns(scenarios, weights).map((value) => 1 / (1 + value));
      const scaled = zeros(n, periods);
      for (let t = 0; t < periods; t++) {
        for (let i = 0; i < n; i++) scaled.data[i * periods + t] = data[t * n + i]! * shares[t]!;
      }
      const ones = new Float64Array(periods).fill(-1 / periods);
      const hessian = gram(scaled);
      hessian.data.forEach((value, k) => (hessian.data[k] = value / periods));
      return { gradient: Float64Array.from({ length: n }, (_, i) => rowDot(scaled, i, ones)), hessian };
    },
  };
}

import { gram } from '../linalg/gram.js';
import { zeros, type Matrix } from '../linalg/matrix.js';
import { maxAbs } from '../linalg/vector.js';
import { portfolioReturns } from '../performance/scenario-risk.js';
import { findRoot } from './find-root.js';
import type { SmoothFunction } from './minimise-smooth.js';

export interface EntropicRisk {
  readonly value: number;
  /** z at the minimum. */
  readonly temperature: number;
  /** Weights of the scenarios at the minimum (T, sum 1): the worst of the measures that are close enough. */
  readonly measure: Float64Array;
}

const ROOT_TOLERANCE = 1e-13;
/** Above so many times the largest loss all scenarios count almost alike: no level is met there. */
const HOTTEST = 1e8;

/**
 * Entropic value at risk: min over z ≥ `floor` of z·ln(mean exp(loss/z)/(1 − α)). Its derivative in z is ln(1/(1 − α)) less
 * the relative entropy of the measure exp(loss/z), which falls with z, so the minimum is a root in ln z.
 * Source: A. Ahmadi-Javid, "Entropic value-at-risk", Journal of Optimization Theory and Applications 155 (2012).
 */
export function entropicRisk(losses: Float64Array, { alpha, floor }: { alpha: number; floor: number }): EntropicRisk {
  const level = -Math.log1p(-alpha);
  const at = (temperature: number) => tilted(losses, temperature);
  const excess = (log: number): number => level - at(Math.exp(log)).entropy;
  const low = Math.log(floor);
  const high = Math.log(Math.max(maxAbs(losses), floor) * HOTTEST);
  const isFloored = excess(low) >= 0;
  const temperature = isFloored ? floor : Math.exp(findRoot(excess, { low, high, tolerance: ROOT_TOLERANCE }));
  const { logMean, measure } = at(temperature);
  return { value: logMean + temperature * level, temperature, measure };
}

/** Σ p ln(T·p): how far a measure is from equal weights (T, sum 1). */
export function relativeEntropy(measure: Float64Array): number {
  return measure.reduce((total, p) => total + (p > 0 ? p * Math.log(p * measure.length) : 0), 0);
}

/** z·ln(mean exp(loss/z)), the measure ∝ exp(loss/z), and its entropy relative to equal weights. */
function tilted(
  losses: Float64Array,
  temperature: number,
): { logMean: number; measure: Float64Array; entropy: number } {
  let worst = -Infinity;
  for (const loss of losses) worst = Math.max(worst, loss);
  const measure = losses.map((loss) => Math.exp((loss - worst) / temperature));
  let total = 0;
  for (const value of measure) total += value;
  let entropy = 0;
  measure.forEach((value, t) => {
    measure[t] = value / total;
    entropy += measure[t] * ((losses[t]! - worst) / temperature);
  });
  const logTotal = Math.log(total / losses.length);
  return { logMean: worst + temperature * logTotal, measure, entropy: entropy - logTotal };
}

/** The entropic value at risk of the losses −R'w as a function of the weights; z ≥ floor > 0 keeps it smooth. */
export function entropicRiskOf(scenarios: Matrix, options: { alpha: number; floor: number }): SmoothFunction {
  const riskAt = (weights: Float64Array) => {
    const losses = portfolioReturns(scenarios, weights).map((value) => -value);
    return { losses, ...entropicRisk(losses, options) };
  };
  return {
    value: (weights) => riskAt(weights).value,
    derivatives(weights) {
      const { losses, measure, temperature } = riskAt(weights);
      const isFloored = temperature <= options.floor;
      return residualMoments(scenarios, { losses, measure, temperature, isFloored });
    },
  };
}

/**
 * The gradient is the mean loss of each asset under the measure, the Hessian the covariance over z of what is left of the
 * assets' losses once z has followed the portfolio's loss (all of it where z stays at its floor).
 */
function residualMoments(
  { rows: periods, columns: n, data }: Matrix,
  at: { losses: Float64Array; measure: Float64Array; temperature: number; isFloored: boolean },
): { gradient: Float64Array; hessian: Matrix } {
  const { losses, measure, temperature, isFloored } = at;
  const mean = measure.reduce((total, p, t) => total + p * losses[t]!, 0);
  const deviations = losses.map((loss) => loss - mean);
  const variance = measure.reduce((total, p, t) => total + p * deviations[t]! * deviations[t]!, 0);
  const roots = measure.map((p) => Math.sqrt(p / temperature));
  const gradient = new Float64Array(n);
  const squares = zeros(n, periods);
  for (let i = 0; i < n; i++) {
    let slope = 0;
    for (let t = 0; t < periods; t++) {
      gradient[i]! -= measure[t]! * data[t * n + i]!;
      slope -= measure[t]! * data[t * n + i]! * deviations[t]!;
    }
    slope = isFloored || !(variance > 0) ? 0 : slope / variance;
    for (let t = 0; t < periods; t++) {
      squares.data[i * periods + t] = roots[t]! * (-data[t * n + i]! - gradient[i]! - slope * deviations[t]!);
    }
  }
  return { gradient, hessian: gram(squares) };
}

import type { Matrix } from '../linalg/matrix.js';

/** A structured matrix F and how far the sample covariance S moves towards it. */
export interface Shrinkage {
  /** F, N × N, per period. */
  readonly target: Matrix;
  /** δ in [0, 1]. */
  readonly shrinkage: number;
}

/** What a covariance can be shrunk towards. */
export interface ShrinkageTarget {
  readonly name: string;
  /** From the centred series (N × T) and their covariance S = XX'/T. Throws `insufficient_data` where F is not defined. */
  shrinkageOf(series: Matrix, covariance: Matrix): Shrinkage;
}

/** Below this part of ‖S‖², the squared distance of S and F is rounding: they are the same. */
const SAME = 1e-28;

/** S becomes (1−δ)S + δF, in place. */
export function shrink({ data }: Matrix, { target, shrinkage }: Shrinkage): void {
  for (let i = 0; i < data.length; i++) data[i] = data[i]! * (1 - shrinkage) + shrinkage * target.data[i]!;
}

/** ‖S‖², Frobenius. */
export function squaredNorm({ data }: Matrix): number {
  return data.reduce((total, value) => total + value * value, 0);
}

/** Σᵢ xᵢₜ² (T). */
export function sumOfSquares({ rows, columns, data }: Matrix): Float64Array {
  const total = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let t = 0; t < columns; t++) total[t] = total[t]! + data[i * columns + t]! ** 2;
  }
  return total;
}

/** Σₜ(Σᵢ xᵢₜ²)²/T; less ‖S‖² it is π, the sum of the asymptotic variances of all elements of √T·S. */
export function meanFourthPower(series: Matrix): number {
  return sumOfSquares(series).reduce((total, value) => total + value * value, 0) / series.columns;
}

/**
 * δ = min(1, max(0, (π − ρ)/(γT))) with γ = ‖S − F‖² and ρ, the sum of the asymptotic covariances of the elements of √T·S
 * and √T·F; 0 where S and F are the same.
 */
export function intensityTowards(target: Matrix, rho: number, series: Matrix, covariance: Matrix): number {
  const norm = squaredNorm(covariance);
  const distance = covariance.data.reduce((total, value, i) => total + (value - target.data[i]!) ** 2, 0);
  if (!(distance > SAME * norm)) return 0;
  const noise = meanFourthPower(series) - norm;
  return Math.min(1, Math.max(0, (noise - rho) / distance / series.columns));
}

import { dot } from '../linalg/vector.js';

export interface LinearSystem {
  /** Writes Av into `out`; A (N × N) is symmetric positive definite. */
  readonly multiply: (v: Float64Array, out: Float64Array) => void;
  readonly diagonal: Float64Array;
  readonly target: Float64Array;
}

export interface ConjugateGradientsResult {
  readonly x: Float64Array;
  /** target − Ax as the recurrence has it. */
  readonly remainder: Float64Array;
  readonly converged: boolean;
}

/**
 * Solves Ax = target from products with A alone, by conjugate gradients preconditioned with the diagonal. Ends when the
 * remainder, in the norm of the inverse diagonal, is `tolerance` of the target, or after `limit` products; also then
 * x'target > 0. Source: M. Hestenes, E. Stiefel, "Methods of conjugate gradients for solving linear systems", 1952.
 */
export function solveByConjugateGradients(
  { multiply, diagonal, target }: LinearSystem,
  { tolerance, limit }: { tolerance: number; limit: number },
): ConjugateGradientsResult {
  const n = target.length;
  const x = new Float64Array(n);
  const remainder = target.slice();
  const image = new Float64Array(n);
  const direction = target.map((value, i) => value / diagonal[i]!);
  const first = dot(remainder, direction);
  let square = first;
  for (let products = 0; products < limit; products++) {
    multiply(direction, image);
    const length = square / dot(direction, image);
    for (let i = 0; i < n; i++) {
      x[i]! += length * direction[i]!;
      remainder[i]! -= length * image[i]!;
    }
    const next = weightedSquare(remainder, diagonal);
    if (next <= tolerance * tolerance * first) return { x, remainder, converged: true };
    const conjugation = next / square;
    for (let i = 0; i < n; i++) direction[i] = remainder[i]! / diagonal[i]! + conjugation * direction[i]!;
    square = next;
  }
  return { x, remainder, converged: false };
}

/** Σ vᵢ²/dᵢ. */
function weightedSquare(v: Float64Array, d: Float64Array): number {
  let total = 0;
  for (let i = 0; i < v.length; i++) total += (v[i]! * v[i]!) / d[i]!;
  return total;
}

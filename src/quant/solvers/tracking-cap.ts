import type { ConstraintSet } from '../constraints/constraint-set.js';
import type { Matrix } from '../linalg/matrix.js';
import { symmetricMatVec } from '../linalg/symmetric.js';
import { dot } from '../linalg/vector.js';

/** A cap below this, annual, counts as this: it is what rounding costs. */
const LEAST_CAP = 1e-9;

/** The cap on the tracking error as the concave inequality 1 − (w − b)'Σ(w − b)/max² ≥ 0. */
export class TrackingCap {
  /** Minus its second derivative, 2Σ/max² (N × N). */
  readonly curvature: Matrix;

  constructor(
    private readonly cap: NonNullable<ConstraintSet['trackingError']>,
    covariance: Matrix,
  ) {
    const max = Math.max(cap.max, LEAST_CAP);
    this.curvature = { ...covariance, data: covariance.data.map((value) => (2 * value) / (max * max)) };
  }

  /** Its tangent at these weights (N): slope'w + constant. */
  tangentAt(weights: Float64Array): { readonly slope: Float64Array; readonly constant: number } {
    const gap = weights.map((weight, i) => weight - this.cap.benchmark[i]!);
    const slope = symmetricMatVec(this.curvature, gap).map((value) => -value);
    return { slope, constant: 1 + dot(slope, gap) / 2 - dot(slope, weights) };
  }
}

/** A series whose squared deviations are less than this part of its squares moves by rounding only. */
const STILL = 1e-24;

/** Whether Σ(x − x̄)² is nothing but the rounding of values whose squares sum to `squares`. */
export function isStill(squaredDeviations: number, squares: number): boolean {
  return !(squaredDeviations > STILL * squares);
}

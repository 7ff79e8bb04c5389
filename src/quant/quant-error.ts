export type QuantErrorCode = 'invalid_input' | 'insufficient_data' | 'infeasible' | 'limit_iterations' | 'limit_time';

/**
 * The only error this library throws on purpose. `invalid_input`: a value is wrong (the message names the cell or parameter);
 * `insufficient_data`: too few observations or a moment is missing; `infeasible`: the constraints exclude every portfolio;
 * `limit_iterations`, `limit_time`: the computation was not done within its limits.
 */
export class QuantError extends Error {
  readonly code: QuantErrorCode;
  /** Where in the request it is, as in `constraints.max_weight.AAPL`; undefined where it is in no single place. */
  readonly place: string | undefined;

  constructor(code: QuantErrorCode, message: string, place?: string) {
    super(message);
    this.name = 'QuantError';
    this.code = code;
    this.place = place;
  }
}

/**
 * Runs `compute`; where it throws with a place that begins with `name` (what the library calls something, as in
 * `hrp.linkage`), the place becomes one that begins with `place` (where a request has it, as in `params.linkage`).
 */
export function placedAs<T>(name: string, place: string, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof QuantError && error.place?.startsWith(name))) throw error;
    throw new QuantError(error.code, error.message, place + error.place.slice(name.length));
  }
}

/** Runs `compute`; where it throws with a place, that is one inside of `place`. */
export function placedWithin<T>(place: string, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof QuantError) || error.place === undefined) throw error;
    throw new QuantError(error.code, error.message, `${place}.${error.place}`);
  }
}

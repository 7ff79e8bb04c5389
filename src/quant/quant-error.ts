export type QuantErrorCode = 'invalid_input' | 'insufficient_data' | 'infeasible';

/**
 * The only error this library throws on purpose. `invalid_input`: a value is wrong (the message names the cell or parameter);
 * `insufficient_data`: too few observations or a moment is missing; `infeasible`: the constraints exclude every portfolio.
 */
export class QuantError extends Error {
  readonly code: QuantErrorCode;

  constructor(code: QuantErrorCode, message: string) {
    super(message);
    this.name = 'QuantError';
    this.code = code;
  }
}

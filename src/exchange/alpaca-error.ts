/** A refusal in the protocol's own words: HTTP status, `{code, message}` and the extra members some refusals carry. */
export class AlpacaError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'AlpacaError';
  }
}

/** A request that is wrong in itself. */
export function invalidRequest(message: string): AlpacaError {
  return new AlpacaError(422, 40010001, message);
}

/** A request that is well formed and cannot be done. */
export function unprocessable(message: string): AlpacaError {
  return new AlpacaError(422, 42210000, message);
}

/** A request that the account is not allowed to make now. */
export function forbidden(message: string, extra: Readonly<Record<string, unknown>> = {}): AlpacaError {
  return new AlpacaError(403, 40310000, message, extra);
}

export function notFound(message: string): AlpacaError {
  return new AlpacaError(404, 40410000, message);
}

/** Market data refuses with 400. */
export function badDataRequest(message: string): AlpacaError {
  return new AlpacaError(400, 40010001, message);
}

import { AppError } from '../../common/app-error.js';
import type { ErrorCode } from '../../common/error-codes.js';
import { QuantError, type QuantErrorCode } from '../../quant/quant-error.js';

/** The answer of a computation as JSON text, or its refusal as a value: an error loses its class between threads. */
export type JsonOutcome =
  { json: string } | { code: QuantErrorCode | 'malformed_json'; message: string; place?: string | undefined };

/** An input that is too short is one that the caller can mend, like any other wrong input. */
const CODES: Record<string, ErrorCode> = {
  insufficient_data: 'invalid_input',
  invalid_input: 'invalid_input',
  infeasible: 'infeasible',
  limit_iterations: 'limit_iterations',
  limit_time: 'limit_time',
  malformed_json: 'malformed_json',
};

/** From the bytes of a request (JSON, UTF-8) to those of its answer. */
export function computeBytes(body: Uint8Array, compute: (value: unknown) => object): JsonOutcome {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    return { code: 'malformed_json', message: `the body is not JSON: ${(error as Error).message.slice(0, 200)}` };
  }
  return computeJson(() => compute(value));
}

/** An answer or a refusal of a request that was read. */
export function computeJson(compute: () => object): JsonOutcome {
  try {
    return { json: JSON.stringify(compute()) };
  } catch (error) {
    if (error instanceof QuantError) return { code: error.code, message: error.message, place: error.place };
    throw error;
  }
}

/** The answer as JSON text. Throws `invalid_input`, `infeasible`, `limit_iterations`, `limit_time`, `malformed_json`. */
export function jsonOf(outcome: JsonOutcome): string {
  if ('json' in outcome) return outcome.json;
  const { code, message, place } = outcome;
  const errors = place === undefined ? [] : [{ path: place, message }];
  throw new AppError(CODES[code] ?? 'internal_error', `The computation was refused: ${message}.`, { errors });
}

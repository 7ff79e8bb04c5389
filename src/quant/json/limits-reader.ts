import { QuantError } from '../quant-error.js';
import { USUAL_LIMITS } from '../solve-limits.js';
import type { JsonReader } from './json-reader.js';

/** Nobody waits longer; whoever runs the computation ends it a little later. */
export const LONGEST_TIME_MS = 60_000;
export const MOST_ITERATIONS = 1_000_000_000;

export interface Limits {
  /** Of each method that is tried, and of the estimates. */
  iterations: number;
  /** Of the whole request. */
  timeMs: number;
}

/** `limits` of a request, with the defaults. Throws `invalid_input`. */
export function readLimits(body: JsonReader): Limits {
  const reader = body.object('limits', ['time_ms', 'iterations']);
  return {
    iterations: whole('iterations', reader?.number('iterations') ?? USUAL_LIMITS.iterations, MOST_ITERATIONS),
    timeMs: whole('time_ms', reader?.number('time_ms') ?? USUAL_LIMITS.timeMs, LONGEST_TIME_MS),
  };
}

function whole(name: string, value: number, most: number): number {
  if (Number.isSafeInteger(value) && value >= 1 && value <= most) return value;
  const place = `limits.${name}`;
  throw new QuantError('invalid_input', `${place} must be a whole number from 1 to ${most}, it is ${value}`, place);
}

import { QuantError } from '../quant-error.js';
import type { JsonReader } from './json-reader.js';

const SOURCES = { returns: 'returns', prices: 'prices', moments: 'moments.covariance' };

/** Runs `compute`; a failure that names no place of its own gets the member of the body that it is about. */
export function placed<T>(body: JsonReader, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof QuantError) || error.place !== undefined) throw error;
    throw new QuantError(error.code, error.message, memberOf(body, error));
  }
}

function memberOf(body: JsonReader, { code }: QuantError): string | undefined {
  if (code === 'infeasible') return 'constraints';
  return Object.entries(SOURCES).find(([name]) => body.has(name))?.[1];
}

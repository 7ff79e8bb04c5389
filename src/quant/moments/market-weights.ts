import { completeBySymbol } from '../by-symbol.js';
import { sum } from '../linalg/vector.js';
import type { MapSchema } from '../params.js';
import { QuantError } from '../quant-error.js';

/** The parameter that states the market portfolio. */
export const MARKET_WEIGHTS: MapSchema = {
  type: 'object',
  description: 'By symbol: weights of the market portfolio or market capitalisations; they are scaled to the sum 1.',
  additionalProperties: { type: 'number', minimum: 0 },
};

/**
 * The resolved parameter as fractions that sum to 1 (N). `path` is what errors call it, as in `equilibrium.market_weights`.
 * Throws `invalid_input` for a symbol that has none, a stranger, and a sum of 0.
 */
export function marketWeightsOf(path: string, symbols: readonly string[], given: unknown): Float64Array {
  const ordered = completeBySymbol(path, symbols, given);
  const total = sum(ordered);
  if (!(total > 0)) throw new QuantError('invalid_input', `${path} sum to ${total}: there is no market`, path);
  return ordered.map((weight) => weight / total);
}

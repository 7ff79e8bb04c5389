import type { MapSchema } from './params.js';
import { QuantError } from './quant-error.js';

/** The schema of a parameter that has a number per symbol. */
export function numbersBySymbol(description: string): MapSchema {
  return { type: 'object', description, additionalProperties: { type: 'number' } };
}

/**
 * A parameter that has a number per symbol as N values in the order of the symbols; a symbol left out has 0. `path` is what
 * errors call it, as in `fixed.weights`. Throws `invalid_input` naming a symbol that is not there.
 */
export function valuesBySymbol(path: string, symbols: readonly string[], given: unknown): Float64Array {
  const numbers = given as Readonly<Record<string, number>>;
  const known = new Set(symbols);
  const stranger = Object.keys(numbers).find((symbol) => !known.has(symbol));
  if (stranger !== undefined) {
    throw new QuantError('invalid_input', `${path} names ${stranger}, which is no symbol`, `${path}.${stranger}`);
  }
  return Float64Array.from(symbols, (symbol) => (Object.hasOwn(numbers, symbol) ? numbers[symbol]! : 0));
}

/** The same for a parameter that leaves out none. Throws `invalid_input` naming a symbol that is left out. */
export function completeBySymbol(path: string, symbols: readonly string[], given: unknown): Float64Array {
  const missing = symbols.find((symbol) => !Object.hasOwn(given as object, symbol));
  if (missing !== undefined) throw new QuantError('invalid_input', `${path} has no ${missing}`, path);
  return valuesBySymbol(path, symbols, given);
}

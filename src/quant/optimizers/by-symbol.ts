import type { MapSchema } from '../params.js';
import { QuantError } from '../quant-error.js';

/** The schema of a parameter that has a number per symbol. */
export function numbersBySymbol(description: string): MapSchema {
  return { type: 'object', description, additionalProperties: { type: 'number' } };
}

/**
 * A parameter that has a number per symbol as N values in the order of the symbols; a symbol left out has 0.
 * Throws `invalid_input` naming the parameter and a symbol that is not there.
 */
export function valuesBySymbol(parameter: string, symbols: readonly string[], given: unknown): Float64Array {
  const numbers = given as Readonly<Record<string, number>>;
  const known = new Set(symbols);
  const stranger = Object.keys(numbers).find((symbol) => !known.has(symbol));
  if (stranger !== undefined) {
    throw new QuantError('invalid_input', `${parameter} names ${stranger}, which is not among the symbols`);
  }
  return Float64Array.from(symbols, (symbol) => (Object.hasOwn(numbers, symbol) ? numbers[symbol]! : 0));
}

import type { ParamSchema, Params } from '../../quant/params.js';

/** The parameter that most kinds have: how many daily returns they look at. */
export function lookbackDays(fallback: number): ParamSchema {
  return {
    type: 'integer',
    description: 'Number of daily returns that are looked at.',
    default: fallback,
    minimum: 20,
    maximum: 2520,
  };
}

export function numberParam(params: Params, name: string): number {
  const value = params[name];
  if (typeof value !== 'number') throw new TypeError(`parameter ${name} was not resolved`);
  return value;
}

import type { ParamSchema } from '../params.js';

/** The parameter of the estimators that turn a return per period into an annual one. */
export const COMPOUNDING: ParamSchema = {
  type: 'boolean',
  description: 'Compound over the periods of a year instead of multiplying by them.',
  default: false,
};

/** An annual return from a simple one per period: (1 + r)^periods − 1 if compounded, otherwise r·periods. */
export function annualReturn(perPeriod: number, periodsPerYear: number, compounding: boolean): number {
  return compounding ? Math.expm1(periodsPerYear * Math.log1p(perPeriod)) : perPeriod * periodsPerYear;
}

import { QuantError } from '../quant-error.js';

/** Throws `invalid_input` naming a rate, target or threshold that is not a finite number. */
export function assertFinite(name: string, value: number): void {
  if (Number.isFinite(value)) return;
  throw new QuantError('invalid_input', `${name} is ${value}: a finite number is needed`, name);
}

/** Throws `invalid_input` for periods of a year (252 of trading days) that are not a finite number above 0. */
export function assertPeriodsPerYear(periodsPerYear: number): void {
  if (periodsPerYear > 0 && periodsPerYear < Infinity) return;
  const problem = `periodsPerYear is ${periodsPerYear}: a number above 0 is needed`;
  throw new QuantError('invalid_input', problem, 'periodsPerYear');
}

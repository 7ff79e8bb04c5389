import { QuantError } from '../../quant/quant-error.js';

/**
 * The figures as they are; what compounds to more than a number can hold has none. Throws `invalid_input` naming the first that
 * is not finite.
 */
export function finiteFigures<T extends object>(figures: T): T {
  const beyond = Object.entries(figures).find(([, value]) => typeof value === 'number' && !Number.isFinite(value));
  if (beyond === undefined) return figures;
  throw new QuantError(
    'invalid_input',
    `${beyond[0]} cannot be told: the returns compound to more than a number can hold`,
  );
}

import { QuantError } from '../quant-error.js';

/** Throws `invalid_input` for a simple return of −1 or less: what is lost wholly does not compound. NaN is let through. */
export function assertAboveTotalLoss(returns: Float64Array): void {
  const lost = returns.find((value) => value <= -1);
  if (lost === undefined) return;
  throw new QuantError('invalid_input', `a return is ${lost}: only returns above −1 can be compounded`);
}

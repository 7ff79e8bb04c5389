import { QuantError } from '../quant-error.js';

export interface Flow {
  /** What came in (negative: went out), in the unit of the values. */
  readonly amount: number;
  /** Fraction of the period that was left when it came, 0 to 1. */
  readonly remaining: number;
}

/**
 * Return of a period with flows, as a fraction: (V₁ − V₀ − Σ Fᵢ) / (V₀ + Σ wᵢFᵢ), wᵢ the fraction of the period during which
 * the flow was invested. Without flows it is the simple return. Throws `insufficient_data` when no capital was invested on
 * average. Source: Dietz, "Pension Funds: Measuring Investment Performance", 1966 (modified Dietz method).
 */
export function modifiedDietzReturn(before: number, after: number, flows: readonly Flow[]): number {
  let net = 0;
  let weighted = 0;
  for (const { amount, remaining } of flows) {
    net += amount;
    weighted += amount * remaining;
  }
  const invested = before + weighted;
  if (!(invested > 0)) throw new QuantError('insufficient_data', `no capital was invested on average: ${invested}`);
  return (after - before - net) / invested;
}

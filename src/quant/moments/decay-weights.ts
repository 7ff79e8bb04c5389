import { defineParams, type ParamSchema, type Params, type ParamsSchema } from '../params.js';

/** Periods after which an observation weighs half. */
export const HALF_LIFE: ParamSchema = {
  type: 'number',
  description: 'Periods after which an observation weighs half; the decay is λ = 2^(−1/half_life).',
  minimum: 0.1,
  maximum: 1e6,
};

/** The parameters of an estimator that always weighs, `span` or `half_life` among them. */
export function decayParams(usualSpan: number, others: Readonly<Record<string, ParamSchema>>): ParamsSchema {
  const span: ParamSchema = {
    type: 'number',
    description: `Periods; the decay is λ = 1 − 2/(span + 1). Default ${usualSpan}, where there is no half_life.`,
    minimum: 1.000001,
    maximum: 1e6,
  };
  const either = ['span', 'half_life'] as const;
  return defineParams({ span, half_life: HALF_LIFE, ...others }, { optional: either, notBoth: either });
}

/** λ = 1 − α with α = 1 − exp(−ln 2/half_life). */
export function halfLifeDecay(halfLife: number): number {
  return Math.exp(-Math.LN2 / halfLife);
}

/** The decay λ = 1 − α per period of resolved parameters: α = 2/(span + 1), or α = 1 − exp(−ln 2/half_life). */
export function decayOf({ span, half_life }: Params, usualSpan: number): number {
  return half_life === undefined ? 1 - 2 / (Number(span ?? usualSpan) + 1) : halfLifeDecay(Number(half_life));
}

/** wₜ ∝ λ^(T−1−t), Σwₜ = 1 (T); the last row weighs most. */
export function decayWeights(periods: number, decay: number): Float64Array {
  const powers = new Float64Array(periods);
  let total = 0;
  for (let t = periods - 1, power = 1; t >= 0; t--, power *= decay) {
    powers[t] = power;
    total += power;
  }
  return powers.map((power) => power / total);
}

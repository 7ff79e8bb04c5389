import { defineParams } from '../params.js';
import { annualReturn, COMPOUNDING } from './compounded.js';
import { decayWeights } from './decay-weights.js';
import { requireReturns, type ExpectedReturnsEstimator } from './expected-returns-estimator.js';
import { observedMeans } from './observed-columns.js';
import { assertAboveTotalLoss } from './total-loss.js';

/**
 * The exponentially weighted mean Σwₜrₜ, wₜ ∝ λ^(T−1−t) with λ = 1 − 2/(span + 1), Σwₜ = 1 over the rows that a symbol has,
 * times the periods of a year, or compounded over them.
 */
export const ema: ExpectedReturnsEstimator = {
  name: 'ema',
  title: 'Exponentially weighted mean',
  params: defineParams({
    span: {
      type: 'number',
      description: 'Periods; the decay is λ = 1 − 2/(span + 1).',
      default: 500,
      minimum: 1.000001,
      maximum: 1e6,
    },
    compounding: COMPOUNDING,
  }),
  estimate(input) {
    const returns = requireReturns('ema', input);
    const compounding = input.params['compounding'] === true;
    const means = observedMeans(returns, decayWeights(returns.rows, Number(input.params['span'])));
    if (compounding) assertAboveTotalLoss(means);
    return {
      expectedReturns: means.map((mean) => annualReturn(mean, input.periodsPerYear, compounding)),
      diagnostics: {},
    };
  },
};

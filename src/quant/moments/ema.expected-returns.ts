import { annualReturn, COMPOUNDING } from './compounded.js';
import { decayOf, decayParams, decayWeights } from './decay-weights.js';
import { requireReturns, type ExpectedReturnsEstimator } from './expected-returns-estimator.js';
import { observedMeans } from './observed-columns.js';
import { assertAboveTotalLoss } from './total-loss.js';

const USUAL_SPAN = 500;

/**
 * The exponentially weighted mean Σwₜrₜ, wₜ ∝ λ^(T−1−t) with λ = 1 − 2/(span + 1) or exp(−ln 2/half_life), Σwₜ = 1 over the
 * rows that a symbol has (in pandas: `ewm(adjust=True).mean()`), times the periods of a year, or compounded over them.
 */
export const ema: ExpectedReturnsEstimator = {
  name: 'ema',
  title: 'Exponentially weighted mean',
  params: decayParams(USUAL_SPAN, { compounding: COMPOUNDING }),
  estimate(input) {
    const returns = requireReturns('ema', input);
    const compounding = input.params['compounding'] === true;
    const means = observedMeans(returns, decayWeights(returns.rows, decayOf(input.params, USUAL_SPAN)));
    if (compounding) assertAboveTotalLoss(means);
    return {
      expectedReturns: means.map((mean) => annualReturn(mean, input.periodsPerYear, compounding)),
      diagnostics: {},
    };
  },
};

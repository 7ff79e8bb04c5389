import type { Matrix } from '../linalg/matrix.js';
import { defineParams } from '../params.js';
import { annualReturn, COMPOUNDING } from './compounded.js';
import { requireReturns, type ExpectedReturnsEstimator } from './expected-returns-estimator.js';
import { observedMeans } from './observed-columns.js';
import { assertAboveTotalLoss } from './total-loss.js';

/**
 * The arithmetic mean of the returns times the periods of a year; with `compounding` the constant annual growth
 * (Π(1 + rₜ))^(periods/T) − 1. Every symbol over the rows that it has.
 */
export const meanHistorical: ExpectedReturnsEstimator = {
  name: 'mean_historical',
  title: 'Historical mean',
  params: defineParams({ compounding: COMPOUNDING }),
  estimate(input) {
    const returns = requireReturns('mean_historical', input);
    const compounding = input.params['compounding'] === true;
    const means = compounding ? meanGrowth(returns) : observedMeans(returns);
    return {
      expectedReturns: means.map((mean) => annualReturn(mean, input.periodsPerYear, compounding)),
      diagnostics: {},
    };
  },
};

/** (Π(1 + rₜ))^(1/T) − 1 (N). */
function meanGrowth(returns: Matrix): Float64Array {
  assertAboveTotalLoss(returns.data);
  return observedMeans({ ...returns, data: returns.data.map(Math.log1p) }).map(Math.expm1);
}

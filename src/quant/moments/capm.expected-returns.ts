import type { Matrix } from '../linalg/matrix.js';
import { dot, sum } from '../linalg/vector.js';
import { defineParams } from '../params.js';
import { QuantError } from '../quant-error.js';
import { centredSeries } from './centred-series.js';
import { annualReturn, COMPOUNDING } from './compounded.js';
import {
  requireCompleteReturns,
  type ExpectedReturnsEstimator,
  type ExpectedReturnsInput,
} from './expected-returns-estimator.js';
import { isStill } from './still-series.js';
import { assertAboveTotalLoss } from './total-loss.js';

/**
 * Capital asset pricing model rf + βᵢ(E m − rf): βᵢ = cov(rᵢ, m)/var(m), E m the annual mean of the market m, or with
 * `compounding` its annual growth. The market is the benchmark, or the equal-weight mean of the symbols where none is given;
 * `diagnostics.market` says which. Source: W. Sharpe, "Capital asset prices", Journal of Finance 19 (1964).
 * Throws `insufficient_data` for a market that never changes.
 */
export const capm: ExpectedReturnsEstimator = {
  name: 'capm',
  title: 'Capital asset pricing model',
  params: defineParams({ compounding: COMPOUNDING }),
  estimate(input) {
    const returns = requireCompleteReturns('capm', input);
    const market = input.benchmark ?? equalWeightMarket(returns);
    const betas = betasOf(returns, market);
    const marketReturn = annualMarketReturn(market, input);
    const premium = marketReturn - input.riskFreeRate;
    return {
      expectedReturns: betas.map((beta) => input.riskFreeRate + beta * premium),
      diagnostics: { market: input.benchmark ? 'benchmark' : 'equal_weight', market_return: marketReturn },
    };
  },
};

function equalWeightMarket({ rows, columns, data }: Matrix): Float64Array {
  return Float64Array.from({ length: rows }, (_, t) => sum(data.subarray(t * columns, (t + 1) * columns)) / columns);
}

function betasOf(returns: Matrix, market: Float64Array): Float64Array {
  const series = centredSeries(returns);
  const mean = sum(market) / market.length;
  const centred = market.map((value) => value - mean);
  const variation = dot(centred, centred);
  if (isStill(variation, dot(market, market))) {
    throw new QuantError('insufficient_data', 'capm needs a market that moves: its returns never change');
  }
  const { rows: n, columns: periods, data } = series;
  return Float64Array.from(
    { length: n },
    (_, i) => dot(centred, data.subarray(i * periods, (i + 1) * periods)) / variation,
  );
}

function annualMarketReturn(market: Float64Array, { params, periodsPerYear }: ExpectedReturnsInput): number {
  if (params['compounding'] !== true) return annualReturn(sum(market) / market.length, periodsPerYear, false);
  assertAboveTotalLoss(market);
  return annualReturn(Math.expm1(sum(market.map(Math.log1p)) / market.length), periodsPerYear, true);
}

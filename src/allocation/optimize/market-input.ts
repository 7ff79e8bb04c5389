import { matrixFromRows, type Matrix } from '../../quant/linalg/matrix.js';
import { annualiseCovariance, meanHistoricalReturns } from '../../quant/moments/annualise.js';
import { estimateCovariance } from '../../quant/moments/estimate-covariance.js';
import { simpleReturns } from '../../quant/moments/simple-returns.js';
import { QuantError } from '../../quant/quant-error.js';
import type { JsonReader } from './json-reader.js';

/** What the weights are computed from, whichever way it was given. */
export interface MarketInput {
  /** Annual, N × N. */
  covariance: Matrix;
  /** Annual, N; undefined where moments were given without. */
  expectedReturns?: Float64Array;
  /** Simple returns per period, T × N; undefined where moments were given. */
  scenarios?: Matrix;
  /** What the estimators found. */
  estimates: Record<string, unknown>;
}

const SOURCES = ['returns', 'prices', 'moments'] as const;
const DEFAULT_COVARIANCE = 'ledoit_wolf';
const DEFAULT_RETURNS = 'mean_historical';

/** Exactly one of `returns`, `prices`, `moments`. Throws `invalid_input`. */
export function readMarket(body: JsonReader, periodsPerYear: number): MarketInput {
  const given = SOURCES.filter((source) => body.has(source));
  if (given.length !== 1) {
    const found = given.length === 0 ? 'there is none' : `there are ${given.join(' and ')}`;
    throw new QuantError('invalid_input', `exactly one of returns, prices and moments is needed; ${found}`);
  }
  if (given[0] === 'moments') return readMoments(body);
  return estimate(body, readScenarios(body), periodsPerYear);
}

function readMoments(body: JsonReader): MarketInput {
  for (const name of ['covariance', 'expected_returns']) {
    if (body.has(name)) throw new QuantError('invalid_input', `${name} chooses an estimator: moments need none`);
  }
  const moments = body.object('moments', ['expected_returns', 'covariance']);
  const covariance = matrixFromRows('moments.covariance', moments?.rows('covariance') ?? []);
  const expectedReturns = moments?.numbers('expected_returns');
  return { covariance, ...(expectedReturns ? { expectedReturns } : {}), estimates: {} };
}

function readScenarios(body: JsonReader): Matrix {
  const prices = body.rows('prices');
  return prices
    ? simpleReturns(matrixFromRows('prices', prices))
    : matrixFromRows('returns', body.rows('returns') ?? []);
}

function estimate(body: JsonReader, scenarios: Matrix, periodsPerYear: number): MarketInput {
  const covarianceChoice = body.record('covariance');
  const { estimator: name = DEFAULT_COVARIANCE, ...params } = covarianceChoice;
  const found = estimateCovariance(String(name), scenarios, params);
  return {
    scenarios,
    covariance: annualiseCovariance(found.covariance, periodsPerYear),
    expectedReturns: estimateReturns(body, scenarios, periodsPerYear),
    estimates: { covariance: name, ...found.diagnostics },
  };
}

function estimateReturns(body: JsonReader, scenarios: Matrix, periodsPerYear: number): Float64Array {
  const { estimator = DEFAULT_RETURNS, ...params } = body.record('expected_returns');
  if (estimator !== DEFAULT_RETURNS || Object.keys(params).length > 0) {
    throw new QuantError('invalid_input', `there is no estimator of expected returns ${JSON.stringify(estimator)}`);
  }
  return meanHistoricalReturns(scenarios, periodsPerYear);
}

import type { Matrix } from '../linalg/matrix.js';
import { annualiseCovariance } from '../moments/annualise.js';
import { estimateCovariance } from '../moments/estimate-covariance.js';
import { estimateExpectedReturns } from '../moments/estimate-expected-returns.js';
import { repairDiagnostics } from '../moments/nearest-psd.js';
import { pairwiseCovariance } from '../moments/pairwise-covariance.js';
import { QuantError } from '../quant-error.js';
import { shownValue } from '../shown-value.js';
import type { JsonReader } from './json-reader.js';
import { readMoments } from './moments-reader.js';
import { readObserved, type ObservedReturns } from './observed-returns.js';

/** What the weights are computed from, whichever way it was given. */
export interface MarketInput {
  /** Annual, N × N. */
  covariance: Matrix;
  /** Annual, N; undefined where moments were given without, and no estimator. */
  expectedReturns?: Float64Array;
  /** Simple returns per period, T × N, complete; undefined where moments were given or returns are missing. */
  scenarios?: Matrix;
  /** Of the same periods as the scenarios; undefined where none is given. */
  benchmark?: Float64Array;
  /** What the estimators found. */
  estimates: Record<string, unknown>;
}

export interface MarketContext {
  symbols: readonly string[];
  /** Annual. */
  riskFreeRate: number;
  periodsPerYear: number;
}

/** Moments before expected returns are estimated. */
interface Known extends MarketInput {
  /** With holes where the rule allows them; null where only moments are known. */
  returns: Matrix | null;
}

const SOURCES = ['returns', 'prices', 'moments'] as const;
const DEFAULT_COVARIANCE = 'ledoit_wolf';
const DEFAULT_RETURNS = 'mean_historical';
/** The one estimator that takes every pair from other rows. */
const PAIRWISE_COVARIANCE = 'sample';

/** Exactly one of `returns`, `prices`, `moments`. Throws `invalid_input`, `insufficient_data`. */
export function readMarket(body: JsonReader, context: MarketContext): MarketInput {
  const given = SOURCES.filter((source) => body.has(source));
  if (given.length !== 1) {
    const found = given.length === 0 ? 'there is none' : `there are ${given.join(' and ')}`;
    throw new QuantError(
      'invalid_input',
      `exactly one of returns, prices and moments is needed; ${found}`,
      given[1] ?? 'returns',
    );
  }
  return marketFrom(body, context, given[0]!);
}

function marketFrom(body: JsonReader, context: MarketContext, source: (typeof SOURCES)[number]): MarketInput {
  const { returns, ...market } =
    source === 'moments' ? readMoments(body, context.symbols) : estimateMoments(body, context);
  if (market.expectedReturns) return market;
  if (!returns && !body.has('expected_returns')) return market;
  return withExpectedReturns(body, context, { ...market, returns });
}

function estimateMoments(body: JsonReader, { symbols, periodsPerYear }: MarketContext): Known {
  const observed = readObserved(body);
  const { returns, benchmark, rule, diagnostics } = observed;
  if (returns.columns !== symbols.length) {
    const problem = `returns have ${returns.columns} columns for ${symbols.length} symbols`;
    throw new QuantError('invalid_input', problem, body.has('prices') ? 'prices' : 'returns');
  }
  const found = rule === 'pairwise' ? estimatePairwise(body, symbols, observed) : estimateComplete(body, returns);
  const complete = rule !== 'pairwise' || !returns.data.includes(NaN);
  return {
    returns,
    ...(complete ? { scenarios: returns } : {}),
    ...(benchmark ? { benchmark } : {}),
    covariance: annualiseCovariance(found.covariance, periodsPerYear),
    estimates: { covariance: found.diagnostics, ...(rule === 'refuse' ? {} : { missing: diagnostics }) },
  };
}

interface Estimated {
  /** Per period. */
  covariance: Matrix;
  diagnostics: Record<string, unknown>;
}

function estimateComplete(body: JsonReader, returns: Matrix): Estimated {
  const { estimator, params } = readChoice(body, 'covariance', DEFAULT_COVARIANCE);
  const { covariance, diagnostics } = estimateCovariance(estimator, returns, params);
  return { covariance, diagnostics: { estimator, ...diagnostics } };
}

function estimatePairwise(body: JsonReader, symbols: readonly string[], { returns }: ObservedReturns): Estimated {
  const { estimator, params } = readChoice(body, 'covariance', PAIRWISE_COVARIANCE);
  if (estimator !== PAIRWISE_COVARIANCE || Object.keys(params).length > 0) {
    const problem =
      'missing "pairwise" takes every pair from other rows: it goes with covariance.estimator "sample" without parameters only';
    throw new QuantError('invalid_input', problem, 'covariance.estimator');
  }
  const { covariance, observations, fewestCommon, repair } = pairwiseCovariance(returns);
  return {
    covariance,
    diagnostics: {
      estimator,
      observations: Object.fromEntries(symbols.map((symbol, i) => [symbol, observations[i]])),
      fewest_common_observations: fewestCommon,
      ...repairDiagnostics(repair),
    },
  };
}

function withExpectedReturns(body: JsonReader, context: MarketContext, known: Known): MarketInput {
  const { estimator, params } = readChoice(body, 'expected_returns', DEFAULT_RETURNS);
  const { returns, ...market } = known;
  const found = estimateExpectedReturns(estimator, {
    ...context,
    ...{ returns, covariance: market.covariance, benchmark: market.benchmark ?? null, params },
  });
  return {
    ...market,
    covariance: found.covariance ?? market.covariance,
    expectedReturns: found.expectedReturns,
    estimates: { ...market.estimates, expected_returns: { estimator, ...found.diagnostics } },
  };
}

/** `estimator` and its parameters. */
function readChoice(
  body: JsonReader,
  name: string,
  otherwise: string,
): { estimator: string; params: Record<string, unknown> } {
  const { estimator = otherwise, ...params } = body.record(name);
  if (typeof estimator === 'string') return { estimator, params };
  throw new QuantError(
    'invalid_input',
    `${name}.estimator must be a name, it is ${shownValue(estimator)}`,
    `${name}.estimator`,
  );
}

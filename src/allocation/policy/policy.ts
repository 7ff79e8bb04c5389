import { readConstraints } from '../../quant/json/constraints-reader.js';
import { JsonReader } from '../../quant/json/json-reader.js';
import { readLimits } from '../../quant/json/limits-reader.js';
import { readMethods } from '../../quant/json/methods-reader.js';
import { expectedReturnsEstimators } from '../../quant/moments/expected-returns.registry.js';
import { covarianceEstimators } from '../../quant/moments/registry.js';
import { resolveParams, type Params, type ParamsSchema } from '../../quant/params.js';
import { QuantError } from '../../quant/quant-error.js';
import type { Named, Registry } from '../../quant/registry.js';

/** How capital is shared among the strategies. The members are those of `POST /allocation/optimize`, for strategies as symbols. */
export interface Policy {
  method: string;
  params: Params;
  /** Tried in turn when the method fails. */
  fallbacks: readonly string[];
  /** `estimator` and its parameters; without one the default of an optimisation. */
  covariance: Params;
  expected_returns: Params;
  /** `turnover`, `costs` without `from` count from the shares of the current book. */
  constraints: Params;
  /** `time_ms` and `iterations` that a computation of shares may take. */
  limits: Params;
  /** Annual. */
  risk_free_rate: number;
  /** Daily returns that are looked at, the last ones. */
  window_days: number;
  /** A strategy with fewer daily returns in the window is not estimated: it gets 1/N. */
  min_observations: number;
}

const MEMBERS: readonly (keyof Policy)[] = [
  'method',
  'params',
  'fallbacks',
  'covariance',
  'expected_returns',
  'constraints',
  'limits',
  'risk_free_rate',
  'window_days',
  'min_observations',
];
/** A year of sessions. */
const USUAL_WINDOW = 252;
const LONGEST_WINDOW = 2520;
/** Fewer daily returns say too little about how a strategy moves. */
const USUAL_OBSERVATIONS = 60;

interface Estimator extends Named {
  readonly params: ParamsSchema;
}

/** What holds until somebody decides otherwise. */
export function defaultPolicy(method: string): Policy {
  return {
    method,
    params: {},
    fallbacks: ['inverse_volatility', 'equal_weight'].filter((name) => name !== method),
    covariance: {},
    expected_returns: {},
    constraints: {},
    limits: {},
    risk_free_rate: 0,
    window_days: USUAL_WINDOW,
    min_observations: USUAL_OBSERVATIONS,
  };
}

/** Checks a policy and fills in what it leaves out. Throws `invalid_input` (QuantError) naming the member. */
export function readPolicy(value: unknown): Policy {
  const reader = JsonReader.of('', value, MEMBERS);
  const { names, params } = readMethods(reader);
  const [method = '', ...fallbacks] = names;
  const window = reader.number('window_days') ?? USUAL_WINDOW;
  const policy: Policy = {
    method,
    params,
    fallbacks: reader.has('fallbacks') ? fallbacks : defaultPolicy(method).fallbacks,
    covariance: reader.record('covariance'),
    expected_returns: reader.record('expected_returns'),
    constraints: reader.record('constraints'),
    limits: reader.record('limits'),
    risk_free_rate: reader.number('risk_free_rate') ?? 0,
    window_days: whole('window_days', window, [20, LONGEST_WINDOW]),
    min_observations: whole('min_observations', reader.number('min_observations') ?? USUAL_OBSERVATIONS, [2, window]),
  };
  assertEstimator('covariance', policy.covariance, covarianceEstimators);
  assertEstimator('expected_returns', policy.expected_returns, expectedReturnsEstimators);
  readLimits(reader);
  readConstraints(JsonReader.of('', { constraints: policy.constraints }, ['constraints']));
  return policy;
}

function whole(name: string, value: number, [least, most]: [number, number]): number {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  throw new QuantError(
    'invalid_input',
    `${name} must be a whole number from ${least} to ${most}, it is ${value}`,
    name,
  );
}

/** The name of an estimator and its parameters, as far as they can be checked without returns. */
function assertEstimator(what: string, { estimator, ...params }: Params, known: Registry<Estimator>): void {
  if (estimator === undefined) {
    if (Object.keys(params).length === 0) return;
    throw new QuantError('invalid_input', `${what}.estimator is missing`, `${what}.estimator`);
  }
  const name = typeof estimator === 'string' ? estimator : JSON.stringify(estimator);
  const found = known.find(name);
  if (found === undefined) {
    throw new QuantError(
      'invalid_input',
      `there is no ${what} estimator "${name}"; there are ${known.names.join(', ')}`,
      `${what}.estimator`,
    );
  }
  resolveParams(found.name, found.params, params, what);
}

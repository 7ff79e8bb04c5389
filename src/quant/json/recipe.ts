import { constraintSetOf } from '../constraints/constraint-set.js';
import type { Constraints, PerSymbol } from '../constraints/constraints.js';
import { expectedReturnsEstimators } from '../moments/expected-returns.registry.js';
import { covarianceEstimators } from '../moments/registry.js';
import { resolveParams, type Params, type ParamsSchema } from '../params.js';
import { QuantError } from '../quant-error.js';
import type { Named, Registry } from '../registry.js';
import { shownValue } from '../shown-value.js';
import { readConstraints } from './constraints-reader.js';
import type { JsonReader } from './json-reader.js';
import { readLimits } from './limits-reader.js';
import { readMethods } from './methods-reader.js';

/** An optimisation without its data: the members of `POST /allocation/optimize` that are decided once and used again and again. */
export interface Recipe {
  method: string;
  /** Of the method. */
  params: Params;
  /** Tried in turn when the method fails. */
  fallbacks: readonly string[];
  /** `estimator` and its parameters; without one the default of an optimisation. */
  covariance: Params;
  expected_returns: Params;
  /** `turnover` and `costs` without `from` count from what is held. */
  constraints: Params;
  /** `time_ms` and `iterations` that it may take. */
  limits: Params;
  /** Annual. */
  risk_free_rate: number;
}

export const RECIPE_MEMBERS: readonly (keyof Recipe)[] = [
  'method',
  'params',
  'fallbacks',
  'covariance',
  'expected_returns',
  'constraints',
  'limits',
  'risk_free_rate',
];

interface Estimator extends Named {
  readonly params: ParamsSchema;
}

/**
 * Checks a recipe as far as that goes without data, and fills in what it leaves out. Constraints may name `symbols`; any,
 * where these are not known yet. Throws `invalid_input` naming the member.
 */
export function readRecipe(body: JsonReader, symbols?: readonly string[]): Recipe {
  const { names, params } = readMethods(body);
  const [method = '', ...fallbacks] = names;
  const recipe: Recipe = {
    ...{ method, params, fallbacks },
    covariance: body.record('covariance'),
    expected_returns: body.record('expected_returns'),
    constraints: body.record('constraints'),
    limits: body.record('limits'),
    risk_free_rate: body.number('risk_free_rate') ?? 0,
  };
  readLimits(body);
  assertEstimator('covariance', recipe.covariance, covarianceEstimators);
  assertEstimator('expected_returns', recipe.expected_returns, expectedReturnsEstimators);
  const constraints = readConstraints(body);
  constraintSetOf(symbols ?? namedSymbols(constraints), constraints);
  return recipe;
}

/** The symbols that constraints say something about, each once. */
export function namedSymbols(constraints: Constraints): string[] {
  const { minWeight, maxWeight, groups = [], linear = [], turnover, costs, trackingError } = constraints;
  const bySymbol: (PerSymbol | undefined)[] = [
    ...[minWeight, maxWeight, turnover?.from, costs?.from, costs?.linear, costs?.quadratic],
    ...[trackingError?.benchmarkWeights, ...linear.map(({ coefficients }) => coefficients)],
  ];
  const keys = bySymbol.flatMap((values) => (typeof values === 'object' ? Object.keys(values) : []));
  return [...new Set([...keys, ...groups.flatMap((group) => group.symbols)])];
}

/** The name of an estimator and its parameters. */
function assertEstimator(what: string, { estimator, ...params }: Params, known: Registry<Estimator>): void {
  if (estimator === undefined) {
    if (Object.keys(params).length === 0) return;
    throw new QuantError('invalid_input', `${what}.estimator is missing`, `${what}.estimator`);
  }
  const name = typeof estimator === 'string' ? estimator : shownValue(estimator);
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

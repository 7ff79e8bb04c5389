import { JsonReader } from '../../quant/json/json-reader.js';
import { readRecipe, RECIPE_MEMBERS, type Recipe } from '../../quant/json/recipe.js';
import { QuantError } from '../../quant/quant-error.js';

/** How capital is shared among the strategies, which are its symbols; what is held is the shares of the current book. */
export interface Policy extends Recipe {
  /** Daily returns that are looked at, the last ones. */
  window_days: number;
  /** A strategy with fewer daily returns in the window is not estimated: it gets 1/N. */
  min_observations: number;
}

const MEMBERS: readonly (keyof Policy)[] = [...RECIPE_MEMBERS, 'window_days', 'min_observations'];
/** A year of sessions. */
const USUAL_WINDOW = 252;
const LONGEST_WINDOW = 2520;
/** Fewer daily returns say too little about how a strategy moves. */
const USUAL_OBSERVATIONS = 60;

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
  const recipe = readRecipe(reader);
  const window = reader.number('window_days') ?? USUAL_WINDOW;
  return {
    ...recipe,
    ...(reader.has('fallbacks') ? {} : { fallbacks: defaultPolicy(recipe.method).fallbacks }),
    window_days: whole('window_days', window, [20, LONGEST_WINDOW]),
    min_observations: whole('min_observations', reader.number('min_observations') ?? USUAL_OBSERVATIONS, [2, window]),
  };
}

function whole(name: string, value: number, [least, most]: [number, number]): number {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  throw new QuantError(
    'invalid_input',
    `${name} must be a whole number from ${least} to ${most}, it is ${value}`,
    name,
  );
}

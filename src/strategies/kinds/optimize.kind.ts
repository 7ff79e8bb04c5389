import { JsonReader } from '../../quant/json/json-reader.js';
import { readRecipe, RECIPE_MEMBERS, type Recipe } from '../../quant/json/recipe.js';
import { optimizers } from '../../quant/optimizers/registry.js';
import { defineParams, type OpenSchema, type Params } from '../../quant/params.js';
import { QuantError } from '../../quant/quant-error.js';
import { lookbackDays, numberParam } from './lookback.js';
import { optimizedTargets } from './optimized-targets.js';
import type { StrategyKind } from './strategy-kind.js';

const open = (description: string): OpenSchema => ({
  type: 'object',
  description,
  additionalProperties: true,
  default: {},
});

/** Any method with its parameters, estimators and constraints, in the words of `POST /allocation/optimize`. */
export const optimize: StrategyKind = {
  name: 'optimize',
  title: 'Optimisation',
  description: 'Any method of computing weights, with its parameters, estimators and constraints.',
  params: defineParams(
    {
      method: { type: 'string', description: 'See GET /allocation/methods.', enum: optimizers.names },
      params: open('Of the method.'),
      fallbacks: {
        type: 'array',
        description: 'Methods that are tried in turn when the first one fails.',
        items: { type: 'string', enum: optimizers.names },
        default: [],
      },
      covariance: open('`estimator` and its parameters, see GET /allocation/estimators. Default: ledoit_wolf.'),
      expected_returns: open('`estimator` and its parameters. Default: mean_historical.'),
      constraints: open(
        'As of POST /allocation/optimize. `turnover` and `costs` without `from` count from the weights that are held.',
      ),
      limits: open('`iterations` of each method and `time_ms` of all, as of POST /allocation/optimize.'),
      risk_free_rate: { type: 'number', description: 'Annual.', default: 0 },
      benchmark: { type: 'string', description: 'A symbol of the universe to compare with; it gets no weight.' },
      lookback_days: lookbackDays(252),
    },
    { optional: ['benchmark'] },
  ),
  check(params, symbols) {
    const benchmark = benchmarkOf(params);
    if (symbols && benchmark !== undefined && !symbols.includes(benchmark)) {
      throw new QuantError(
        'invalid_input',
        `benchmark ${benchmark} is not among the symbols of the universe`,
        'benchmark',
      );
    }
    readRecipe(
      JsonReader.of('', recipeOf(params), RECIPE_MEMBERS),
      symbols?.filter((symbol) => symbol !== benchmark),
    );
  },
  looksAtHeld: ({ constraints }) =>
    ['turnover', 'costs'].some((name) => {
      const member = (constraints as Record<string, { from?: unknown } | undefined>)[name];
      return member !== undefined && member.from === undefined;
    }),
  historyDays: (params) => numberParam(params, 'lookback_days') + 1,
  targets: (view, params) => optimizedTargets(view, recipeOf(params), benchmarkOf(params)),
};

function recipeOf(params: Params): Recipe {
  return Object.fromEntries(RECIPE_MEMBERS.map((member) => [member, params[member]])) as unknown as Recipe;
}

function benchmarkOf({ benchmark }: Params): string | undefined {
  return benchmark as string | undefined;
}

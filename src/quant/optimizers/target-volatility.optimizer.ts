import { assertKept } from '../constraints/kept-constraints.js';
import { quadraticForm } from '../linalg/symmetric.js';
import { defineParams, resolveParams, type ParamsSchema } from '../params.js';
import type { Registry } from '../registry.js';
import type { Optimizer } from './optimizer.js';

const DEFAULT_BASE = 'min_variance';

/**
 * Another method's portfolio w₀ mixed with cash at the risk-free rate until it has a volatility:
 * w = k·w₀, k = min(σ/√(w₀'Σw₀), max_leverage), cash = (1 − k)·budget (negative: borrowed). On the line from cash through w₀
 * every portfolio has the Sharpe ratio of w₀ (J. Tobin, "Liquidity preference as behavior towards risk", 1958).
 *
 * The constraints hold for w₀ and, the budget shared with cash, for w too: a result that breaks one is refused. With a
 * leverage above 1, `max_weight` has to allow what the leverage makes of a weight. Where `max_leverage` binds, the
 * volatility is below the target; `leverage` and `base_volatility` in the diagnostics tell.
 *
 * `bases` are the methods that can be scaled: those that need no parameters, run with their defaults.
 */
export function targetVolatilityOf(methods: Registry<Optimizer>): Optimizer {
  const bases = methods.members.filter(({ params }) => params.required.length === 0);
  return {
    name: 'target_volatility',
    title: 'Target volatility with cash',
    params: paramsFor(bases),
    constraints: 'checked',
    optimize(input) {
      const { covariance, constraints, params } = input;
      const base = bases.find(({ name }) => name === params['base'])!;
      const inner = base.optimize({ ...input, params: resolveParams(base.name, base.params) });
      assertKept(base, inner, input);
      const volatility = Math.sqrt(Math.max(0, quadraticForm(covariance, inner.weights)));
      const most = Number(params['max_leverage']);
      const leverage = volatility > 0 ? Math.min(Number(params['target_volatility']) / volatility, most) : most;
      const weights = inner.weights.map((weight) => leverage * weight);
      return {
        weights,
        cash: leverage * (inner.cash ?? 0) + (1 - leverage) * constraints.budget,
        diagnostics: {
          ...inner.diagnostics,
          values: { ...inner.diagnostics.values, base: base.name, base_volatility: volatility, leverage },
        },
      };
    },
  };
}

function paramsFor(bases: readonly Optimizer[]): ParamsSchema {
  return defineParams({
    target_volatility: { type: 'number', description: 'σ, annual.', minimum: 1e-9, maximum: 10 },
    base: {
      type: 'string',
      description: 'The method that is scaled, with its default parameters.',
      default: DEFAULT_BASE,
      enum: bases.map(({ name }) => name),
    },
    max_leverage: {
      type: 'number',
      description: 'Largest k; above 1 cash is borrowed at the risk-free rate.',
      default: 1,
      minimum: 0,
      maximum: 100,
    },
  });
}

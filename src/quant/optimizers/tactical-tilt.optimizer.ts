import { numbersBySymbol, valuesBySymbol } from '../by-symbol.js';
import { defineParams } from '../params.js';
import { nearestPortfolio, withinDistance } from './nearest-portfolio.js';
import type { Optimizer, OptimizerInput, OptimizerResult } from './optimizer.js';

/**
 * Strategic weights b tilted by signals t of strength s: the portfolio nearest to b + s·t that keeps every constraint and
 * |wᵢ − bᵢ| ≤ max_tilt, min ½‖w − (b + s·t)‖² + costs + γ·w'w. Where no limit binds, w = b + s·(t − t̄): the tilts are
 * financed by all symbols alike. Only differences of signals count. The tilts are not clipped and scaled back, which would
 * break the limits they were clipped to.
 *
 * Throws `infeasible` where the base is further than `max_tilt` from what the constraints allow.
 */
export const tacticalTilt: Optimizer = {
  name: 'tactical_tilt',
  title: 'Tactical tilt around strategic weights',
  params: defineParams(
    {
      base: numbersBySymbol('Strategic weights; a symbol left out has none. Default: equal weights.'),
      tilts: numbersBySymbol('What each symbol should have more (or less) than its base weight, for a strength of 1.'),
      strength: { type: 'number', description: 'Multiplies the tilts.', default: 1, minimum: 0, maximum: 1e6 },
      max_tilt: {
        type: 'number',
        description: 'No weight is further than this from its base weight.',
        default: 1,
        minimum: 0,
        maximum: 1e3,
      },
    },
    { optional: ['base'] },
  ),
  constraints: 'built_in',
  optimize(input) {
    const { symbols, params, constraints } = input;
    const base = baseOf(input);
    const tilts = valuesBySymbol('tactical_tilt.tilts', symbols, params['tilts']);
    const strength = Number(params['strength']);
    const wanted = base.map((weight, i) => weight + strength * tilts[i]!);
    const limited = withinDistance(constraints, base, Number(params['max_tilt']), 'max_tilt');
    const result = nearestPortfolio({ ...input, constraints: limited }, wanted);
    return withActiveShare(result, base);
  },
};

function baseOf({ symbols, params, constraints }: OptimizerInput): Float64Array {
  const given = params['base'];
  if (given === undefined) return new Float64Array(symbols.length).fill(constraints.budget / symbols.length);
  return valuesBySymbol('tactical_tilt.base', symbols, given);
}

/** Adds ½Σ|w − b|. */
function withActiveShare(result: OptimizerResult, base: Float64Array): OptimizerResult {
  const activeShare = result.weights.reduce((total, weight, i) => total + Math.abs(weight - base[i]!) / 2, 0);
  const { diagnostics } = result;
  return {
    ...result,
    diagnostics: { ...diagnostics, values: { ...diagnostics.values, active_share: activeShare } },
  };
}

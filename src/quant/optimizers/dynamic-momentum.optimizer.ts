import { diagonal } from '../linalg/symmetric.js';
import { sum } from '../linalg/vector.js';
import { defineParams } from '../params.js';
import { positiveVariances } from './closed-form.js';
import { momentumScores, momentumWindow, type MomentumWindow } from './momentum-scores.js';
import { nearestPortfolio } from './nearest-portfolio.js';
import { requireScenarios, type Optimizer, type OptimizerInput } from './optimizer.js';

/**
 * The `top` symbols of the highest return over the last `lookback` periods, but for the last `skip` of them (N. Jegadeesh,
 * S. Titman, "Returns to buying winners and selling losers", Journal of Finance 48, 1993), equally weighted or by
 * 1/σᵢ, the volatilities of the covariance. With `absolute`, a winner that earned no more than the risk-free rate leaves its
 * share in cash (G. Antonacci, "Risk premia harvesting through dual momentum", 2012).
 *
 * The result is the portfolio nearest to these weights that keeps every constraint, min ½‖w − wanted‖² + costs + γ·w'w: under
 * a cap the excess goes to all others alike. Equal returns rank by lower volatility, then by symbol.
 *
 * Throws `insufficient_data` where the returns do not reach back so far.
 */
export const dynamicMomentum: Optimizer = {
  name: 'dynamic_momentum',
  title: 'Dynamic momentum',
  params: defineParams(
    {
      lookback: {
        type: 'integer',
        description: 'Periods. Default: a year, or all there are where they are fewer.',
        minimum: 1,
      },
      skip: { type: 'integer', description: 'Latest periods that are left out.', default: 0, minimum: 0 },
      top: { type: 'integer', description: 'How many are held. Default: half of the symbols, rounded up.', minimum: 1 },
      weighting: {
        type: 'string',
        description: 'How the winners share the budget.',
        default: 'inverse_volatility',
        enum: ['inverse_volatility', 'equal'],
      },
      absolute: {
        type: 'boolean',
        description: 'Holds cash for winners that earned no more than the risk-free rate.',
        default: false,
      },
    },
    { optional: ['lookback', 'top'] },
  ),
  constraints: 'built_in',
  optimize(input) {
    const { constraints, params, periodsPerYear } = input;
    const scenarios = requireScenarios('dynamic_momentum', input);
    const window = momentumWindow(scenarios.rows, {
      lookback: params['lookback'] as number | undefined,
      skip: Number(params['skip']),
      usual: Math.round(periodsPerYear),
    });
    const scores = momentumScores(scenarios, window);
    const shares = sharesOf(input, winnersOf(input, scores));
    const hurdle = hurdleOf(input, window);
    const idle = shares.map((share, i) => (params['absolute'] === true && scores[i]! <= hurdle ? share : 0));
    const cash = constraints.budget * sum(idle);
    const wanted = shares.map((share, i) => (share - idle[i]!) * constraints.budget);
    const values = { lookback: window.lookback, held: wanted.filter((weight) => weight !== 0).length };
    if (params['absolute'] !== true) return nearestPortfolio(input, wanted, values);
    return { ...nearestPortfolio(besideCash(input, cash), wanted, values), cash };
  },
};

/** The log return of the risk-free rate over the window. */
function hurdleOf({ riskFreeRate, periodsPerYear }: OptimizerInput, { lookback }: MomentumWindow): number {
  return lookback * Math.log1p(riskFreeRate / periodsPerYear);
}

/** Places of the symbols that are held, best first. */
function winnersOf({ symbols, covariance, params }: OptimizerInput, scores: Float64Array): number[] {
  const variances = diagonal(covariance);
  const top = Math.min(Number(params['top'] ?? Math.ceil(symbols.length / 2)), symbols.length);
  const compare = (a: number, b: number): number => {
    if (scores[a] !== scores[b]) return scores[b]! - scores[a]!;
    return variances[a]! - variances[b]! || (symbols[a]! < symbols[b]! ? -1 : 1);
  };
  return [...scores.keys()].sort(compare).slice(0, top);
}

/** N fractions that sum to 1. */
function sharesOf(input: OptimizerInput, winners: readonly number[]): Float64Array {
  const shares = new Float64Array(input.symbols.length);
  if (input.params['weighting'] === 'equal') {
    for (const i of winners) shares[i] = 1 / winners.length;
    return shares;
  }
  const variances = positiveVariances(input);
  for (const i of winners) shares[i] = 1 / Math.sqrt(variances[i]!);
  const total = sum(shares);
  return shares.map((share) => share / total);
}

/** The input with the budget that cash leaves. */
function besideCash(input: OptimizerInput, cash: number): OptimizerInput {
  const { constraints } = input;
  const budget = constraints.budget - cash;
  const rows = constraints.rows.map((row) => (row.label === 'budget' ? { ...row, min: budget, max: budget } : row));
  return { ...input, constraints: { ...constraints, budget, rows } };
}

import { assertFiniteVector } from '../linalg/matrix.js';
import { sum } from '../linalg/vector.js';
import { QuantError } from '../quant-error.js';
import { fewestMissingLots } from './fewest-missing-lots.js';
import { greedyLots } from './greedy-lots.js';
import type { WholeLots, WholeLotsProblem } from './whole-lots.js';

export const DISCRETE_METHODS = ['lp', 'greedy'] as const;
export type DiscreteMethod = (typeof DISCRETE_METHODS)[number];

export interface DiscreteRequest {
  /** N, no two alike. */
  readonly symbols: readonly string[];
  /** N fractions of the capital, negative for a short position; they sum to 1 at most. What they leave stays in cash. */
  readonly weights: Float64Array;
  /** Price of one lot (N). */
  readonly prices: Float64Array;
  readonly capital: number;
  readonly method: DiscreteMethod;
}

export interface DiscreteAllocation {
  /** N whole numbers of lots, negative for a short position. */
  readonly lots: Float64Array;
  /** Σ|wᵢV − nᵢpᵢ| and what the targets of either side leave unspent, in the currency of the capital. */
  readonly objective: number;
  /** How much of the objective a better choice could save at most, as a fraction of the capital; 0: proven optimal. */
  readonly gap: number | null;
  readonly nodes: number;
}

/** Weights that sum to 1 but for rounding are all of the capital, to the last unit. */
const ROUNDING = 1e-9;

/**
 * Whole lots for weights. Long and short positions are two problems with their own targets: Σ nᵢpᵢ ≤ V·Σwᵢ over the long ones,
 * and likewise for the short ones. `lp` minimises Σ|wᵢV − nᵢpᵢ| + (V·Σwᵢ − Σnᵢpᵢ) on each side by branch and bound, `greedy`
 * rounds down and buys one by one. Where prices and capital are whole numbers of a smallest unit below 2⁵³, every sum of
 * money is exact, and long positions with weights that sum to 1 never cost more than the capital.
 *
 * Throws `invalid_input` naming the symbol for a weight that is not finite or a price that is not positive, and for weights
 * that sum to more than 1.
 */
export function allocateDiscrete(request: DiscreteRequest): DiscreteAllocation {
  assertRequest(request);
  const { capital, method, symbols } = request;
  const solve = method === 'greedy' ? greedyLots : fewestMissingLots;
  const lots = new Float64Array(symbols.length);
  let [objective, bound, nodes] = [0, 0, 0];
  for (const sign of [1, -1]) {
    const { places, problem } = sideOf(request, sign);
    if (places.length === 0) continue;
    const found = solve(problem);
    places.forEach((place, k) => (lots[place] = sign * found.counts[k]!));
    objective += objectiveOf(problem, found);
    bound += 2 * (found.shortfall - found.bound);
    nodes += found.nodes;
  }
  return { lots, objective, gap: method === 'greedy' ? null : bound / capital, nodes };
}

/** The positions of one sign as a problem of positive targets. */
function sideOf(
  { symbols, weights, prices, capital }: DiscreteRequest,
  sign: number,
): { places: number[]; problem: WholeLotsProblem } {
  const places = [...weights.keys()].filter((i) => sign * weights[i]! > 0);
  const total = sum(places.map((i) => sign * weights[i]!));
  return {
    places,
    problem: {
      names: places.map((i) => symbols[i]!),
      targets: Float64Array.from(places, (i) => sign * weights[i]! * capital),
      prices: Float64Array.from(places, (i) => prices[i]!),
      limit: Math.abs(total - 1) <= ROUNDING ? capital : total * capital * (1 + ROUNDING),
    },
  };
}

/** Twice the shortfall where the targets sum to the limit: what is missing is cash that stays, or paid above a target. */
function objectiveOf({ targets, prices }: WholeLotsProblem, { counts }: WholeLots): number {
  let [distance, unspent] = [0, 0];
  targets.forEach((target, i) => {
    const value = counts[i]! * prices[i]!;
    distance += Math.abs(target - value);
    unspent += target - value;
  });
  return distance + unspent;
}

function assertRequest({ symbols, weights, prices, capital }: DiscreteRequest): void {
  assertFiniteVector('capital', [capital]);
  if (!(capital > 0)) throw new QuantError('invalid_input', `capital is ${capital}: it must be positive`, 'capital');
  symbols.forEach((symbol, i) => {
    const [weight, price] = [weights[i]!, prices[i]!];
    if (!Number.isFinite(weight)) {
      throw new QuantError(
        'invalid_input',
        `weights.${symbol} is ${weight}: a finite number is needed`,
        `weights.${symbol}`,
      );
    }
    if (!(price > 0 && Number.isFinite(price))) {
      throw new QuantError(
        'invalid_input',
        `prices.${symbol} is ${price}: a positive price is needed`,
        `prices.${symbol}`,
      );
    }
    if ((Math.abs(weight) * capital) / price < Number.MAX_SAFE_INTEGER) return;
    throw new QuantError(
      'invalid_input',
      `prices.${symbol} is ${price}: too small to count what it buys`,
      `prices.${symbol}`,
    );
  });
  const total = sum(weights);
  if (total <= 1 + ROUNDING) return;
  throw new QuantError('invalid_input', `the weights sum to ${total}: 1 is the most`, 'weights');
}

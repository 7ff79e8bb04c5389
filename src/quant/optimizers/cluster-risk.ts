import type { AssetTree } from '../clustering/asset-tree.js';
import type { Matrix } from '../linalg/matrix.js';
import type { Params, ParamSchema } from '../params.js';
import {
  conditionalValueAtRisk,
  meanAbsoluteDeviation,
  semivariance,
  uncompoundedUlcerIndex,
} from '../performance/scenario-risk.js';
import { QuantError } from '../quant-error.js';
import { assertMoving } from './closed-form.js';
import { requireScenarios, type OptimizerInput } from './optimizer.js';
import { TAIL_LEVEL } from './tail-level.js';

/** Of the returns of a portfolio, per period. */
const OF_RETURNS: Readonly<Record<string, (returns: Float64Array, alpha: number) => number>> = {
  semivariance,
  mean_absolute_deviation: meanAbsoluteDeviation,
  cvar: (returns, alpha) => {
    const losses = returns.map((value) => -value);
    return conditionalValueAtRisk(losses, alpha);
  },
  ulcer_index: uncompoundedUlcerIndex,
};

export const RISK_PARAMS: Readonly<Record<'risk' | 'alpha', ParamSchema>> = {
  risk: {
    type: 'string',
    description: 'What capital is shared in inverse proportion to; all but the first two need returns or prices.',
    enum: ['variance', 'volatility', ...Object.keys(OF_RETURNS)],
    default: 'variance',
  },
  alpha: { ...TAIL_LEVEL, description: 'Level α of the tail where the risk is cvar.' },
};

/** The risk of a portfolio of some assets of a tree: their positions in it and their weights. */
type PortfolioRisk = (members: readonly number[], weights: ArrayLike<number>) => number;

/** What a hierarchical method shares capital by. */
export class ClusterRisk {
  private readonly inverse: Float64Array;

  private constructor(
    private readonly risk: PortfolioRisk,
    symbols: readonly string[],
  ) {
    this.inverse = Float64Array.from(symbols, (symbol, i) => {
      const alone = risk([i], [1]);
      if (alone > 0) return 1 / alone;
      throw new QuantError(
        'invalid_input',
        `the risk of ${symbol} is ${alone}: capital cannot be shared by it`,
        symbol,
      );
    });
  }

  /** As `RISK_PARAMS` say. Throws `invalid_input` or `insufficient_data` for an asset without risk, `invalid_input` where scenarios are missing. */
  static of(method: string, input: OptimizerInput, tree: AssetTree): ClusterRisk {
    assertMoving(input);
    const symbols = tree.order.map((position) => input.symbols[position]!);
    return new ClusterRisk(riskBy(input.params, method, input, tree), symbols);
  }

  /** In inverse proportion to the risk of each asset, summing to 1. */
  weightsOf(members: readonly number[]): Float64Array {
    const total = members.reduce((sum, i) => sum + this.inverse[i]!, 0);
    return Float64Array.from(members, (i) => this.inverse[i]! / total);
  }

  /** Of the portfolio of these weights. */
  riskOf(members: readonly number[]): number {
    return this.risk(members, this.weightsOf(members));
  }
}

function riskBy(params: Params, method: string, input: OptimizerInput, tree: AssetTree): PortfolioRisk {
  const measure = OF_RETURNS[String(params['risk'])];
  if (measure) {
    const scenarios = requireScenarios(`${method} by ${String(params['risk'])}`, input);
    const alpha = Number(params['alpha']);
    return (members, weights) => measure(returnsOf(scenarios, tree, { members, weights }), alpha);
  }
  const { covariance } = tree;
  if (params['risk'] === 'variance') return (members, weights) => varianceOf(covariance, members, weights);
  return (members, weights) => Math.sqrt(varianceOf(covariance, members, weights));
}

function varianceOf({ columns, data }: Matrix, members: readonly number[], weights: ArrayLike<number>): number {
  let variance = 0;
  members.forEach((i, a) => {
    let marginal = 0;
    for (let b = 0; b < members.length; b++) marginal += data[i * columns + members[b]!]! * weights[b]!;
    variance += weights[a]! * marginal;
  });
  return variance;
}

function returnsOf(
  { rows, columns, data }: Matrix,
  { order }: AssetTree,
  { members, weights }: { members: readonly number[]; weights: ArrayLike<number> },
): Float64Array {
  const positions = members.map((i) => order[i]!);
  return Float64Array.from({ length: rows }, (_, t) => {
    let total = 0;
    for (let a = 0; a < positions.length; a++) total += data[t * columns + positions[a]!]! * weights[a]!;
    return total;
  });
}

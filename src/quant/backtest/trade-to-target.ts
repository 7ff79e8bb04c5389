import { QuantError } from '../quant-error.js';

export interface TargetTrade {
  /** Value of the portfolio once the costs are paid. */
  readonly after: number;
  /** Σ|traded value|, both ways. */
  readonly traded: number;
  /** rate·traded, which is what the value falls by. */
  readonly cost: number;
}

/**
 * The trade after which the weights are exactly the target although its costs come out of the portfolio: the fixed point
 * V' = V − c·Σ|wᵢV' − hᵢ|, hᵢ the values held (N), c the cost rate. V' + c·Σ|wᵢV' − hᵢ| − V is convex and piecewise linear, so
 * Newton's steps down from V are exact after at most N + 1. Throws `infeasible` where costs would take the whole value.
 */
export function tradeToTarget(
  value: number,
  { held, weights, costRate }: { held: Float64Array; weights: Float64Array; costRate: number },
): TargetTrade {
  let after = value;
  for (let step = 0; step <= held.length; step++) {
    const { excess, slope } = shortfallAt(after, value, { held, weights, costRate });
    if (!(excess > 0)) break;
    if (!(slope > 0)) throw tooCostly(costRate);
    const next = after - excess / slope;
    if (!(next < after)) break;
    after = next;
  }
  if (!(after > 0)) throw tooCostly(costRate);
  const traded = held.reduce((total, holding, i) => total + Math.abs(weights[i]! * after - holding), 0);
  return { after, traded, cost: costRate * traded };
}

/** V' + c·Σ|wᵢV' − hᵢ| − V and its slope to the left. */
function shortfallAt(
  after: number,
  value: number,
  { held, weights, costRate }: { held: Float64Array; weights: Float64Array; costRate: number },
): { excess: number; slope: number } {
  let excess = after - value;
  let slope = 1;
  held.forEach((holding, i) => {
    const trade = weights[i]! * after - holding;
    excess += costRate * Math.abs(trade);
    slope += costRate * (trade === 0 ? -Math.abs(weights[i]!) : Math.sign(trade) * weights[i]!);
  });
  return { excess, slope };
}

function tooCostly(costRate: number): QuantError {
  return new QuantError('infeasible', `a cost rate of ${costRate} takes the whole portfolio`, 'costRate');
}

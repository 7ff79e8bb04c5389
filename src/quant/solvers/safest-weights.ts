import type { ConstraintSet } from '../constraints/constraint-set.js';
import type { Matrix } from '../linalg/matrix.js';
import { solveScenarioPortfolio } from './scenario-portfolio.js';
import { scenarioSeries, withOnes } from './scenario-series.js';
import { ShortfallBlock } from './shortfall-block.js';

/**
 * The weights whose worst loss is least, over the convex part of the set: min ζ + Σ uₜ, uₜ ≥ −rₜ'w − ζ, in which a unit of
 * shortfall costs as much as the threshold, so that the threshold is the worst loss.
 */
export function safestWeights(set: ConstraintSet, scenarios: Matrix, covariance: Matrix): Float64Array {
  const { series } = scenarioSeries(scenarios);
  const threshold = {
    linear: Float64Array.of(1),
    lower: Float64Array.of(-Infinity),
    upper: Float64Array.of(Infinity),
    rows: [],
  };
  return solveScenarioPortfolio(
    { ...set, costs: null, l2: 0 },
    {
      objective: { quadratic: null, linear: new Float64Array(series.rows), further: threshold },
      block: new ShortfallBlock(withOnes(series), { linear: 1, quadratic: 0 }),
    },
    covariance,
  ).weights;
}

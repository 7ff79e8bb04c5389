import { QuantError } from '../quant-error.js';
import { solveConstrained } from '../solvers/constrained-portfolio.js';
import type { DualSet } from '../solvers/dual-set.js';
import { minimiseRisk, type RiskSolution } from '../solvers/minimise-risk.js';
import { countsPositions } from './convex-result.js';
import type { Matrix } from '../linalg/matrix.js';
import type { OptimizerInput, OptimizerResult } from './optimizer.js';

/** Throws `invalid_input`: counting positions over scenarios would be a search of hours. */
export function refusePositions(method: string, { constraints }: OptimizerInput): void {
  if (!countsPositions(constraints)) return;
  throw new QuantError('invalid_input', `${method} cannot keep max_positions or min_position`);
}

/** The portfolio of least variance: a start that keeps the constraints. */
export function feasibleStart({ constraints, covariance, symbols }: OptimizerInput): Float64Array {
  const objective = { quadratic: covariance, linear: new Float64Array(symbols.length) };
  return solveConstrained(constraints, objective, { covariance }).weights;
}

/** Scenarios as losses. */
export function lossesOf(scenarios: Matrix): Matrix {
  return { ...scenarios, data: scenarios.data.map((value) => -value) };
}

/** Minimises max {p'Lw : p ∈ P}; costs, which are annual, count per period. */
export function solveRisk(
  input: OptimizerInput,
  { losses, dual }: { losses: Matrix; dual: DualSet },
  more: { linear?: Float64Array; from?: RiskSolution } = {},
): RiskSolution {
  const { constraints: set, covariance, periodsPerYear, symbols } = input;
  return minimiseRisk({
    ...{ set, losses, dual, covariance },
    linear: more.linear ?? new Float64Array(symbols.length),
    softScale: 1 / periodsPerYear,
    start: more.from?.weights ?? feasibleStart(input),
    ...(more.from ? { multipliers: more.from.multipliers } : {}),
  });
}

export function riskResult(
  { weights, iterations, gap }: RiskSolution,
  values: Record<string, number>,
): OptimizerResult {
  return {
    weights,
    diagnostics: { solver: 'augmented_lagrangian', iterations, kktResidual: null, optimalityGap: gap, values },
  };
}

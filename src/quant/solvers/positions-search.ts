import type { ConstraintSet } from '../constraints/constraint-set.js';
import { findCountedConflict } from '../constraints/conflicts.js';
import type { Matrix } from '../linalg/matrix.js';
import { QuantError } from '../quant-error.js';
import type { PortfolioSolution } from './portfolio-program.js';
import { type Exploration, explorePositions, type PositionsProblem, type PositionsSolution } from './positions-tree.js';

/**
 * The best portfolio in which positions are counted, or have a least size. Throws `infeasible` naming the constraints that
 * conflict; the cap on the tracking error counts among them where the covariance is given.
 */
export function searchPositions<S extends PortfolioSolution>(
  set: ConstraintSet,
  { covariance, ...problem }: PositionsProblem<S> & { readonly covariance: Matrix },
): PositionsSolution<S> {
  const exploration = explorePositions(set, problem);
  if (exploration.best === undefined) throw noPortfolio(set, covariance, exploration);
  return exploration.best;
}

function noPortfolio(
  set: ConstraintSet,
  covariance: Matrix,
  { ended, nodes }: Omit<Exploration<never>, 'best'>,
): QuantError {
  const given = [
    ...(set.maxPositions < set.symbols.length ? ['max_positions'] : []),
    ...(set.minPosition > 0 ? ['min_position'] : []),
  ].join(' and ');
  if (ended !== 'proven') {
    const problem = `no portfolio that keeps ${given} was found in ${nodes} nodes, which is the limit`;
    return new QuantError('infeasible', problem, 'constraints');
  }
  const conflict = conflictOf(set, covariance);
  const problem =
    conflict.length > 0
      ? `these constraints exclude every portfolio: ${conflict.join(', ')}`
      : `there is no portfolio that keeps ${given} and all else that is asked for`;
  return new QuantError('infeasible', problem, 'constraints');
}

/** Empty where what the method asks for beside the constraints takes part in it, or the limit of iterations is reached. */
function conflictOf(set: ConstraintSet, covariance: Matrix): string[] {
  try {
    return findCountedConflict(set, covariance);
  } catch (error) {
    if (error instanceof QuantError && error.code === 'limit_iterations') return [];
    throw error;
  }
}

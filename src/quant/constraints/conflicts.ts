import { QuantError } from '../quant-error.js';
import { solvePortfolio } from '../solvers/portfolio-program.js';
import type { ConstraintSet } from './constraint-set.js';

/** Stands for "no bound" where the pieces of a weight need an end. */
const FAR = 1e6;

/**
 * The constraints that cannot hold together, none of which can be left out (an irreducible infeasible set, by deletion:
 * J. Chinneck, E. Dravnieks, "Locating minimal infeasible constraint sets in linear programs", ORSA Journal on Computing 3,
 * 1991). Empty when they can hold.
 */
export function findConflict(set: ConstraintSet): string[] {
  if (isFeasible(set)) return [];
  const labels = labelsOf(set);
  let left = labels;
  for (const label of labels) {
    const without = left.filter((other) => other !== label);
    if (!isFeasible(only(set, without))) left = without;
  }
  return left;
}

/** Throws `infeasible` naming the conflict, if there is one. */
export function assertFeasible(set: ConstraintSet): void {
  const conflict = findConflict(set);
  if (conflict.length > 0)
    throw new QuantError(
      'infeasible',
      `these constraints exclude every portfolio: ${conflict.join(', ')}`,
      'constraints',
    );
}

function isFeasible(set: ConstraintSet): boolean {
  const n = set.symbols.length;
  if (set.lower.some((low, i) => low > set.upper[i]!)) return false;
  try {
    solvePortfolio({ ...set, costs: null, l2: 0 }, { quadratic: null, linear: new Float64Array(n) });
    return true;
  } catch (error) {
    if (error instanceof QuantError && error.code === 'infeasible') return false;
    throw error;
  }
}

function labelsOf({ rows, turnover, grossMax }: ConstraintSet): string[] {
  const others = [...(turnover ? ['turnover'] : []), ...(grossMax < Infinity ? ['gross_max'] : [])];
  return ['min_weight', 'max_weight', ...rows.map(({ label }) => label), ...others];
}

/** The set with these constraints only. */
function only(set: ConstraintSet, labels: readonly string[]): ConstraintSet {
  const has = (label: string): boolean => labels.includes(label);
  return {
    ...set,
    lower: has('min_weight') ? set.lower : set.lower.map(() => -FAR),
    upper: has('max_weight') ? set.upper : set.upper.map(() => FAR),
    rows: set.rows.filter(({ label }) => has(label)),
    turnover: has('turnover') ? set.turnover : null,
    grossMax: has('gross_max') ? set.grossMax : Infinity,
  };
}

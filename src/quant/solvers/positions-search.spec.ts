import fc from 'fast-check';
import { findConflict, findCountedConflict } from '../constraints/conflicts.js';
import { type ConstraintSet, constraintSetOf } from '../constraints/constraint-set.js';
import type { Constraints } from '../constraints/constraints.js';
import { optimize } from '../optimizers/optimize.js';
import type { QuantError } from '../quant-error.js';
import { withinLimits } from '../solve-limits.js';
import { matrixFromRows } from '../linalg/matrix.js';

const COVARIANCE = matrixFromRows('covariance', [
  [0.04, 0.01, 0.002],
  [0.01, 0.02, 0.003],
  [0.002, 0.003, 0.03],
]);
const SYMBOLS = ['A', 'B', 'C'];

function optimized(constraints: Constraints, method = 'min_variance', params = {}): unknown {
  const expectedReturns = Float64Array.of(0.1, 0.05, 0.07);
  return optimize({ symbols: SYMBOLS, covariance: COVARIANCE, expectedReturns, method, params, constraints });
}

describe('positions that no portfolio can have', () => {
  it.each<[string, Constraints, string]>([
    ['too few for the largest weight', { maxPositions: 1, maxWeight: 0.5 }, 'max_weight, budget, max_positions'],
    ['too large for the largest weight', { minPosition: 0.6, maxWeight: 0.5 }, 'max_weight, budget, min_position'],
    [
      'too many held for the number',
      { maxPositions: 2, minWeight: 0.1, minPosition: 0.05, maxWeight: 0.9 },
      'min_weight, max_positions',
    ],
    [
      'too few and too large together',
      {
        maxPositions: 1,
        minPosition: 0.5,
        groups: [{ name: 'g', symbols: ['A'], max: 0.4, min: 0.1 }],
        maxWeight: 0.6,
      },
      'group(g), min_position',
    ],
    ['nothing to do with the number', { maxPositions: 2, maxWeight: 0.2 }, 'max_weight, budget'],
    [
      'the benchmark too far away',
      { maxPositions: 1, trackingError: { benchmarkWeights: { A: 0.3, B: 0.4, C: 0.3 }, max: 0.01 } },
      'tracking_error, max_positions',
    ],
  ])('%s: those that conflict are named, and no other', (_, constraints, expected) => {
    expect(() => optimized(constraints)).toThrow(`these constraints exclude every portfolio: ${expected}`);
  });

  it('are named with what the method asks for', () => {
    const asked = (constraints: Constraints): unknown =>
      optimized({ maxPositions: 1, ...constraints }, 'efficient_return', { target_return: 0.09 });
    expect(() => asked({})).not.toThrow();
    expect(() => asked({ maxWeight: 0.9 })).toThrow(': max_weight, budget, max_positions');
    expect(() => asked({ maxWeight: { A: 0.5 } })).toThrow(': max_weight, target_return, max_positions');
  });

  it('are found without trying every choice where a row alone rules them out', () => {
    const symbols = Array.from({ length: 60 }, (_, i) => `S${i}`);
    const rows = symbols.map((_, i) => symbols.map((__, j) => (i === j ? 0.04 + i / 1000 : 0.01)));
    const request = { symbols, covariance: matrixFromRows('covariance', rows), method: 'min_variance' };
    const constraints = { maxPositions: 5, maxWeight: 0.15 };
    const limits = { iterations: 20_000 };
    expect(() => optimize({ ...request, constraints, limits })).toThrow(': max_weight, budget, max_positions');
    const groups = [{ name: 'tech', symbols: symbols.slice(0, 30), min: 0.5 }];
    expect(() => optimize({ ...request, constraints: { maxPositions: 3, maxWeight: 0.15, groups }, limits })).toThrow(
      /these constraints exclude every portfolio: max_weight, (budget|group\(tech\)), max_positions/,
    );
  });

  it('are only said to be impossible where the limit of iterations ends the search for those that conflict', () => {
    const limited = (iterations: number): unknown =>
      withinLimits('the search', { iterations }, () => optimized({ maxPositions: 1, maxWeight: 0.5 }));
    expect(() => limited(100_000)).toThrow(': max_weight, budget, max_positions');
    const said = Array.from({ length: 200 }, (_, i) => {
      try {
        return limited(i + 1);
      } catch (error) {
        return (error as QuantError).message;
      }
    });
    expect(said).toContain('there is no portfolio that keeps max_positions and all else that is asked for');
    expect(said.every((text) => typeof text === 'string')).toBe(true);
  });

  const anyBound = fc.integer({ min: -4, max: 8 }).map((n) => n / 10);
  const anyConstraints: fc.Arbitrary<Constraints> = fc.record({
    minWeight: fc.constantFrom(-0.3, 0, 0.1),
    maxWeight: fc.integer({ min: 1, max: 8 }).map((n) => n / 10),
    budget: fc.constantFrom(0, 0.5, 1),
    groups: fc
      .array(
        fc.record({
          symbols: fc.subarray(SYMBOLS, { minLength: 1 }),
          min: anyBound,
          size: fc.constantFrom(0, 0.1, 0.3),
        }),
        { maxLength: 2 },
      )
      .map((groups) => groups.map(({ symbols, min, size }, i) => ({ name: `g${i}`, symbols, min, max: min + size }))),
    maxPositions: fc.integer({ min: 1, max: 3 }),
    minPosition: fc.constantFrom(0, 0.15, 0.35),
  });

  it('are those that conflict when every choice of them is tried, and none can be left out', () => {
    let conflicts = 0;
    fc.assert(
      fc.property(anyConstraints, (constraints) => {
        const set = constraintSetOf(SYMBOLS, constraints);
        const conflict = findCountedConflict(set, COVARIANCE);
        if (conflict.length === 0) return isPossible(set);
        conflicts++;
        expect(isPossible(only(set, conflict))).toBe(false);
        for (const label of conflict) {
          expect([
            label,
            isPossible(
              only(
                set,
                conflict.filter((other) => other !== label),
              ),
            ),
          ]).toEqual([label, true]);
        }
        return true;
      }),
      { numRuns: 60 },
    );
    expect(conflicts).toBeGreaterThan(10);
  });
});

function only(set: ConstraintSet, labels: readonly string[]): ConstraintSet {
  const has = (label: string): boolean => labels.includes(label);
  return {
    ...set,
    lower: has('min_weight') ? set.lower : set.lower.map(() => -1e6),
    upper: has('max_weight') ? set.upper : set.upper.map(() => 1e6),
    rows: set.rows.filter(({ label }) => has(label)),
    maxPositions: has('max_positions') ? set.maxPositions : SYMBOLS.length,
    minPosition: has('min_position') ? set.minPosition : 0,
  };
}

/** Every symbol is not held, held long or held short. */
function isPossible(set: ConstraintSet): boolean {
  const choices = SYMBOLS.reduce<number[][]>(
    (all) => all.flatMap((one) => [-1, 0, 1].map((side) => [...one, side])),
    [[]],
  );
  return choices.some((sides) => {
    if (sides.filter((side) => side !== 0).length > set.maxPositions) return false;
    const lower = set.lower.map((low, i) =>
      Math.max(low, sides[i] === 1 ? set.minPosition : sides[i] === 0 ? 0 : -1e6),
    );
    const upper = set.upper.map((high, i) =>
      Math.min(high, sides[i] === -1 ? -set.minPosition : sides[i] === 0 ? 0 : 1e6),
    );
    return findConflict({ ...set, lower, upper }).length === 0;
  });
}

import { constraintSetOf } from '../constraints/constraint-set.js';
import { addDiagonal, matrixFromRows } from '../linalg/matrix.js';
import { symmetricMatVec } from '../linalg/symmetric.js';
import { solvePortfolio } from './portfolio-program.js';

it('rows that hold nothing leave no trace in the weights', () => {
  const n = 12;
  const betas = Array.from({ length: n }, (_, i) => 0.5 + ((i * 5) % n) / n);
  const rows = betas.map((beta) => betas.map((other) => 0.04 * beta * other));
  const quadratic = addDiagonal(
    matrixFromRows('covariance', rows),
    Float64Array.from(betas, (beta) => 0.05 * beta),
  );
  const linear = Float64Array.from(betas, (_, i) => -0.01 * (1 + (i % 3)));
  const symbols = betas.map((_, i) => `S${i}`);
  const groups = [0, 1, 2, 3].map((g) => ({
    name: `g${g}`,
    symbols: symbols.filter((_, i) => i % 4 === g),
    // The first holds its group, the others hold nothing.
    max: g === 0 ? 0.05 : 5,
  }));
  const set = constraintSetOf(symbols, { groups, maxWeight: 10 });
  const { weights } = solvePortfolio({ ...set, rows: set.rows.slice(1) }, { quadratic, linear });
  const gradient = symmetricMatVec(quadratic, weights).map((value, i) => value + linear[i]!);
  weights.forEach((weight, i) => {
    if (i % 4 !== 0 && weight > 0) expect(Math.abs(gradient[i]!)).toBeLessThan(1e-15);
  });
});

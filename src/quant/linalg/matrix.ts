import { QuantError } from '../quant-error.js';

/** A dense matrix; element (i, j) is `data[i * columns + j]`. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

export function zeros(rows: number, columns: number): Matrix {
  return { rows, columns, data: new Float64Array(rows * columns) };
}

/**
 * Copies rows of numbers into a matrix. `name` is what errors call it, as in `returns[3][1]`.
 * Throws `invalid_input` for no rows, no columns, a ragged row or a cell that is not a finite number; with `holes`, NaN
 * stands for a cell that is missing.
 */
export function matrixFromRows(
  name: string,
  rows: readonly ArrayLike<number>[],
  { holes = false }: { holes?: boolean } = {},
): Matrix {
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) throw new QuantError('invalid_input', `${name} is empty`, name);
  const matrix = zeros(rows.length, columns);
  rows.forEach((row, i) => {
    if (row.length !== columns) {
      const place = `${name}[${i}]`;
      throw new QuantError('invalid_input', `${place} has ${row.length} values, ${name}[0] has ${columns}`, place);
    }
    matrix.data.set(row, i * columns);
  });
  assertFiniteMatrix(name, matrix, { holes });
  return matrix;
}

/** Throws `invalid_input` naming the first cell that is not finite; with `holes`, NaN is let through. */
export function assertFiniteMatrix(name: string, { data, columns }: Matrix, { holes = false } = {}): void {
  let at = 0;
  while (at < data.length && (Number.isFinite(data[at]) || (holes && Number.isNaN(data[at])))) at++;
  if (at === data.length) return;
  const cell = `${name}[${Math.floor(at / columns)}][${at % columns}]`;
  throw new QuantError('invalid_input', `${cell} is ${data[at]}: a finite number is needed`, cell);
}

/** Throws `invalid_input` naming the first element that is not finite. */
export function assertFiniteVector(name: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) continue;
    const place = `${name}[${i}]`;
    throw new QuantError('invalid_input', `${place} is ${values[i]}: a finite number is needed`, place);
  }
}

/** A copy of a square matrix with `values` (N) added to its diagonal. */
export function addDiagonal({ rows, columns, data }: Matrix, values: Float64Array): Matrix {
  const sum = { rows, columns, data: data.slice() };
  for (let i = 0; i < rows; i++) sum.data[i * columns + i]! += values[i]!;
  return sum;
}

/** `factor`·A + `scale`·B of equal size. */
export function addScaled(a: Matrix, factor: number, b: { matrix: Matrix; scale: number }): Matrix {
  const data = a.data.map((value, i) => factor * value + b.scale * b.matrix.data[i]!);
  return { rows: a.rows, columns: a.columns, data };
}

/** Rows and columns `order` of a square matrix, in that order. */
export function submatrix({ columns, data }: Matrix, order: readonly number[]): Matrix {
  const part = zeros(order.length, order.length);
  order.forEach((row, i) => {
    order.forEach((column, j) => (part.data[i * order.length + j] = data[row * columns + column]!));
  });
  return part;
}

import { zeros, type Matrix } from '../linalg/matrix.js';
import { QuantError } from '../quant-error.js';

/**
 * Throws `invalid_input` naming the first cell of returns or prices that is missing (NaN). `name` is what errors call them,
 * as in `returns[3][1]`.
 */
export function refuseMissing(name: string, { data, columns }: Matrix): void {
  if (!data.includes(NaN)) return;
  const at = data.findIndex(Number.isNaN);
  const cell = `${name}[${Math.floor(at / columns)}][${at % columns}]`;
  throw new QuantError('invalid_input', `${cell} is missing: the rules common_window and pairwise do without it`, cell);
}

export interface CommonWindow {
  /** Without holes. */
  readonly returns: Matrix;
  /** Which of the given rows they are, ascending. */
  readonly rows: readonly number[];
  /** Rows before every column has begun, dropped. */
  readonly leading: number;
  /** Later rows with a hole, dropped. */
  readonly holed: number;
}

/**
 * The rows of returns (T × N, NaN where one is missing) on which every column has a value: from the row on which the last
 * of them begins, without those that have a hole. Throws `insufficient_data` below two such rows, naming the column that
 * begins last.
 */
export function commonWindow(returns: Matrix): CommonWindow {
  const { rows: given, columns } = returns;
  const { begins, column } = lastBeginning(returns);
  const rows: number[] = [];
  for (let t = begins; t < given; t++) {
    if (!returns.data.subarray(t * columns, (t + 1) * columns).includes(NaN)) rows.push(t);
  }
  if (rows.length < 2) {
    const start = begins < given ? `begins in row ${begins}` : 'has no value';
    const problem = `${rows.length} of ${given} rows have every return: at least 2 are needed; column ${column} ${start}`;
    throw new QuantError('insufficient_data', problem, 'returns');
  }
  return { returns: rowsOf(returns, rows), rows, leading: begins, holed: given - begins - rows.length };
}

/** The first row on which every column has begun, and the column that made it so; T where one never does. */
function lastBeginning({ rows, columns, data }: Matrix): { begins: number; column: number } {
  let last = { begins: 0, column: 0 };
  for (let i = 0; i < columns; i++) {
    let t = 0;
    while (t < rows && Number.isNaN(data[t * columns + i])) t++;
    if (t > last.begins) last = { begins: t, column: i };
  }
  return last;
}

function rowsOf({ columns, data }: Matrix, rows: readonly number[]): Matrix {
  const chosen = zeros(rows.length, columns);
  rows.forEach((from, to) => {
    chosen.data.set(data.subarray(from * columns, (from + 1) * columns), to * columns);
  });
  return chosen;
}

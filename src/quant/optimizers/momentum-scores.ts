import type { Matrix } from '../linalg/matrix.js';
import { QuantError } from '../quant-error.js';

/** The periods over which momentum is measured: `lookback` of them, which end `skip` periods before the last. */
export interface MomentumWindow {
  readonly lookback: number;
  readonly skip: number;
}

/**
 * The window of T periods. `lookback` absent: `usual`, or all there are where they are fewer.
 * Throws `insufficient_data` where the periods do not reach that far back.
 */
export function momentumWindow(
  periods: number,
  { lookback, skip, usual }: { lookback: number | undefined; skip: number; usual: number },
): MomentumWindow {
  const left = periods - skip;
  const length = lookback ?? Math.min(Math.max(1, usual), left);
  if (length >= 1 && length <= left) return { lookback: length, skip };
  const needed = skip + (lookback ?? 1);
  throw new QuantError('insufficient_data', `momentum looks back ${needed} periods, there are ${periods}`, 'returns');
}

/** Σ ln(1 + r) over the window for each column of simple returns (T × N); −Infinity where everything was lost. */
export function momentumScores(returns: Matrix, { lookback, skip }: MomentumWindow): Float64Array {
  const { rows, columns, data } = returns;
  const scores = new Float64Array(columns);
  for (let t = rows - skip - lookback; t < rows - skip; t++) {
    for (let i = 0; i < columns; i++) {
      const value = data[t * columns + i]!;
      scores[i] = scores[i]! + (value > -1 ? Math.log1p(value) : -Infinity);
    }
  }
  return scores;
}

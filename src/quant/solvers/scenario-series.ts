import { zeros, type Matrix } from '../linalg/matrix.js';

export interface ScenarioSeries {
  /** N × T, a row per asset. */
  readonly series: Matrix;
  /** What it was divided by. */
  readonly scale: number;
}

/** The unit is no smaller than this part of the largest asset's. */
const LEAST_UNIT = 1e-3;

/**
 * Scenarios (T × N) as one series per asset, in units of the least root mean square of an asset: what the least risk of a
 * portfolio is measured against. All zeros stay so.
 */
export function scenarioSeries({ rows, columns, data }: Matrix, { centred = false } = {}): ScenarioSeries {
  const series = zeros(columns, rows);
  const sizes = new Float64Array(columns);
  for (let i = 0; i < columns; i++) {
    let total = 0;
    for (let t = 0; t < rows; t++) total += data[t * columns + i]!;
    const mean = centred ? total / rows : 0;
    for (let t = 0; t < rows; t++) {
      const value = data[t * columns + i]! - mean;
      series.data[i * rows + t] = value;
      sizes[i]! += value * value;
    }
    sizes[i] = Math.sqrt(sizes[i]! / rows);
  }
  const scale = Math.max(Math.min(...sizes), LEAST_UNIT * Math.max(...sizes)) || 1;
  series.data.forEach((value, k) => (series.data[k] = value / scale));
  return { series, scale };
}

/** The series followed by ones: the exposure to a threshold. */
export function withOnes({ rows, columns, data }: Matrix): Matrix {
  const extended = zeros(rows + 1, columns);
  extended.data.set(data);
  extended.data.fill(1, data.length);
  return extended;
}

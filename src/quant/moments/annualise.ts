import type { Matrix } from '../linalg/matrix.js';
import { columnMeans } from './centred-series.js';

/** A per-period covariance times the periods of a year (returns taken as uncorrelated over time). */
export function annualiseCovariance(covariance: Matrix, periodsPerYear: number): Matrix {
  return { ...covariance, data: covariance.data.map((value) => value * periodsPerYear) };
}

/** Arithmetic mean of simple returns (T × N) times the periods of a year (N). */
export function meanHistoricalReturns(returns: Matrix, periodsPerYear: number): Float64Array {
  return columnMeans(returns).map((mean) => mean * periodsPerYear);
}

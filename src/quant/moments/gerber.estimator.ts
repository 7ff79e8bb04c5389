import { gram } from '../linalg/gram.js';
import { zeros, type Matrix } from '../linalg/matrix.js';
import { scaleSymmetric } from '../linalg/symmetric.js';
import { defineParams } from '../params.js';
import type { CovarianceEstimator } from './covariance-estimator.js';
import { nearestPsdWithDiagonal, repairDiagnostics } from './nearest-psd.js';
import { sampleDeviations } from './sample-deviations.js';

type Normalisation = 'any_movement' | 'co_movements' | 'own_movements';

const NORMALISATIONS: readonly Normalisation[] = ['any_movement', 'co_movements', 'own_movements'];

/**
 * Gerber covariance sᵢsⱼgᵢⱼ with the sample deviations s (ddof 1) and the Gerber statistic g: of the days on which series
 * moved by at least `threshold` deviations, those in the same direction less those in opposite ones,
 * gᵢⱼ = (n⁺⁺ + n⁻⁻ − n⁺⁻ − n⁻⁺)/d. d counts the days on which either moved (`any_movement`, the paper's), on which both moved
 * (`co_movements`, the original statistic), or is √(nᵢnⱼ) of the days on which each moved (`own_movements`, which is always
 * positive semidefinite). Where the result is not, the nearest that keeps the variances takes its place:
 * `diagnostics.psd_distance` says how far that is, relative; 0 means untouched.
 * Source: S. Gerber, H. Markowitz, P. Ernst, Y. Miao, B. Javid, P. Sargen, "The Gerber statistic: a robust co-movement
 * measure for portfolio optimization", Journal of Portfolio Management 48 (2022).
 */
export const gerber: CovarianceEstimator = {
  name: 'gerber',
  title: 'Gerber statistic',
  params: defineParams({
    threshold: {
      type: 'number',
      description: 'Deviations from zero from which on a return counts as a movement.',
      default: 0.5,
      minimum: 0,
      maximum: 3,
    },
    normalisation: {
      type: 'string',
      description: 'Which days the co-movements are divided by: with any, a common, or the root of own movements.',
      enum: NORMALISATIONS,
      default: 'any_movement',
    },
  }),
  estimate(returns, { threshold, normalisation }) {
    const deviations = sampleDeviations(returns);
    const moves = directions(returns, deviations, Number(threshold));
    const statistic = statisticOf(moves, normalisation as Normalisation);
    const repair = nearestPsdWithDiagonal(scaleSymmetric(statistic, deviations));
    return { covariance: repair.matrix, diagnostics: repairDiagnostics(repair) };
  },
};

/** 1 where a return is at least `threshold` deviations up, −1 where down, otherwise 0; one series a row (N × T). */
function directions({ rows, columns, data }: Matrix, deviations: Float64Array, threshold: number): Matrix {
  const moves = zeros(columns, rows);
  for (let t = 0; t < rows; t++) {
    for (let i = 0; i < columns; i++) {
      const value = data[t * columns + i]!;
      const moved = value !== 0 && Math.abs(value) >= threshold * deviations[i]!;
      moves.data[i * rows + t] = moved ? Math.sign(value) : 0;
    }
  }
  return moves;
}

/** g (N × N); 1 on the diagonal, 0 for pairs that never moved. */
function statisticOf(moves: Matrix, normalisation: Normalisation): Matrix {
  const statistic = gram(moves);
  const both = gram({ ...moves, data: moves.data.map(Math.abs) });
  const n = statistic.rows;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const [own, other, common] = [both.data[i * n + i]!, both.data[j * n + j]!, both.data[i * n + j]!];
      const days = daysOf(normalisation, { own, other, common });
      statistic.data[i * n + j] = days > 0 ? statistic.data[i * n + j]! / days : 0;
    }
    statistic.data[i * n + i] = 1;
  }
  return statistic;
}

interface Movements {
  readonly own: number;
  readonly other: number;
  readonly common: number;
}

function daysOf(normalisation: Normalisation, { own, other, common }: Movements): number {
  switch (normalisation) {
    case 'any_movement':
      return own + other - common;
    case 'co_movements':
      return common;
    case 'own_movements':
      return Math.sqrt(own * other);
  }
}

import type { ConstraintSet } from '../constraints/constraint-set.js';

/** One variable of the program: `asset` gains `sign` times its value, which is between `lower` and `upper`. */
export interface WeightColumn {
  readonly asset: number;
  readonly sign: 1 | -1;
  readonly lower: number;
  readonly upper: number;
  /** What one unit adds to |w − from| and to |w|. */
  readonly turnover: number;
  readonly gross: number;
}

export interface LiftedWeights {
  /** Weights where all variables are zero (N). */
  readonly origin: Float64Array;
  readonly columns: readonly WeightColumn[];
  /** 1 where the range of the asset's weight is in pieces. */
  readonly isCut: Uint8Array;
}

interface Kinks {
  readonly from: Float64Array | null;
  readonly hasGross: boolean;
}

/**
 * Weights as variables in which |w − from| and |w| are linear, the latter where the set limits gross exposure or the
 * objective counts it. Where neither counts, a weight is one variable. Elsewhere
 * the range of a weight is cut at `from` and at 0, and each piece on either side of the origin is a variable of its own.
 * A point that fills a far piece before a near one states more turnover or gross exposure than it has, never less, so the
 * weights that can be reached within a limit are exactly those that keep it.
 */
export function liftWeights(set: ConstraintSet, countsAbsolute = false): LiftedWeights {
  const { lower, upper } = set;
  const kinks: Kinks = {
    from: set.turnover?.from ?? (set.costs && set.costs.linear.some((cost) => cost > 0) ? set.costs.from : null),
    hasGross: set.grossMax < Infinity || countsAbsolute,
  };
  const origin = new Float64Array(lower.length);
  const columns: WeightColumn[] = [];
  const isCut = new Uint8Array(lower.length);
  for (let asset = 0; asset < lower.length; asset++) {
    const [low, high] = [lower[asset]!, upper[asset]!];
    const cuts = cutsOf(asset, kinks).filter((cut) => cut > low && cut < high);
    if (cuts.length === 0) {
      columns.push({ asset, sign: 1, lower: low, upper: high, ...slopes(asset, (low + high) / 2, kinks) });
      continue;
    }
    origin[asset] = cuts[0]!;
    isCut[asset] = 1;
    columns.push(...pieces(asset, { from: cuts[0]!, to: high, cuts }, kinks));
    columns.push(...pieces(asset, { from: cuts[0]!, to: low, cuts }, kinks));
  }
  return { origin, columns, isCut };
}

/** The variables at these weights (N): near pieces first. */
export function valuesOf({ origin, columns, isCut }: LiftedWeights, weights: Float64Array): Float64Array {
  const left = weights.map((weight, i) => weight - origin[i]!);
  return Float64Array.from(columns, ({ asset, sign, upper }) => {
    if (!isCut[asset]) return weights[asset]!;
    const value = Math.min(Math.max(0, sign * left[asset]!), upper);
    left[asset]! -= sign * value;
    return value;
  });
}

/** The first one is the origin: where the portfolio is now. */
function cutsOf(asset: number, { from, hasGross }: Kinks): number[] {
  const cuts = [...(from ? [from[asset]!] : []), ...(hasGross ? [0] : [])];
  return cuts.filter((cut, i) => cuts.indexOf(cut) === i);
}

function pieces(
  asset: number,
  { from, to, cuts }: { from: number; to: number; cuts: readonly number[] },
  kinks: Kinks,
): WeightColumn[] {
  const sign = to > from ? 1 : -1;
  const inside = cuts.filter((cut) => (cut - from) * sign > 0 && (to - cut) * sign > 0);
  const stops = [from, ...inside.sort((a, b) => (a - b) * sign), to];
  return stops.slice(1).map((stop, i) => {
    const start = stops[i]!;
    const { turnover, gross } = slopes(asset, (start + stop) / 2, kinks);
    return { asset, sign, lower: 0, upper: Math.abs(stop - start), turnover: turnover * sign, gross: gross * sign };
  });
}

/** d|w − from|/dw and d|w|/dw at w; 0 where it does not count. */
function slopes(asset: number, weight: number, { from, hasGross }: Kinks): { turnover: number; gross: number } {
  return { turnover: from ? Math.sign(weight - from[asset]!) : 0, gross: hasGross ? Math.sign(weight) : 0 };
}

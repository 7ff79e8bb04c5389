/** One number for all symbols, or a number per symbol; a symbol that a map leaves out has the default. */
export type PerSymbol = number | Readonly<Record<string, number>>;

export interface GroupConstraint {
  readonly name: string;
  readonly symbols: readonly string[];
  /** Least and greatest sum of the group's weights; absent: unlimited. */
  readonly min?: number;
  readonly max?: number;
}

export interface LinearConstraint {
  readonly name?: string;
  /** By symbol; what is left out counts 0. */
  readonly coefficients: Readonly<Record<string, number>>;
  readonly min?: number;
  readonly max?: number;
}

/** What a portfolio must keep. Weights are fractions of the capital; everything is optional. */
export interface Constraints {
  /** Default 0; negative allows short positions. */
  readonly minWeight?: PerSymbol;
  /** Default: the budget, or 1 when that is larger. */
  readonly maxWeight?: PerSymbol;
  /** Σ w, default 1. */
  readonly budget?: number;
  /** Σ|w| at most. */
  readonly grossMax?: number;
  readonly groups?: readonly GroupConstraint[];
  readonly linear?: readonly LinearConstraint[];
  /** Σ|w − from| at most `max`: both sides counted. A symbol that `from` leaves out is held at 0. */
  readonly turnover?: { readonly from: Readonly<Record<string, number>>; readonly max: number };
  /** Subtracted from the annual objective: Σ linear·|w − from| + Σ quadratic·(w − from)². */
  readonly costs?: {
    readonly from: Readonly<Record<string, number>>;
    readonly linear?: PerSymbol;
    readonly quadratic?: PerSymbol;
  };
  /** γ·w'w is added to the objective that is minimised. */
  readonly l2?: number;
  /** √((w − b)'Σ(w − b)), annual, at most `max`. */
  readonly trackingError?: { readonly benchmarkWeights: Readonly<Record<string, number>>; readonly max: number };
  /** At most so many weights differ from 0. */
  readonly maxPositions?: number;
  /** A weight is 0 or at least this large in absolute value. */
  readonly minPosition?: number;
}

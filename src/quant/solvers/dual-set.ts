/** Coordinates that move together: freely, or so that their sum stays. */
export interface Block {
  readonly members: readonly number[];
  readonly isCentred: boolean;
}

/** A projection and the coordinates that it leaves between their bounds. */
export interface DualPoint {
  readonly p: Float64Array;
  readonly blocks: readonly Block[];
}

/** The convex set P of a risk measure f(w) = max {p'Lw : p ∈ P} of the losses Lw of the scenarios. */
export interface DualSet {
  /** The nearest point of P. */
  project(q: Float64Array): DualPoint;
  /** max {p'ℓ : p ∈ P}. */
  support(losses: Float64Array): number;
  /** How far one coordinate can go. */
  readonly size: number;
}

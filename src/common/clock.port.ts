/** Wall time of this process in milliseconds since the epoch. Market time is the broker's clock, never this one. */
export interface Clock {
  nowMs(): number;
}

export const CLOCK = Symbol('Clock');

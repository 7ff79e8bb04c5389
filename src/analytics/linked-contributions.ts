export interface Part {
  /** Fraction of the whole, the same on every day. */
  share: number;
  /** Simple returns, one per day. */
  returns: readonly number[];
}

/**
 * What each part contributed to the compounded return of the whole; they sum to it. Σ_t kₜ/k · share·rₜ with
 * kₜ = ln(1 + Rₜ)/Rₜ, k of the whole time. Source: D. Cariño, "Combining attribution effects over time", Journal of
 * Performance Measurement 3 (1999).
 */
export function linkContributions(parts: readonly Part[]): { total: number; contributions: number[] } {
  const days = parts[0]?.returns.length ?? 0;
  const whole = Array.from({ length: days }, (_, t) =>
    parts.reduce((sum, { share, returns }) => sum + share * (returns[t] ?? 0), 0),
  );
  const total = whole.reduce((growth, value) => growth * (1 + value), 1) - 1;
  const scale = linkOf(total);
  const contributions = parts.map(({ share, returns }) =>
    returns.reduce((sum, value, t) => sum + (linkOf(whole[t] ?? 0) / scale) * share * value, 0),
  );
  return { total, contributions };
}

/** ln(1 + R)/R, whose limit at 0 is 1. */
function linkOf(value: number): number {
  return value === 0 ? 1 : Math.log1p(value) / value;
}

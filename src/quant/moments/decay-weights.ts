/** wₜ ∝ λ^(T−1−t) with λ = 1 − 2/(span + 1), Σwₜ = 1 (T); the last row weighs most. */
export function decayWeights(periods: number, span: number): Float64Array {
  const decay = 1 - 2 / (span + 1);
  const powers = new Float64Array(periods);
  let total = 0;
  for (let t = periods - 1, power = 1; t >= 0; t--, power *= decay) {
    powers[t] = power;
    total += power;
  }
  return powers.map((power) => power / total);
}

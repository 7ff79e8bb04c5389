import type { DualPoint } from './dual-set.js';

const MOST_HALVINGS = 200;

/**
 * The point of {0 ≤ p ≤ cap, Σp = 1} nearest to q: pᵢ = min(cap, max(0, qᵢ − λ)). λ is bracketed by halving until the
 * interval is rounding, then computed exactly from the coordinates between their bounds. cap·T ≥ 1.
 */
export function projectOnCappedSimplex(q: Float64Array, cap: number): DualPoint {
  const [low, high] = bracket(q, cap);
  const members: number[] = [];
  let rest = 1;
  let free = 0;
  q.forEach((value, i) => {
    if (value - low >= cap && value - high >= cap) rest -= cap;
    else if (value - high > 0) {
      members.push(i);
      free += value;
    }
  });
  const shift = members.length > 0 ? (free - rest) / members.length : (low + high) / 2;
  const p = q.map((value) => Math.min(cap, Math.max(0, value - shift)));
  return { p, blocks: [{ members, isCentred: true }] };
}

function bracket(q: Float64Array, cap: number): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of q) {
    low = Math.min(low, value - cap);
    high = Math.max(high, value);
  }
  for (let k = 0; k < MOST_HALVINGS; k++) {
    const middle = low + (high - low) / 2;
    if (!(middle > low && middle < high)) break;
    let total = 0;
    for (const value of q) total += Math.min(cap, Math.max(0, value - middle));
    if (total >= 1) low = middle;
    else high = middle;
  }
  return [low, high];
}

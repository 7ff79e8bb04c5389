const MAX_STEPS = 100;
/** A step that halves the interval, however well the others do, so that no shape of f is slow. */
const BISECT_EVERY = 8;

interface End {
  readonly x: number;
  readonly value: number;
  /** The value that counts for the next guess. */
  readonly weight: number;
}

const endAt = (x: number, value: number): End => ({ x, value, weight: value });

/**
 * A zero of a continuous f on [low, high] whose ends have different signs, by false position with the Illinois rule. Ends
 * when |f| ≤ tolerance or the interval is rounding; then, as f may be steep, with the end where f ≤ 0: a limit is kept.
 * Source: M. Dowell, P. Jarratt, "A modified regula falsi method", BIT 11 (1971).
 */
export function findRoot(
  f: (x: number) => number,
  { low, high, tolerance }: { low: number; high: number; tolerance: number },
): number {
  const [left, right] = narrow(f, [endAt(low, f(low)), endAt(high, f(high))], tolerance);
  const [near, far] = Math.abs(left.value) < Math.abs(right.value) ? [left, right] : [right, left];
  return Math.abs(near.value) <= tolerance || near.value <= 0 ? near.x : far.x;
}

function narrow(f: (x: number) => number, [first, second]: [End, End], tolerance: number): [End, End] {
  let [left, right, last] = [first, second, 0];
  for (let step = 1; step <= MAX_STEPS && better(left, right) > tolerance; step++) {
    const x = guess(left, right, step % BISECT_EVERY === 0);
    if (!(x > left.x && x < right.x)) break;
    const end = endAt(x, f(x));
    // The end that stays twice counts half, or it would stay for ever.
    if (end.value > 0 === right.value > 0) {
      if (last === 1) left = { ...left, weight: left.weight / 2 };
      [right, last] = [end, 1];
    } else {
      if (last === -1) right = { ...right, weight: right.weight / 2 };
      [left, last] = [end, -1];
    }
  }
  return [left, right];
}

function better(left: End, right: End): number {
  return Math.min(Math.abs(left.value), Math.abs(right.value));
}

function guess(left: End, right: End, bisect: boolean): number {
  const middle = left.x + (right.x - left.x) / 2;
  if (bisect) return middle;
  const x = (left.x * right.weight - right.x * left.weight) / (right.weight - left.weight);
  return x > left.x && x < right.x ? x : middle;
}

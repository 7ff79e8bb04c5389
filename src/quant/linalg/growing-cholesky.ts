import { addBlockProducts, BLOCK_COLUMNS, BLOCK_ROWS } from './row-products.js';

/**
 * The Cholesky factor L (LL' = H, lower, row-major) of a symmetric positive definite matrix that gains and loses
 * rows and columns: appending costs k²/2 multiplications, removing about 2(k − position)².
 */
export class GrowingCholesky {
  private readonly data: Float64Array;
  private readonly stride: number;
  private readonly cosines: Float64Array;
  private readonly sines: Float64Array;
  private count = 0;

  constructor(capacity: number) {
    this.stride = capacity;
    this.data = new Float64Array(capacity * capacity);
    this.cosines = new Float64Array(capacity);
    this.sines = new Float64Array(capacity);
  }

  get size(): number {
    return this.count;
  }

  clear(): void {
    this.count = 0;
  }

  /**
   * Appends the row H[k][0..k] (k = size, so k + 1 numbers). Returns the pivot, the remaining diagonal before its root;
   * a pivot that is not above `minimumPivot` leaves the factor as it was: the enlarged matrix is not positive definite.
   */
  append(row: Float64Array, minimumPivot = 0): number {
    return this.finish(row, 0, minimumPivot);
  }

  /**
   * Appends rows one after the other, like `append`, the work on four of them done together. Returns the last pivot; the
   * rows before one that is not above `minimumPivot` stay.
   */
  appendBlock(rows: readonly Float64Array[], minimumPivot = 0): number {
    const whole = rows.length === BLOCK_ROWS ? this.count - (this.count % BLOCK_COLUMNS) : 0;
    if (whole > 0) this.eliminate(rows, whole);
    let pivot = Infinity;
    for (const row of rows) {
      pivot = this.finish(row, whole, minimumPivot);
      if (!(pivot > minimumPivot)) break;
    }
    return pivot;
  }

  /** The first `whole` numbers of the next four rows, two columns at a time. */
  private eliminate(rows: readonly Float64Array[], whole: number): void {
    const { data, stride, count } = this;
    const factor = { rows: stride, columns: stride, data };
    for (let j = 0; j < whole; j += BLOCK_COLUMNS) {
      const at = j * stride + j;
      const [first, link, second] = [data[at]!, data[at + stride]!, data[at + stride + 1]!];
      for (let r = 0; r < BLOCK_ROWS; r++) {
        data[(count + r) * stride + j] = -rows[r]![j]!;
        data[(count + r) * stride + j + 1] = -rows[r]![j + 1]!;
      }
      addBlockProducts(factor, factor, { i: count, j }, { from: 0, to: j });
      for (let k = count * stride + j, r = 0; r < BLOCK_ROWS; r++, k += stride) {
        data[k] = -data[k]! / first;
        data[k + 1] = -(data[k + 1]! + data[k]! * link) / second;
      }
    }
  }

  /** The row behind the present ones from its number `from` on, when those before are there. */
  private finish(row: Float64Array, from: number, minimumPivot: number): number {
    const { data, stride, count } = this;
    const start = count * stride;
    let pivot = row[count]!;
    for (let j = 0; j < from; j++) pivot -= data[start + j]! * data[start + j]!;
    for (let j = from; j < count; j++) {
      const value = (row[j]! - this.rowsDot(start, j * stride, j)) / data[j * stride + j]!;
      data[start + j] = value;
      pivot -= value * value;
    }
    if (!(pivot > minimumPivot)) return pivot;
    data[start + count] = Math.sqrt(pivot);
    this.count++;
    return pivot;
  }

  /** Removes row and column `position`; later positions move up by one. */
  remove(position: number): void {
    const { stride } = this;
    this.count--;
    for (let row = position; row < this.count; row++) {
      this.data.copyWithin(row * stride, (row + 1) * stride, (row + 1) * stride + row + 2);
      this.rotateRow(row, position);
    }
  }

  /** Replaces v (first `size` entries) by L⁻¹v. */
  solveLower(v: Float64Array): void {
    const { data, stride, count } = this;
    for (let i = 0; i < count; i++) {
      const start = i * stride;
      let rest = v[i]!;
      for (let j = 0; j < i; j++) rest -= data[start + j]! * v[j]!;
      v[i] = rest / data[start + i]!;
    }
  }

  /** Replaces v (first `size` entries) by L'⁻¹v; goes by rows of L so that memory is read in order. */
  solveUpper(v: Float64Array): void {
    const { data, stride, count } = this;
    for (let i = count - 1; i >= 0; i--) {
      const start = i * stride;
      const value = v[i]! / data[start + i]!;
      v[i] = value;
      for (let j = 0; j < i; j++) v[j] = v[j]! - value * data[start + j]!;
    }
  }

  /** Givens rotations of the columns from `first` on turn the shifted row (one entry too long) into a triangular one. */
  private rotateRow(row: number, first: number): void {
    const { data, cosines, sines } = this;
    const start = row * this.stride;
    for (let j = first; j < row; j++) {
      const left = data[start + j]!;
      const right = data[start + j + 1]!;
      data[start + j] = cosines[j]! * left + sines[j]! * right;
      data[start + j + 1] = cosines[j]! * right - sines[j]! * left;
    }
    const left = data[start + row]!;
    const right = data[start + row + 1]!;
    const length = Math.sqrt(left * left + right * right);
    cosines[row] = left / length;
    sines[row] = right / length;
    data[start + row] = length;
  }

  private rowsDot(a: number, b: number, length: number): number {
    const { data } = this;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let j = 0;
    for (; j + 3 < length; j += 4) {
      s0 += data[a + j]! * data[b + j]!;
      s1 += data[a + j + 1]! * data[b + j + 1]!;
      s2 += data[a + j + 2]! * data[b + j + 2]!;
      s3 += data[a + j + 3]! * data[b + j + 3]!;
    }
    for (; j < length; j++) s0 += data[a + j]! * data[b + j]!;
    return s0 + s1 + (s2 + s3);
  }
}

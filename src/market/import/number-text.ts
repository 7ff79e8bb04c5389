const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;
const LARGEST = 1e15;

export type NumberProblem = 'bad_number' | 'non_positive_price';

/** What is wrong with the text of a price; undefined when it can go into `numeric` digit for digit. */
export function priceProblem(text: string): NumberProblem | undefined {
  if (!NUMBER.test(text)) return 'bad_number';
  const value = Number(text);
  if (value <= 0) return isZeroByUnderflow(text, value) ? 'bad_number' : 'non_positive_price';
  return value > LARGEST ? 'bad_number' : undefined;
}

/** Of a statistic, which may have any sign; undefined for what is no number, or too large or small for a float. */
export function finiteNumber(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) && !isZeroByUnderflow(text, value) ? value : undefined;
}

/** Volumes may be zero. */
export function isVolume(text: string): boolean {
  return NUMBER.test(text) && Number(text) >= 0 && Number(text) <= LARGEST && !text.startsWith('-');
}

/** 1e-400 is not zero, but nothing that computes with floats could use it. */
function isZeroByUnderflow(text: string, value: number): boolean {
  return value === 0 && /[1-9]/.test(text.split(/[eE]/)[0] ?? '');
}

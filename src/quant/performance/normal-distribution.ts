import { QuantError } from '../quant-error.js';

/** Beyond it the continued fraction is exact with the fewer terms, before it the series is. */
const FAR = 3;
const FRACTION_TERMS = 120;

/** exp(−x²/2)/√(2π). */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/**
 * Distribution function Φ of the standard normal: ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …) near 0 (G. Marsaglia, "Evaluating the
 * normal distribution", Journal of Statistical Software 11, 2004), and the continued fraction of the tail beyond
 * (M. Abramowitz, I. Stegun, "Handbook of Mathematical Functions", 26.2.14), so that small tails keep their digits.
 */
export function normalCdf(x: number): number {
  if (x > FAR) return 1 - lowerTail(-x);
  if (x < -FAR) return lowerTail(x);
  let term = x;
  let total = 0;
  for (let k = 3; total + term !== total; k += 2) {
    total += term;
    term *= (x * x) / k;
  }
  return 0.5 + normalDensity(x) * total;
}

function lowerTail(x: number): number {
  const far = Math.abs(x);
  let fraction = far;
  for (let k = FRACTION_TERMS; k >= 1; k--) fraction = far + k / fraction;
  return normalDensity(x) / fraction;
}

const CENTRAL = {
  numerator: [
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
    1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
  ],
  denominator: [
    5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077,
    687.1870074920579083, 42.313330701600911252, 1,
  ],
};
const MIDDLE = {
  numerator: [
    7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
    3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
  ],
  denominator: [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
    0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
  ],
};
const EXTREME = {
  numerator: [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
    0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
  ],
  denominator: [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
    0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
  ],
};

/**
 * Φ⁻¹(p) to about 16 digits. Throws `invalid_input` for p outside of (0, 1). Source: M. Wichura, "Algorithm AS 241: The
 * percentage points of the normal distribution", Applied Statistics 37 (1988), PPND16.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new QuantError('invalid_input', `p is ${p}: a number between 0 and 1 is needed`, 'p');
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * rational(CENTRAL, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  return Math.sign(q) * (r <= 5 ? rational(MIDDLE, r - 1.6) : rational(EXTREME, r - 5));
}

function rational({ numerator, denominator }: typeof CENTRAL, x: number): number {
  return polynomial(numerator, x) / polynomial(denominator, x);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((total, coefficient) => total * x + coefficient, 0);
}

import Big from 'big.js';

/**
 * Exact decimals for money, prices and quantities. Strict: a float cannot slip in (`new Decimal(0.1)` throws), it has to
 * come through `decimalFromFloat` with a stated number of decimal places.
 */
export const Decimal = Big();
Decimal.strict = true;
Decimal.DP = 40;
Decimal.PE = 400;
Decimal.NE = -400;
Decimal.RM = Big.roundHalfEven;

export type Decimal = Big;
/** US dollars. */
export type Money = Decimal;
/** US dollars per share. */
export type Price = Decimal;
/** Shares; at most nine decimal places at the broker. */
export type Quantity = Decimal;

export const ZERO: Decimal = new Decimal('0');
export const ONE: Decimal = new Decimal('1');

/** Decimal places the broker accepts. */
export const QUANTITY_PLACES = 9;
export const NOTIONAL_PLACES = 2;

export function decimal(value: string | bigint): Decimal {
  return new Decimal(value.toString());
}

/** The only door from float64 into decimals. Rounds half to even at `places`; a non-finite value is a programming error. */
export function decimalFromFloat(value: number, places: number): Decimal {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${String(value)}`);
  return new Decimal(String(value)).round(places, Big.roundHalfEven);
}

/** Lossy on purpose: for statistics and JSON numbers of streams, never for money that is stored. */
export function toFloat(value: Decimal): number {
  return Number(value.toString());
}

const POWERS = Array.from({ length: 100 }, (_, exponent) => 10n ** BigInt(exponent));

export function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/** Whole units of 10^-scale; `scale` must be at least the number of decimal places, what is below is cut. */
export function unitsOf(value: Decimal, scale: number): bigint {
  const shift = value.e + 1 - value.c.length + scale;
  const digits = BigInt(value.c.join(''));
  const units = shift >= 0 ? digits * powerOfTen(shift) : digits / powerOfTen(-shift);
  return value.s < 0 ? -units : units;
}

const ZERO_DIGIT = '0'.charCodeAt(0);

/** The inverse of `unitsOf`: the decimal of the text `<units>e-<scale>`, without the detour over text. */
export function decimalFromUnits(units: bigint, scale: number): Decimal {
  if (units === 0n) return ZERO;
  const digits = (units < 0n ? -units : units).toString();
  let length = digits.length;
  while (digits.charCodeAt(length - 1) === ZERO_DIGIT) length--;
  const coefficient = new Array<number>(length);
  for (let i = 0; i < length; i++) coefficient[i] = digits.charCodeAt(i) - ZERO_DIGIT;
  const value = new Decimal(ZERO);
  value.c = coefficient;
  value.e = digits.length - 1 - scale;
  value.s = units < 0n ? -1 : 1;
  return value;
}

/** Decimal places of a value: 2 for 1.25, 0 for 300. */
export function placesOf(value: Decimal): number {
  return Math.max(0, value.c.length - 1 - value.e);
}

/**
 * a ÷ b rounded towards zero at `places`. Exact, because it divides whole numbers; a quotient of 40 digits that is cut
 * afterwards takes many times as long.
 */
export function divideDown(a: Decimal, b: Decimal, places: number): Decimal {
  const scale = Math.max(placesOf(a), placesOf(b));
  return decimalFromUnits((unitsOf(a, scale) * powerOfTen(places)) / unitsOf(b, scale), places);
}

/** a × b rounded towards zero at `places`, exact, without the digits that are cut. */
export function multiplyDown(a: Decimal, b: Decimal, places: number): Decimal {
  const [aScale, bScale] = [placesOf(a), placesOf(b)];
  const product = unitsOf(a, aScale) * unitsOf(b, bScale);
  const surplus = aScale + bScale - places;
  return decimalFromUnits(surplus > 0 ? product / powerOfTen(surplus) : product * powerOfTen(-surplus), places);
}

export function roundDown(value: Decimal, places: number): Decimal {
  return value.round(places, Big.roundDown);
}

/** Plain notation without exponent or trailing zeros: `1234.5`. */
export function formatDecimal(value: Decimal): string {
  const fixed = value.toFixed();
  return fixed.startsWith('-0') && value.eq(ZERO) ? '0' : fixed;
}

export function minDecimal(a: Decimal, b: Decimal): Decimal {
  return a.lt(b) ? a : b;
}

export function maxDecimal(a: Decimal, b: Decimal): Decimal {
  return a.gt(b) ? a : b;
}

export function sumDecimals(values: Iterable<Decimal>): Decimal {
  let total = ZERO;
  for (const value of values) total = total.plus(value);
  return total;
}

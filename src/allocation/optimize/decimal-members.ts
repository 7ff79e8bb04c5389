import type { Decimal } from '../../common/decimal.js';
import { decimal, decimalFromFloat, ZERO } from '../../common/decimal.js';
import type { JsonReader } from '../../quant/json/json-reader.js';
import { QuantError } from '../../quant/quant-error.js';
import { shownValue } from '../../quant/shown-value.js';

const PLAIN = /^-?\d{1,24}(\.\d{1,24})?$/;
/** Decimal places of a JSON number that count; a double has no more that mean anything. */
const NUMBER_PLACES = 20;

/** A positive amount, as a JSON number or a decimal text. Throws `invalid_input` naming the place. */
export function positiveAmount(path: string, value: unknown): Decimal {
  const amount = amountOf(value);
  if (amount?.gt(ZERO)) return amount;
  throw new QuantError(
    'invalid_input',
    `${path} must be a positive number or decimal text, it is ${shownValue(value)}`,
    path,
  );
}

/** Reads the positive amount that an object has for a symbol; `otherwise` is for those it leaves out. */
export function amountsBySymbol(body: JsonReader, name: string, otherwise?: Decimal): (symbol: string) => Decimal {
  const given = body.record(name);
  return (symbol) => {
    const value = Object.hasOwn(given, symbol) ? given[symbol] : undefined;
    return value === undefined && otherwise ? otherwise : positiveAmount(`${name}.${symbol}`, value);
  };
}

/** Digits after the point. */
export function decimalPlaces(value: Decimal): number {
  return Math.max(0, value.c.length - 1 - value.e);
}

function amountOf(value: unknown): Decimal | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? decimalFromFloat(value, NUMBER_PLACES) : undefined;
  return typeof value === 'string' && PLAIN.test(value) ? decimal(value) : undefined;
}

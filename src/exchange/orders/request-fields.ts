import { ZERO, decimal, type Decimal, type Price } from '../../common/decimal.js';
import { invalidRequest, unprocessable } from '../alpaca-error.js';
import { fulfilsIncrement } from '../market/price-increment.js';

export type Body = Readonly<Record<string, unknown>>;

const DECIMAL_FORM = /^\d{1,15}(\.\d{1,18})?$/;

export function isAbsent(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}

export function requiredText(body: Body, key: string): string {
  const value = body[key];
  if (typeof value !== 'string' || value === '') throw invalidRequest(`${key} is required`);
  return value;
}

export function oneOf<T extends string>(body: Body, key: string, choices: readonly T[]): T {
  const value = requiredText(body, key);
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined)
    throw invalidRequest(`invalid ${key}: "${value}"; this exchange offers ${choices.join(', ')}`);
  return choice;
}

export function positiveDecimal(body: Body, key: string): Decimal | null {
  const value = body[key];
  if (isAbsent(value)) return null;
  const text = typeof value === 'number' && Number.isFinite(value) ? decimal(String(value)).toFixed() : value;
  if (typeof text !== 'string' || !DECIMAL_FORM.test(text))
    throw invalidRequest(`${key} must be a positive decimal number`);
  const parsed = decimal(text);
  if (parsed.lte(ZERO)) throw invalidRequest(`${key} must be > 0`);
  return parsed;
}

export function limitedTo(places: number, key: string, value: Decimal | null): Decimal | null {
  if (value !== null && !value.round(places).eq(value)) {
    throw unprocessable(`${key} value must be limited to ${places} decimal places`);
  }
  return value;
}

export function optionalPrice(body: Body, key: string): Price | null {
  const price = positiveDecimal(body, key);
  if (price !== null && !fulfilsIncrement(price)) {
    throw unprocessable(
      `invalid ${key} ${price.toFixed()}. sub-penny increment does not fulfill minimum pricing criteria`,
    );
  }
  return price;
}

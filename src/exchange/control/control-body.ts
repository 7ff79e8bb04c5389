import { decimal, type Decimal } from '../../common/decimal.js';
import { invalidRequest } from '../alpaca-error.js';

export type Body = Readonly<Record<string, unknown>>;

/** The members of a JSON object; what nobody knows is refused, so that a misspelt knob is not silently without effect. */
export function readBody(body: unknown, known?: readonly string[], where = 'the body'): Body {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw invalidRequest(`${where} must be a JSON object`);
  }
  const unknown = known && Object.keys(body).find((key) => !known.includes(key));
  if (unknown !== undefined) throw invalidRequest(`${where} has the unknown member "${unknown}"`);
  return body as Body;
}

export function optionalFlag(body: Body, key: string): boolean | undefined {
  const value = body[key];
  if (value !== undefined && typeof value !== 'boolean') throw invalidRequest(`${key} must be true or false`);
  return value;
}

export function optionalText(body: Body, key: string): string | undefined {
  const value = body[key];
  if (value !== undefined && typeof value !== 'string') throw invalidRequest(`${key} must be a text`);
  return value;
}

export function optionalCount(body: Body, key: string, most: number): number | undefined {
  const value = body[key];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most) {
    throw invalidRequest(`${key} must be an integer from 0 to ${most}`);
  }
  return value;
}

export function oneOf<T extends string>(value: unknown, key: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw invalidRequest(`${key} must be one of ${choices.join(', ')}`);
  return choice;
}

export function readList(value: unknown, key: string): readonly unknown[] {
  if (!Array.isArray(value)) throw invalidRequest(`${key} must be a list`);
  return value;
}

const DECIMAL_FORM = /^-?\d{1,15}(\.\d{1,9})?$/;

export function decimalMember(body: Body, key: string): Decimal {
  const value = body[key];
  if (typeof value !== 'string' || !DECIMAL_FORM.test(value)) {
    throw invalidRequest(`${key} must be a decimal text such as "12.34"`);
  }
  return decimal(value);
}

import { AppError } from '../../common/app-error.js';
import { decimal, type Decimal } from '../../common/decimal.js';

export type Fields = Readonly<Record<string, unknown>>;

/**
 * Readers of broker answers: keys we do not know are ignored, a required one that is missing or of the wrong type is
 * `broker_protocol` with the place and the value.
 */
export function fieldsOf(value: unknown, where: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw protocolError(where, 'an object', value);
}

export function listOf(value: unknown, where: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw protocolError(where, 'a list', value);
}

export function textField(fields: Fields, key: string, where: string): string {
  const value = fields[key];
  if (typeof value === 'string' && value !== '') return value;
  throw protocolError(`${where}.${key}`, 'a text', value);
}

export function optionalText(fields: Fields, key: string): string | null {
  const value = fields[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

export function flagField(fields: Fields, key: string, where: string): boolean {
  const value = fields[key];
  if (typeof value === 'boolean') return value;
  throw protocolError(`${where}.${key}`, 'true or false', value);
}

/** A JSON number as the decimal of its shortest text, which is the text the broker wrote. */
export function decimalField(fields: Fields, key: string, where: string): Decimal {
  const value = fields[key];
  if (typeof value === 'number' && Number.isFinite(value)) return decimal(String(value));
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return decimal(value);
  throw protocolError(`${where}.${key}`, 'a number', value);
}

export function positiveField(fields: Fields, key: string, where: string): Decimal {
  const value = decimalField(fields, key, where);
  if (value.gt(decimal('0'))) return value;
  throw protocolError(`${where}.${key}`, 'a positive number', fields[key]);
}

/** An RFC 3339 time as milliseconds since the epoch; finer digits are dropped. */
export function instantField(fields: Fields, key: string, where: string): number {
  const value = fields[key];
  const instantMs = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(instantMs)) return instantMs;
  throw protocolError(`${where}.${key}`, 'a time', value);
}

export function protocolError(where: string, wanted: string, value: unknown): AppError {
  const shown = value === undefined ? 'missing' : JSON.stringify(value).slice(0, 80);
  return new AppError(
    'broker_protocol',
    `The broker's answer is not understood: ${where} must be ${wanted}, is ${shown}.`,
  );
}

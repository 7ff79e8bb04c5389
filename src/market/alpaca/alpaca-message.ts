import { DateTime } from 'luxon';
import { AppError } from '../../common/app-error.js';
import { type Decimal, ZERO, decimal } from '../../common/decimal.js';
import { isTradingDate, type TradingDate } from '../../common/trading-date.js';

const PLAIN_DECIMAL = /^-?\d+(\.\d+)?$/;
/** No price, quantity or amount of an account is longer or larger; what is, is not one. */
const LONGEST_DECIMAL = 40;
const LARGEST = decimal('1000000000000000');

/**
 * A JSON object of the broker. Members that we do not know are ignored. One that we need and that is missing, malformed or
 * beyond reason is `broker_protocol` with its place and value: nothing is ever guessed from it.
 */
export class AlpacaMessage {
  private constructor(
    private readonly where: string,
    private readonly members: Readonly<Record<string, unknown>>,
  ) {}

  static of(where: string, value: unknown): AlpacaMessage {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw malformed(where, 'an object', value);
    }
    return new AlpacaMessage(where, value as Record<string, unknown>);
  }

  static list(where: string, value: unknown): AlpacaMessage[] {
    if (!Array.isArray(value)) throw malformed(where, 'a list', value);
    return value.map((item, i) => AlpacaMessage.of(`${where}[${i}]`, item));
  }

  /** The members of a map by key, e.g. by symbol. Null, which stands for an empty one, and undefined have none. */
  entries(name: string): [string, unknown][] {
    return Object.entries(this.optionalObject(name)?.members ?? {});
  }

  object(name: string): AlpacaMessage {
    return AlpacaMessage.of(`${this.where}.${name}`, this.members[name]);
  }

  optionalObject(name: string): AlpacaMessage | null {
    return isAbsent(this.members[name]) ? null : this.object(name);
  }

  /** Missing and null are an empty list. */
  objects(name: string): AlpacaMessage[] {
    const value = this.members[name];
    return isAbsent(value) ? [] : AlpacaMessage.list(`${this.where}.${name}`, value);
  }

  /** A list of texts; missing and null are an empty one. */
  texts(name: string): string[] {
    const value = this.members[name];
    if (isAbsent(value)) return [];
    const isTexts = Array.isArray(value) && value.every((item): item is string => typeof item === 'string');
    return isTexts ? value : this.fail(name, 'a list of texts');
  }

  text(name: string): string {
    return this.optionalText(name) ?? this.fail(name, 'a text');
  }

  /** Missing, null and empty say the same. */
  optionalText(name: string): string | null {
    const value = this.members[name];
    if (isAbsent(value)) return null;
    return typeof value === 'string' ? value : this.fail(name, 'a text');
  }

  flag(name: string): boolean {
    const value = this.members[name];
    return typeof value === 'boolean' ? value : this.fail(name, 'true or false');
  }

  optionalFlag(name: string): boolean {
    return isAbsent(this.members[name]) ? false : this.flag(name);
  }

  decimal(name: string): Decimal {
    return this.optionalDecimal(name) ?? this.fail(name, 'a number');
  }

  /** Texts and JSON numbers are the same digits to the broker. */
  optionalDecimal(name: string): Decimal | null {
    const value = this.members[name];
    if (isAbsent(value)) return null;
    const parsed = parseDecimal(value);
    return parsed === undefined || parsed.abs().gt(LARGEST) ? this.fail(name, 'a number') : parsed;
  }

  positive(name: string): Decimal {
    return this.optionalPositive(name) ?? this.fail(name, 'a positive number');
  }

  optionalPositive(name: string): Decimal | null {
    const value = this.optionalDecimal(name);
    return value === null || value.gt(ZERO) ? value : this.fail(name, 'a positive number');
  }

  date(name: string): TradingDate {
    const value = this.members[name];
    return typeof value === 'string' && isTradingDate(value) ? value : this.fail(name, 'a date');
  }

  /** An RFC 3339 time as milliseconds since the epoch; finer digits are cut, as nothing here is ordered by time. */
  instantMs(name: string): number {
    return this.optionalInstantMs(name) ?? this.fail(name, 'a time');
  }

  optionalInstantMs(name: string): number | null {
    const value = this.members[name];
    if (isAbsent(value)) return null;
    const parsed =
      typeof value === 'string' ? DateTime.fromISO(value.replace(/(\.\d{3})\d+/, '$1'), { zone: 'utc' }) : undefined;
    return parsed?.isValid === true ? parsed.toMillis() : this.fail(name, 'a time');
  }

  /** Throws: the member is not what is wanted of it. */
  fail(name: string, wanted: string): never {
    throw malformed(`${this.where}.${name}`, wanted, this.members[name]);
  }
}

function isAbsent(value: unknown): value is null | undefined | '' {
  return value === null || value === undefined || value === '';
}

function parseDecimal(value: unknown): Decimal | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? decimal(String(value)) : undefined;
  if (typeof value === 'bigint') return decimal(value);
  const isPlain = typeof value === 'string' && value.length <= LONGEST_DECIMAL && PLAIN_DECIMAL.test(value);
  return isPlain ? decimal(value) : undefined;
}

function malformed(where: string, wanted: string, value: unknown): AppError {
  const shown = value === undefined ? 'missing' : JSON.stringify(value, writeBigint).slice(0, 80);
  return new AppError(
    'broker_protocol',
    `The broker's answer is not understood: ${where} must be ${wanted}, is ${shown}.`,
  );
}

function writeBigint(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

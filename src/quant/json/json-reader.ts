import { QuantError } from '../quant-error.js';
import { shownValue } from '../shown-value.js';

type Fields = Readonly<Record<string, unknown>>;

/** A JSON object whose members are read by name; what nobody reads is refused. Errors name the path. */
export class JsonReader {
  private constructor(
    private readonly path: string,
    private readonly fields: Fields,
  ) {}

  static of(path: string, value: unknown, known: readonly string[]): JsonReader {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw wrong(path || 'the body', 'an object', value);
    const unknown = Object.keys(value).find((name) => !known.includes(name));
    if (unknown !== undefined) {
      const place = join(path, unknown);
      throw new QuantError('invalid_input', `${place} is not known; there are ${known.join(', ')}`, place);
    }
    return new JsonReader(path, value as Fields);
  }

  has(name: string): boolean {
    return this.fields[name] !== undefined;
  }

  /** As it is, for somebody else to check. */
  value(name: string): unknown {
    return this.fields[name];
  }

  object(name: string, known: readonly string[]): JsonReader | undefined {
    return this.has(name) ? JsonReader.of(join(this.path, name), this.fields[name], known) : undefined;
  }

  objects(name: string, known: readonly string[]): JsonReader[] {
    return this.list(name).map((value, i) => JsonReader.of(`${join(this.path, name)}[${i}]`, value, known));
  }

  /** An object whose members somebody else checks. */
  record(name: string): Fields {
    const value = this.fields[name] ?? {};
    if (typeof value === 'object' && !Array.isArray(value)) return value as Fields;
    throw wrong(join(this.path, name), 'an object', value);
  }

  text(name: string): string | undefined {
    const value = this.fields[name];
    if (value === undefined || typeof value === 'string') return value;
    throw wrong(join(this.path, name), 'a text', value);
  }

  requiredText(name: string): string {
    const value = this.text(name);
    if (value !== undefined && value !== '') return value;
    const place = join(this.path, name);
    throw new QuantError('invalid_input', `${place} is missing`, place);
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.fields[name] ?? otherwise;
    if (typeof value === 'boolean') return value;
    throw wrong(join(this.path, name), 'true or false', value);
  }

  number(name: string): number | undefined {
    const value = this.fields[name];
    return value === undefined ? undefined : numberAt(join(this.path, name), value);
  }

  texts(name: string): string[] {
    return this.list(name).map((value, i) => {
      if (typeof value === 'string' && value !== '') return value;
      throw wrong(`${join(this.path, name)}[${i}]`, 'a text', value);
    });
  }

  numbers(name: string): Float64Array | undefined {
    if (!this.has(name)) return undefined;
    return Float64Array.from(this.list(name), (value, i) => numberAt(`${join(this.path, name)}[${i}]`, value));
  }

  /** Rows of numbers, NaN for null where `holes` may be; whether they are finite and equally long the library says. */
  rows(name: string, { holes = false } = {}): number[][] | undefined {
    if (!this.has(name)) return undefined;
    return this.list(name).map((row, i) => {
      const path = `${join(this.path, name)}[${i}]`;
      if (!Array.isArray(row)) throw wrong(path, 'a list of numbers', row);
      const at = row.findIndex((value) => typeof value !== 'number' && !(holes && value === null));
      if (at >= 0) throw wrong(`${path}[${at}]`, 'a number', row[at]);
      return row.includes(null) ? row.map((value: number | null) => value ?? NaN) : (row as number[]);
    });
  }

  /** A number for all, or a number per symbol. */
  perSymbol(name: string): number | Record<string, number> | undefined {
    const value = this.fields[name];
    return value === undefined || typeof value === 'number' ? this.number(name) : this.bySymbol(name);
  }

  bySymbol(name: string): Record<string, number> {
    const entries = Object.entries(this.record(name));
    return Object.fromEntries(entries.map(([key, value]) => [key, numberAt(join(join(this.path, name), key), value)]));
  }

  private list(name: string): readonly unknown[] {
    const value = this.fields[name] ?? [];
    if (Array.isArray(value)) return value;
    throw wrong(join(this.path, name), 'a list', value);
  }
}

function numberAt(path: string, value: unknown): number {
  if (typeof value !== 'number') throw wrong(path, 'a number', value);
  if (Number.isFinite(value)) return value;
  throw new QuantError('invalid_input', `${path} is ${value}: a finite number is needed`, path);
}

function wrong(path: string, wanted: string, value: unknown): QuantError {
  return new QuantError('invalid_input', `${path} must be ${wanted}, it is ${shownValue(value)}`, path);
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

import { isTradingDate, tradingDateOf, type TradingDate } from '../../common/trading-date.js';
import { invalidRequest } from '../alpaca-error.js';

/** Query parameters by name; one that is given several times is a list. */
export type Query = Readonly<Record<string, string | undefined>>;

export function parseQuery(text: string): Record<string, string> {
  const query: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of new URLSearchParams(text)) {
    query[name] = name in query ? `${query[name] ?? ''},${value}` : value;
  }
  return query;
}

function textOf(query: Query, name: string): string | null {
  return query[name] || null;
}

export function requiredText(query: Query, name: string): string {
  const text = textOf(query, name);
  if (text === null) throw invalidRequest(`${name} is required`);
  return text;
}

export function optionalChoice<T extends string>(query: Query, name: string, choices: readonly T[]): T | null {
  const text = textOf(query, name);
  const choice = choices.find((candidate) => candidate === text);
  if (text !== null && choice === undefined) {
    throw invalidRequest(`invalid ${name}: "${text}"; one of ${choices.join(', ')} is accepted`);
  }
  return choice ?? null;
}

/** An integer from 1 to `most`, `most` where a larger one is asked for. */
export function countUpTo(query: Query, name: string, { most, usual }: { most: number; usual: number }): number {
  const text = textOf(query, name);
  if (text === null) return usual;
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1)
    throw invalidRequest(`${name} must be a positive integer: "${text}"`);
  return Math.min(Number(text), most);
}

export function optionalList(query: Query, name: string): string[] | null {
  const text = textOf(query, name);
  return text === null
    ? null
    : text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '');
}

const INSTANT = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$/;

/** A date or an RFC 3339 instant, as the database understands both; a date is midnight UTC. */
export function optionalInstant(query: Query, name: string): string | null {
  // An unescaped plus sign of an offset arrives as a space.
  const text = textOf(query, name)?.replace(/ (?=\d{2}:\d{2}$)/, '+') ?? null;
  if (text === null) return null;
  if (isTradingDate(text)) return `${text}T00:00:00Z`;
  if (!INSTANT.test(text) || Number.isNaN(Date.parse(text.replace(/(\.\d{3})\d+/, '$1')))) {
    throw invalidRequest(`invalid ${name}: "${text}" is neither a date nor an RFC 3339 time`);
  }
  return text;
}

export function instantMs(text: string): number {
  return Date.parse(text.replace(/(\.\d{3})\d+/, '$1'));
}

/** A date, or the New York date of an instant. */
export function optionalDate(query: Query, name: string): TradingDate | null {
  const text = textOf(query, name);
  if (text !== null && isTradingDate(text)) return text;
  const instant = optionalInstant(query, name);
  return instant === null ? null : tradingDateOf(instantMs(instant));
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

export function optionalUuid(query: Query, name: string): string | null {
  const text = textOf(query, name);
  if (text !== null && !isUuid(text)) throw invalidRequest(`invalid ${name}: "${text}" is not an id`);
  return text;
}

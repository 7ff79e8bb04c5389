// The functions of Sprig and Helm that the chart uses, no others.
import { createHash } from 'node:crypto';
import { stringify } from 'yaml';

/** Go's notion of truth: empty text, list and map, zero and nil are false. */
export function isTrue(value) {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object') return Object.keys(value).length > 0;
  return Boolean(value);
}

function indent(width, text) {
  return text.replace(/^/gm, ' '.repeat(width));
}

function dict(...pairs) {
  return Object.fromEntries(Array.from({ length: pairs.length / 2 }, (_, i) => [pairs[2 * i], pairs[2 * i + 1]]));
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}

export const FUNCTIONS = {
  and: (...values) => values.find((value) => !isTrue(value)) ?? values.at(-1),
  default: (fallback, value) => (isTrue(value) ? value : fallback),
  dict,
  eq: (a, b) => a === b,
  index: (from, key) => from[key],
  list: (...values) => values,
  nindent: (width, text) => `\n${indent(width, text)}`,
  not: (value) => !isTrue(value),
  or: (...values) => values.find(isTrue) ?? values.at(-1),
  printf: (format, ...values) => format.replace(/%s/g, () => String(values.shift())),
  quote: (value) => JSON.stringify(String(value ?? '')),
  sha256sum: (text) => createHash('sha256').update(text).digest('hex'),
  toJson: (value) => JSON.stringify(sorted(value)),
  toYaml: (value) => stringify(value, { sortMapEntries: true, lineWidth: 0 }).trimEnd(),
  trimSuffix: (suffix, text) => (text.endsWith(suffix) ? text.slice(0, -suffix.length) : text),
  trunc: (length, text) => text.slice(0, length),
};

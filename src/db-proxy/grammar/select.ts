import { refusal, shown } from './refusal.js';
import { Scanner } from './scanner.js';

const COLUMN = /[^,"():*]+/y;

/** `select=a,"b c"`; undefined for `*`, every column. */
export function parseSelect(value: string): string[] | undefined {
  if (value === '*') return undefined;
  const scanner = new Scanner(value);
  const columns: string[] = [];
  do {
    const column = scanner.takeQuoted() ?? scanner.take(COLUMN)?.[0].trim();
    if (column === undefined) throw malformed(value);
    columns.push(column);
  } while (scanner.takeText(','));
  if (!scanner.done) throw malformed(value);
  const repeated = columns.find((column, index) => columns.indexOf(column) !== index);
  if (repeated !== undefined) {
    throw refusal('invalid_select', 'select', `${shown(repeated)} is selected more than once.`);
  }
  return columns;
}

function malformed(value: string): Error {
  return refusal('invalid_select', 'select', `${shown(value)} is no list of columns: write select=a,b or select=*.`);
}

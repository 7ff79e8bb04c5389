import { refusal, shown } from './refusal.js';
import { Scanner, unquoted } from './scanner.js';
import type { OrderTerm } from './table-query.js';

const COLUMN = /[^.,"]+/y;
const DIRECTION = /\.(asc|desc)(?=[.,]|$)/y;
const NULLS = /\.nulls(first|last)(?=,|$)/y;

/** `order=a.desc.nullslast,b`. */
export function parseOrder(value: string): OrderTerm<string>[] {
  const scanner = new Scanner(value);
  const terms: OrderTerm<string>[] = [];
  do {
    const column = scanner.takeQuoted() ?? scanner.take(COLUMN)?.[0]?.trim();
    if (column === undefined) throw malformed(value);
    const descending = scanner.take(DIRECTION)?.[1] === 'desc';
    const nulls = scanner.take(NULLS)?.[1] as 'first' | 'last' | undefined;
    terms.push({ column, descending, nulls });
  } while (scanner.takeText(','));
  if (!scanner.done) throw malformed(value);
  return terms;
}

/** `sort_by=a&order=desc`. */
export function parseSortBy(column: string, direction = 'asc'): OrderTerm<string>[] {
  if (direction !== 'asc' && direction !== 'desc') {
    throw refusal('invalid_order', 'order', `Beside sort_by, order is asc or desc, not ${shown(direction)}.`);
  }
  return [{ column: unquoted(column), descending: direction === 'desc', nulls: undefined }];
}

function malformed(value: string): Error {
  return refusal(
    'invalid_order',
    'order',
    `${shown(value)} is no order: write column[.asc|.desc][.nullsfirst|.nullslast],…`,
  );
}

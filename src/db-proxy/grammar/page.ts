import { refusal, shown } from './refusal.js';
import type { PageStart } from './table-query.js';

const WHOLE = /^\d+$/;

export function parseLimit(value: string): number {
  if (WHOLE.test(value)) return Number(value);
  throw refusal('invalid_limit', 'limit', `limit is a whole number from 0, not ${shown(value)}.`);
}

export interface GivenStart {
  offset?: string;
  page?: string;
  cursor?: string;
}

/** `offset` counts rows from 0, `page` counts pages of the limit's size from 1; a `cursor` stands alone. */
export function parseStart({ offset, page, cursor }: GivenStart): PageStart {
  if (cursor !== undefined) return { cursor };
  if (page !== undefined) return { page: parseRow('page', page, 1) };
  return { offset: offset === undefined ? 0 : parseRow('offset', offset, 0) };
}

function parseRow(name: 'offset' | 'page', value: string, least: number): number {
  const number = WHOLE.test(value) ? Number(value) : NaN;
  if (number >= least && Number.isSafeInteger(number)) return number;
  throw refusal('invalid_offset', name, `${name} is a whole number from ${least}, not ${shown(value)}.`);
}

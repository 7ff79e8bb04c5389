import { IntegerField } from './fields.js';

export const DEFAULT_LIMIT = 100;
const LARGEST_LIMIT = 1000;

/** The part of a list that is asked for; the same on every list. */
export class PageQueryDto {
  @IntegerField({ min: 1, max: LARGEST_LIMIT, fallback: DEFAULT_LIMIT, description: 'Entries of the page.' })
  limit = DEFAULT_LIMIT;

  @IntegerField({ min: 0, max: 1_000_000, fallback: 0, description: 'Entries to pass over.' })
  offset = 0;
}

/** The page of a list that is at hand as a whole. */
export function pageOf<T>(list: readonly T[], { limit, offset }: PageQueryDto): T[] {
  return list.slice(offset, offset + limit);
}

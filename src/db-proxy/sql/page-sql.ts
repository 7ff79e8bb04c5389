import { quoteIdentifier } from './identifier.js';
import type { TableRead } from './table-read.js';

export interface PageRow extends Record<string, unknown> {
  /** The rows of the page as text, with commas between them. */
  objects: string;
  /** One more than the limit when there is a next page. */
  fetched: number;
  /**
   * JSON list of keys, each a list of the texts that a row is ordered by: the last row's or, when they are not unique, those
   * of all rows. Null when there is none.
   */
  keys: string | null;
  total: string | null;
}

/** The page in one row of one statement, so that rows and total belong to one moment. `rowSql` writes the row `r`. */
export function pageSql(read: TableRead, rowSql: string, isCounted: boolean): string {
  const { limit } = read;
  const number = `p.${quoteIdentifier(freeName(read))}`;
  const key = read.order.map(({ name }) => `p.${quoteIdentifier(name)}::text`).join(', ');
  // `page.*` is the row whatever its columns are called; `page` alone could be one of them.
  return `
    select coalesce(string_agg(${rowSql}, ',') filter (where ${number} <= ${limit}), '') as objects,
           count(*)::int as fetched,
           json_agg(array[${key}]) filter (where ${number} ${read.isUnique ? '=' : '<='} ${limit})::text as keys,
           ${isCounted ? `(${read.countSql})` : 'null'}::text as total
    from (select page.*, row_number() over () as ${quoteIdentifier(freeName(read))}
          from (${read.rowsSql} limit ${limit + 1}) page) p
    cross join lateral (${selectedSql(read, 'p')}) r`;
}

/** Every row as the texts of its columns, with JSON for those whose text says too little. */
export function exportSql({ columns, limit, rowsSql }: TableRead): string {
  const texts = columns.map(({ name, jsonForm }) => {
    const value = `p.${quoteIdentifier(name)}`;
    return jsonForm === 'composed' ? `to_json(${value})::text` : value;
  });
  return `select ${texts.join(', ')} from (${rowsSql}${Number.isFinite(limit) ? ` limit ${limit}` : ''}) p`;
}

/** The row without what only its order needs. */
function selectedSql({ columns }: TableRead, row: string): string {
  return `select ${columns.map(({ name }) => `${row}.${quoteIdentifier(name)}`).join(', ')}`;
}

function freeName({ columns, order }: TableRead): string {
  const taken = new Set([...columns, ...order].map(({ name }) => name));
  let name = '#';
  while (taken.has(name)) name += '#';
  return name;
}

import { isSameKey, type RowKey } from '../grammar/cursor.js';
import { pageSql, type PageRow } from '../sql/page-sql.js';
import type { RowSource } from '../sql/row-source.js';
import type { TableRead } from '../sql/table-read.js';
import type { WrittenPage } from './row-writer.js';

export interface PageOptions {
  /** Writes the row `r` as text. */
  rowSql: string;
  isCounted: boolean;
}

/** The written rows of the page, with commas between them. */
export async function readPage(source: RowSource, read: TableRead, options: PageOptions): Promise<WrittenPage> {
  const sql = pageSql(read, options.rowSql, options.isCounted);
  const [page] = await source.query<PageRow>({ sql, values: read.values });
  if (page === undefined) throw new Error('an aggregate without a row');
  return {
    body: page.objects,
    rowCount: Math.min(page.fetched, read.limit),
    total: page.total ?? undefined,
    last: page.fetched > read.limit ? lastOf(page.keys, read) : undefined,
  };
}

function lastOf(text: string | null, { isUnique }: TableRead): WrittenPage['last'] {
  const keys = JSON.parse(text ?? '[]') as RowKey[];
  const key = keys.at(-1);
  if (key === undefined) return undefined;
  return { key, ties: isUnique ? 0 : keys.length - 1 - keys.findLastIndex((other) => !isSameKey(key, other)) };
}

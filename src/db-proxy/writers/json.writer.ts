import type { TableRead } from '../sql/table-read.js';
import type { RowSource, RowWriter, WrittenPage } from './row-writer.js';

interface PageRow extends Record<string, unknown> {
  objects: string;
  row_count: number;
  total: string | null;
}

/** The page as an array of objects. PostgreSQL writes the text, so no number passes through a float. */
export const jsonWriter: RowWriter = {
  name: 'json',
  mediaType: 'application/json',
  async write(source, read, isCounted) {
    const page = await readObjects(source, read, isCounted);
    return { ...page, body: `[${page.body}]` };
  },
};

/** The objects of the page with commas between them. */
export async function readObjects(source: RowSource, read: TableRead, isCounted: boolean): Promise<WrittenPage> {
  // `page.*` is the row whatever its columns are called; `page` alone could be one of them.
  const sql = `
    select coalesce(string_agg(row_to_json(page.*)::text, ','), '') as objects, count(*)::int as row_count,
           ${isCounted ? `(${read.countSql})` : 'null'}::text as total
    from (${read.rowsSql}) page`;
  const [page] = await source.query<PageRow>(
    sql,
    read.values.map((bound) => bound.value),
  );
  if (page === undefined) throw new Error('an aggregate without a row');
  return { body: page.objects, rowCount: page.row_count, total: page.total ?? undefined };
}

import { quoteIdentifier } from '../sql/identifier.js';
import type { TableRead } from '../sql/table-read.js';
import { readPage } from './read-page.js';
import type { PageWriter } from './row-writer.js';

/** The page as RFC 4180 has it: a header line, CRLF. A cell holds what the JSON value holds; null is empty, '' is "". */
export const csvWriter: PageWriter = {
  kind: 'page',
  name: 'csv',
  mediaType: 'text/csv',
  async write(source, read, isCounted) {
    const page = await readPage(source, read, { rowSql: cellsSql(read), isCounted });
    const rows = JSON.parse(`[${page.body}]`) as (string | null)[][];
    const lines = [read.columns.map(({ name }) => name), ...rows].map((cells) => cells.map(csvCell).join(','));
    return { ...page, body: lines.map((line) => `${line}\r\n`).join('') };
  },
};

/** JSON list of the texts of the row's values, as they are in JSON. */
function cellsSql({ columns }: TableRead): string {
  return `to_json(array[${columns.map(({ name }) => `to_json(r.${quoteIdentifier(name)}) #>> '{}'`).join(', ')}])::text`;
}

function csvCell(text: string | null): string {
  if (text === null) return '';
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

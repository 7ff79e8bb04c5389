import { quoteIdentifier } from '../sql/identifier.js';
import type { TableRead } from '../sql/table-read.js';
import { readPage } from './read-page.js';
import type { PageWriter } from './row-writer.js';

const JSON_STRING = /^\s*"/;
const JSON_NULL = /^\s*null\s*$/;

/** The page as RFC 4180 has it: a header line, CRLF. A cell holds what the JSON value holds; null is empty, '' is "". */
export const csvWriter: PageWriter = {
  kind: 'page',
  name: 'csv',
  mediaType: 'text/csv',
  async write(source, read, isCounted) {
    const page = await readPage(source, read, { rowSql: cellsSql(read), isCounted });
    const rows = JSON.parse(`[${page.body}]`) as (string | null)[][];
    const lines = [read.columns.map(({ name }) => name), ...rows.map((cells) => cells.map(textOf))].map((cells) =>
      cells.map(csvCell).join(','),
    );
    return { ...page, body: lines.map((line) => `${line}\r\n`).join('') };
  },
};

/** JSON list of the row's values, each as JSON itself: a text of JSON may hold what no text of PostgreSQL can. */
function cellsSql({ columns }: TableRead): string {
  return `to_json(array[${columns.map(({ name }) => `to_json(r.${quoteIdentifier(name)})::text`).join(', ')}])::text`;
}

/** The text of a JSON value: digits and what is composed as they stand. */
function textOf(json: string | null): string | null {
  if (json === null || JSON_NULL.test(json)) return null;
  return JSON_STRING.test(json) ? (JSON.parse(json) as string) : json;
}

function csvCell(text: string | null): string {
  if (text === null) return '';
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

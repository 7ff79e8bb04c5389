import { exportSql } from '../sql/page-sql.js';
import { JsonLines } from './json-lines.js';
import type { ExportWriter } from './row-writer.js';

/** Every row as an object on a line of its own. */
export const ndjsonWriter: ExportWriter = {
  kind: 'export',
  name: 'ndjson',
  mediaType: 'application/x-ndjson',
  rowsSql: exportSql,
  newLines: ({ columns }) => new JsonLines(columns),
};

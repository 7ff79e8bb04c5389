import { exportSql } from '../sql/page-sql.js';
import { JSON_ROW } from './json.writer.js';
import type { ExportWriter } from './row-writer.js';

/** Every row as an object on a line of its own. */
export const ndjsonWriter: ExportWriter = {
  kind: 'export',
  name: 'ndjson',
  mediaType: 'application/x-ndjson',
  linesSql: (read) => exportSql(read, JSON_ROW),
};

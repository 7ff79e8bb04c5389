import { defineRegistry } from '../../common/registry.js';
import { csvWriter } from './csv.writer.js';
import { jsonWriter } from './json.writer.js';
import { ndjsonWriter } from './ndjson.writer.js';
import { objectWriter } from './object.writer.js';
import type { RowWriter } from './row-writer.js';

/** The forms of rows, the preferred one first: one file each, one line here. */
export const ROW_WRITERS = defineRegistry<RowWriter>('row writers', [
  jsonWriter,
  csvWriter,
  ndjsonWriter,
  objectWriter,
]);

import { defineRegistry } from '../../common/registry.js';
import { jsonWriter } from './json.writer.js';
import { objectWriter } from './object.writer.js';

/** The forms of a page, the preferred one first: one file each, one line here. */
export const ROW_WRITERS = defineRegistry('row writers', [jsonWriter, objectWriter]);

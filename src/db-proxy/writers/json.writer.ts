import { readPage } from './read-page.js';
import type { PageWriter } from './row-writer.js';

/** PostgreSQL writes the text, so no number passes through a float. */
export const JSON_ROW = 'row_to_json(r.*)::text';

/** The page as an array of objects. */
export const jsonWriter: PageWriter = {
  kind: 'page',
  name: 'json',
  mediaType: 'application/json',
  async write(source, read, isCounted) {
    const page = await readPage(source, read, { rowSql: JSON_ROW, isCounted });
    return { ...page, body: `[${page.body}]` };
  },
};

import { AppError } from '../../common/app-error.js';
import { JSON_ROW } from './json.writer.js';
import { readPage } from './read-page.js';
import type { PageWriter } from './row-writer.js';

/** The one row of the page as an object: what `.single()` of postgrest-js asks for. */
export const objectWriter: PageWriter = {
  kind: 'page',
  name: 'object',
  mediaType: 'application/vnd.pgrst.object+json',
  async write(source, read, isCounted) {
    const page = await readPage(source, read, { rowSql: JSON_ROW, isCounted });
    if (page.rowCount === 1) return { ...page, last: undefined };
    throw new AppError('not_one_row', `One row was asked for, but the filters leave ${page.rowCount} on this page.`);
  },
};

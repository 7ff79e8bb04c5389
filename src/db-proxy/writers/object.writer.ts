import { AppError } from '../../common/app-error.js';
import { readObjects } from './json.writer.js';
import type { RowWriter } from './row-writer.js';

/** The one row of the page as an object: what `.single()` of postgrest-js asks for. */
export const objectWriter: RowWriter = {
  name: 'object',
  mediaType: 'application/vnd.pgrst.object+json',
  async write(source, read, isCounted) {
    const page = await readObjects(source, read, isCounted);
    if (page.rowCount === 1) return page;
    throw new AppError('not_one_row', `One row was asked for, but the filters leave ${page.rowCount} on this page.`);
  },
};

import type { Named } from '../../common/registry.js';
import type { Position } from '../grammar/cursor.js';
import type { RowSource } from '../sql/row-source.js';
import type { LineWriter } from '../sql/server-cursor.js';
import type { TableRead } from '../sql/table-read.js';

export interface WrittenPage {
  body: string;
  rowCount: number;
  /** Rows that the filters leave, digit for digit; undefined when it was not asked for. */
  total: string | undefined;
  /** The last row, when there are rows after it; `ties` as far as this page knows them. */
  last: Pick<Position, 'key' | 'ties'> | undefined;
}

interface Form extends Named {
  readonly mediaType: string;
}

/** A form of one page. */
export interface PageWriter extends Form {
  readonly kind: 'page';
  /**
   * Reads the page in one statement, so that rows and total belong to one moment.
   * @throws what the source throws
   */
  write(source: RowSource, read: TableRead, isCounted: boolean): Promise<WrittenPage>;
}

/** A form of all rows, one line each, sent while they are read. */
export interface ExportWriter extends Form {
  readonly kind: 'export';
  /** Selects the rows as the writers of their lines take them. */
  rowsSql(read: TableRead): string;
  /** One for each export. */
  newLines(read: TableRead): LineWriter;
}

/** One form of rows. Its name is the value of `format`, its media type what `Accept` asks for. */
export type RowWriter = PageWriter | ExportWriter;

import type { Named } from '../../common/registry.js';
import type { TableRead } from '../sql/table-read.js';

/** Runs SQL as the reading role. */
export interface RowSource {
  query<Row extends Record<string, unknown>>(sql: string, values: readonly unknown[]): Promise<Row[]>;
}

export interface WrittenPage {
  body: string;
  rowCount: number;
  /** Rows that the filters leave, digit for digit; undefined when it was not asked for. */
  total: string | undefined;
}

/** One form of a page. Its name is the value of `format`, its media type what `Accept` asks for. */
export interface RowWriter extends Named {
  readonly mediaType: string;
  /**
   * Reads the page in one statement, so that rows and total belong to one moment.
   * @throws what the source throws
   */
  write(source: RowSource, read: TableRead, isCounted: boolean): Promise<WrittenPage>;
}

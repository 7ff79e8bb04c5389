import type { BoundValue } from './table-read.js';

export interface Statement {
  sql: string;
  values: readonly BoundValue[];
}

/** Runs SQL as the reading role. */
export interface RowSource {
  query<Row extends Record<string, unknown>>(statement: Statement): Promise<Row[]>;
}

import type { Column, TableSchema } from './table-schema.js';
import type { Condition, OrderTerm } from './table-query.js';

/** Where a page ended: what its last row is ordered by, as PostgreSQL writes it. */
export type RowKey = readonly (string | null)[];

/** After this row the next page begins. */
export interface Position {
  key: RowKey;
  /** Where nothing makes a row unique: how many rows with this key are behind already. */
  ties: number;
  /** Rows of the pages before, as far as those who paged counted them. */
  rowsBefore: number;
}

export function isSameKey(one: RowKey, other: RowKey): boolean {
  return one.every((text, i) => text === other[i]);
}

/** The rows that a cursor is a place among. */
export interface OrderedRows {
  table: TableSchema;
  where: readonly Condition<Column>[];
  order: readonly OrderTerm<Column>[];
}

export interface CursorOpener {
  /** @throws AppError invalid_cursor unless the cursor is one of these rows */
  open(cursor: string, rows: OrderedRows): Position;
}

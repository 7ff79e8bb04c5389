/**
 * What a value is in JSON, told by the text that PostgreSQL writes of it: a number as it stands, a truth, or a text to be
 * quoted. Of a `composed` value only PostgreSQL knows, e.g. of an array.
 */
export type JsonForm = 'number' | 'boolean' | 'string' | 'composed';

/** A column that the reading role may SELECT. */
export interface Column {
  readonly name: string;
  /** As PostgreSQL writes it, e.g. `numeric(18,6)`. */
  readonly type: string;
  readonly nullable: boolean;
  /** What the column's values can be asked. */
  readonly isText: boolean;
  readonly isBoolean: boolean;
  /** Whether its type has an order (json, for one, has none); else it is ordered by its text. */
  readonly isSortable: boolean;
  /** Whether values that are equal have the same text. */
  readonly isExact: boolean;
  readonly jsonForm: JsonForm;
  /** The oid of its type, of a domain's base. */
  readonly typeId: number;
}

/** A table or view that the reading role may SELECT, as far as it may. */
export interface TableSchema {
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly columns: ReadonlyMap<string, Column>;
  /** What makes a row unique; of a view, what its comment says. Empty when there is none or part of it is hidden. */
  readonly primaryKey: readonly Column[];
}

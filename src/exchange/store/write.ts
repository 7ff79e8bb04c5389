/** A statement that changes the database, not yet run. */
export interface Write {
  text: string;
  values: readonly unknown[];
}

/** A column of a stored list with the value that an item has there. */
export type Column<T> = readonly [name: string, type: string, value: (item: T) => unknown];

/** The column lists and the rows of an `insert … select * from unnest(…)` of many items at once. */
export function insertColumns<T>(columns: readonly Column<T>[]): string {
  const names = columns.map(([name]) => name).join(', ');
  return `(${names}) select * from unnest(${columns.map(([, type], i) => `$${i + 1}::${type}[]`).join(', ')})`;
}

/** The parameters of such an insert. */
export function columnValues<T>(columns: readonly Column<T>[], items: readonly T[]): unknown[] {
  return columns.map(([, , value]) => items.map(value));
}

/** `a = excluded.a, …` for the columns that an upsert replaces. */
export function replaceColumns(names: readonly string[]): string {
  return names.map((name) => `${name} = excluded.${name}`).join(', ');
}

import type { Column } from '../grammar/table-schema.js';

export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** What a column is ordered by. One whose type has no order is ordered by its text: that too makes the order total. */
export function orderedSql({ name, isSortable }: Column): string {
  return isSortable ? quoteIdentifier(name) : `${quoteIdentifier(name)}::text`;
}

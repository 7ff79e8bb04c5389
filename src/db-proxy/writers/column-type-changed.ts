/** What was known of the table is no longer so; the catalog has to be loaded anew. */
export class ColumnTypeChanged extends Error {
  readonly code = 'column_type_changed';

  constructor(column: string) {
    super(`the type of the column ${column} has changed`);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.port.js';
import { AppConfig } from '../config/app-config.js';
import type { Column, TableSchema } from './grammar/table-schema.js';
import { CATALOG_SQL, type CatalogRow } from './sql/catalog-query.js';
import { TableReader } from './table-reader.js';

/** What an administrator grants is served within 30 s. */
const MAX_AGE_MS = 20_000;

export type Tables = ReadonlyMap<string, TableSchema>;

/** What the reading role sees of the exposed schema, asked as that role and kept for a while. */
@Injectable()
export class SchemaCatalog {
  private loading: Promise<Tables> | undefined;
  private loadedAtMs = 0;

  constructor(
    private readonly reader: TableReader,
    private readonly config: AppConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  loadTables(): Promise<Tables> {
    if (this.loading !== undefined && this.clock.nowMs() - this.loadedAtMs < MAX_AGE_MS) return this.loading;
    return this.reloadTables();
  }

  /** For when the database said that what is kept here is no longer so. */
  async reloadTables(): Promise<Tables> {
    const loading = this.reader
      .query<CatalogRow>({ sql: CATALOG_SQL, values: [{ value: this.config.dbProxySchema, column: undefined }] })
      .then(tablesOf);
    this.loading = loading;
    this.loadedAtMs = this.clock.nowMs();
    try {
      return await loading;
    } catch (error) {
      // The failure goes to whoever asked meanwhile; the next one asks anew.
      if (this.loading === loading) this.loading = undefined;
      throw error;
    }
  }
}

function tablesOf(rows: CatalogRow[]): Tables {
  const rowsOf = new Map<string, CatalogRow[]>();
  for (const row of rows) rowsOf.set(row.table, [...(rowsOf.get(row.table) ?? []), row]);
  return new Map([...rowsOf].map(([name, columns]) => [name, tableOf(name, columns)]));
}

function tableOf(name: string, rows: CatalogRow[]): TableSchema {
  const primaryKey = primaryKeyOf(rows);
  const key = primaryKey.length > 0 ? primaryKey : declaredKeyOf(rows);
  const columns = new Map(rows.map((row) => [row.column, columnOf(row, key)]));
  return {
    name,
    kind: rows[0]?.kind ?? 'table',
    columns,
    primaryKey: key.flatMap((column) => columns.get(column) ?? []),
  };
}

/** None when part of it is hidden. */
function primaryKeyOf(rows: CatalogRow[]): string[] {
  const keyRows = rows
    .filter((row) => row.key_position !== null)
    .sort((a, b) => Number(a.key_position) - Number(b.key_position));
  return keyRows.length === keyRows[0]?.key_length ? keyRows.map((row) => row.column) : [];
}

function declaredKeyOf(rows: CatalogRow[]): string[] {
  const declared = rows[0]?.declared_key?.split(',').map((column) => column.trim()) ?? [];
  return declared.every((column) => rows.some((row) => row.column === column)) ? declared : [];
}

function columnOf(row: CatalogRow, key: readonly string[]): Column {
  return {
    name: row.column,
    type: row.type,
    nullable: row.nullable && !key.includes(row.column),
    isText: row.category === 'S',
    isBoolean: row.category === 'B',
    isSortable: row.sortable,
    isExact: row.exact,
    jsonForm: row.json_form,
    typeId: row.type_id,
  };
}

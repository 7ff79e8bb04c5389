import type { DataSource } from 'typeorm';

export interface MigrationState {
  /** In the order of their application. */
  applied: string[];
  pending: string[];
}

/** What the database has seen of the migrations that this version knows; all are pending where none ever ran. */
export async function migrationState(dataSource: DataSource): Promise<MigrationState> {
  const applied = await appliedNames(dataSource);
  const known = dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name);
  return { applied, pending: known.filter((name) => !applied.includes(name)) };
}

async function appliedNames(dataSource: DataSource): Promise<string[]> {
  const [table] = await dataSource.query<{ found: boolean }[]>(`select to_regclass('migrations') is not null as found`);
  if (!table?.found) return [];
  const rows = await dataSource.query<{ name: string }[]>('select name from migrations order by id');
  return rows.map((row) => row.name);
}

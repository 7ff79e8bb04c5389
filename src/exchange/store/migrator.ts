import type { Queries } from './exchange-database.js';
import type { ExchangeMigration } from './exchange-migration.js';
import { exchangeTables } from './migrations/0001-exchange.migration.js';
import { importTables } from './migrations/0002-imports.migration.js';
import { haltReasons } from './migrations/0003-halt-reasons.migration.js';
import { orderKinds } from './migrations/0004-order-kinds.migration.js';
import { accountState } from './migrations/0005-account-state.migration.js';
import { accountEvents } from './migrations/0006-events.migration.js';

const MIGRATIONS: readonly ExchangeMigration[] = [
  exchangeTables,
  importTables,
  haltReasons,
  orderKinds,
  accountState,
  accountEvents,
];

/** Brings the schema `exchange` up to date within the caller's transaction. The caller owns the exchange's database. */
export async function migrateExchange(queries: Queries): Promise<void> {
  await queries.query('create schema if not exists exchange');
  await queries.query(
    'create table if not exists exchange.migrations (version int primary key, name text not null, applied_at timestamptz not null default now())',
  );
  const applied = await queries.query<{ version: number }>('select version from exchange.migrations');
  const known = new Set(applied.rows.map(({ version }) => version));
  for (const { version, name, sql } of MIGRATIONS.filter((migration) => !known.has(migration.version))) {
    await queries.query(sql);
    await queries.query('insert into exchange.migrations (version, name) values ($1, $2)', [version, name]);
  }
}

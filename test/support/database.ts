import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of its own for one spec file, on the server that global-setup.mjs started. */
export interface TestDatabase {
  url: string;
  /** Ends every session that is still there. */
  drop(): Promise<void>;
}

/** All migrations applied, no rows. */
export function createTestDatabase(): Promise<TestDatabase> {
  return create(`${setting('PAS_TEST_PREFIX')}_template`);
}

/** Nothing but what PostgreSQL itself brings. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return create('template0');
}

async function create(template: string): Promise<TestDatabase> {
  const name = `${setting('PAS_TEST_PREFIX')}_${randomBytes(6).toString('hex')}`;
  await runSql(`create database ${name} template ${template}`);
  const url = new URL(setting('PAS_TEST_SERVER_URL'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runSql(`drop database if exists ${name} with (force)`) };
}

async function runSql(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: setting('PAS_TEST_SERVER_URL') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests through Jest with .config/jest.config.mjs`);
  return value;
}

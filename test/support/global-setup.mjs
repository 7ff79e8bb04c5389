// One PostgreSQL server per Jest run and one migrated template database in it, which createTestDatabase() clones.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const DIST = new URL('../../dist/src/platform/database/', import.meta.url);

export default async function globalSetup() {
  if (!existsSync(new URL('embedded-server.js', DIST))) {
    throw new Error(
      'dist is missing: run `npm test` (or `npm run build` once) so that the tests find the built server.',
    );
  }
  const { migrate } = await import(new URL('migrator.js', DIST).href);
  const server = process.env.TEST_DATABASE_URL ? externalServer() : await startServer();
  const prefix = `pas_test_${randomBytes(5).toString('hex')}`;
  const template = `${prefix}_template`;
  globalThis.pasTestServer = { ...server, prefix };
  await runSql(server.url, `create database ${template} template template0`);
  await migrate(withDatabase(server.url, template), 'up');
  await runSql(server.url, `alter database ${template} is_template true allow_connections false`);
  // Workers inherit the environment.
  process.env.PAS_TEST_SERVER_URL = server.url;
  process.env.PAS_TEST_PREFIX = prefix;
}

/** On a server of somebody else, everything this run created there has to go. */
function externalServer() {
  return { url: process.env.TEST_DATABASE_URL, stop: dropLeftovers };
}

async function startServer() {
  const { startEmbeddedServer } = await import(new URL('embedded-server.js', DIST).href);
  const dataDir = await mkdtemp(join(tmpdir(), 'pas-test-'));
  await chmod(dataDir, 0o755); // or the server, when run by root, keeps its data elsewhere
  const server = await startEmbeddedServer({ dataDir, log: () => {}, durable: false });
  const stop = async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

async function dropLeftovers() {
  const { url, prefix } = globalThis.pasTestServer;
  await runSql(url, `alter database ${prefix}_template is_template false`);
  const { rows } = await runSql(url, `select datname from pg_database where starts_with(datname, '${prefix}')`);
  for (const { datname } of rows) await runSql(url, `drop database ${datname} with (force)`);
}

function withDatabase(url, name) {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function runSql(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedServer, type EmbeddedServer } from '../../../src/platform/database/embedded-server.js';
import pg from 'pg';

const folders: string[] = [];
const servers: EmbeddedServer[] = [];

/** A fresh DATA_DIR; `mode` 0o700 is a folder that the server's account cannot enter when root runs the tests. */
export async function aDataDirectory(mode = 0o755): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'pas-data-')));
  await chmod(folder, mode);
  folders.push(folder);
  return folder;
}

/** Stopped by `cleanUp` at the latest. */
export async function start(dataDir: string, durable = false): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ dataDir, durable, log: () => undefined });
  servers.push(server);
  return server;
}

export async function cleanUp(): Promise<void> {
  for (const server of servers.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) {
    const cluster = await realpath(join(folder, 'postgres')).catch(() => folder);
    await rm(cluster, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

import { rename, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { AppError } from '../../common/app-error.js';
import { adoptOwnership, clusterLink, createCluster, findCluster, type Cluster } from './cluster.js';
import { takeOwnerLock, type OwnerLock } from './owner-lock.js';
import { isPostmasterOf, readPostmasterFile, removeStalePostmasterFile } from './postmaster-file.js';
import { locateBinaries, type PostgresBinaries } from './postgres-binaries.js';
import { logFileOf, signalPostmaster, spawnPostmaster, type Postmaster, type PostmasterOptions } from './postmaster.js';
import { serverAccount } from './server-account.js';

export interface EmbeddedServer {
  /** Of the database `postgres` with its superuser; contains the password. */
  url: string;
  /** True when the server was already running: its former owner was killed. */
  adopted: boolean;
  /** Fast shutdown; resolves when the server is gone. */
  stop(): Promise<void>;
}

export interface EmbeddedServerOptions {
  /** Holds the database in `postgres` and the server's log; created when missing. */
  dataDir: string;
  log: (line: string) => void;
  /** False gives up crash safety for speed: tests only. */
  durable?: boolean;
}

interface Running {
  url: string;
  pid: number;
  adopted: boolean;
}

/** Crash recovery after a power cut may take its time. */
const START_DEADLINE_MS = 120_000;
const STOP_DEADLINE_MS = 15_000;
const POLL_MS = 20;
const MAX_LOG_BYTES = 10_000_000;
const PORT_TAKEN = /could not bind|Address already in use/;
/** Another start was faster, or the last server's processes are not all gone yet. */
const HELD_BY_ANOTHER = /lock file ".*" already exists|pre-existing shared memory block/;

/** Starts, or takes over from a killed owner, the one PostgreSQL server of a data directory. */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { dataDir, log, durable = true } = options;
  const account = await serverAccount(clusterLink(dataDir));
  const binaries = await locateBinaries(account);
  let cluster = await findCluster(dataDir, binaries.major);
  if (!cluster) {
    cluster = await createCluster(dataDir, { binaries, account });
    log(`The database is in ${cluster.path}.`);
  }
  await adoptOwnership(cluster, account);
  await rotateLog(cluster.dataDir);
  const running = await findOrStart(cluster, { binaries, account, durable });
  const lock = await takeOwnerLock(running.url, cluster.dataDir, log);
  const onExit = stopWithUs(running.pid);
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= stopServer(cluster.path, running.pid, lock, binaries).finally(() => process.off('exit', onExit)));
  return { url: running.url, adopted: running.adopted, stop };
}

/** A process that ends without an orderly stop, as at the second Ctrl-C, leaves no server behind: that stops by itself. */
function stopWithUs(pid: number): () => void {
  const onExit = (): void => {
    try {
      process.kill(pid, 'SIGINT');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  process.once('exit', onExit);
  return onExit;
}

/** The URL of the server that runs on this data directory, without becoming its owner. */
export async function connectToRunningServer(dataDir: string): Promise<string | undefined> {
  const cluster = await findCluster(dataDir);
  return cluster && (await findRunning(cluster))?.url;
}

async function findOrStart(cluster: Cluster, options: PostmasterOptions): Promise<Running> {
  const giveUpAt = Date.now() + START_DEADLINE_MS;
  for (;;) {
    const running = (await findRunning(cluster)) ?? (await start(cluster, options));
    if (running) return running;
    if (Date.now() > giveUpAt) throw failed(cluster, 'it did not become ready in time');
    await sleep(POLL_MS);
  }
}

/** Waits while the server of this cluster starts, recovers or stops; undefined when none is running. */
async function findRunning(cluster: Cluster): Promise<Running | undefined> {
  const giveUpAt = Date.now() + START_DEADLINE_MS;
  while (Date.now() < giveUpAt) {
    const file = await readPostmasterFile(cluster.path);
    if (!file || !(await isPostmasterOf(file.pid, cluster.path))) return undefined;
    const url = urlOf(cluster, file.port);
    if (file.ready && (await answers(url))) return { url, pid: file.pid, adopted: true };
    await sleep(POLL_MS);
  }
  throw failed(cluster, 'a server runs on this data directory but does not answer');
}

/** Undefined when the attempt is worth repeating. */
async function start(cluster: Cluster, options: PostmasterOptions): Promise<Running | undefined> {
  await removeStalePostmasterFile(cluster.path);
  const server = await spawnPostmaster(cluster, options);
  const giveUpAt = Date.now() + START_DEADLINE_MS;
  while (!server.hasExited() && Date.now() < giveUpAt) {
    const file = await readPostmasterFile(cluster.path);
    if (file?.ready && file.port === server.port) {
      return { url: urlOf(cluster, server.port), pid: file.pid, adopted: false };
    }
    await sleep(POLL_MS);
  }
  return explainExit(cluster, server);
}

async function explainExit(cluster: Cluster, server: Postmaster): Promise<undefined> {
  const tail = await server.logTail();
  if (!PORT_TAKEN.test(tail) && !HELD_BY_ANOTHER.test(tail)) throw failed(cluster, tail);
}

/** Only the server that is ours: should it have died, another owner may have started the next one since. */
async function stopServer(path: string, pid: number, lock: OwnerLock, binaries: PostgresBinaries): Promise<void> {
  lock.release();
  for (const signal of ['INT', 'QUIT'] as const) {
    if (await isGone(path, pid, 0)) break;
    await signalPostmaster(pid, signal, binaries);
    if (await isGone(path, pid, STOP_DEADLINE_MS)) break;
  }
  await lock.end();
  if (await isGone(path, pid, 0)) return;
  throw new AppError('database_embedded_failed', `PostgreSQL (process ${pid}) on ${path} does not stop.`);
}

async function isGone(path: string, pid: number, withinMs: number): Promise<boolean> {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    if ((await readPostmasterFile(path))?.pid !== pid || !(await isPostmasterOf(pid, path))) return true;
    if (Date.now() >= giveUpAt) return false;
    await sleep(POLL_MS);
  }
}

/** True once the server lets us in; false while it starts or stops. Anything else it answers is an error. */
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // a server that goes away while we ask has simply not answered
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') throw error;
    return false;
  } finally {
    await client.end();
  }
}

function urlOf(cluster: Cluster, port: number): string {
  return `postgres://postgres:${cluster.password}@127.0.0.1:${port}/postgres?sslmode=disable`;
}

function failed(cluster: Cluster, reason: string): AppError {
  return new AppError(
    'database_embedded_failed',
    `The embedded PostgreSQL on ${cluster.dataDir} did not start: ${reason.trim()}\n` +
      `See ${logFileOf(cluster.dataDir)}, or set DATABASE_URL to a PostgreSQL server.`,
  );
}

async function rotateLog(dataDir: string): Promise<void> {
  const path = logFileOf(dataDir);
  const found = await stat(path).catch(() => undefined);
  if (found && found.size > MAX_LOG_BYTES) await rename(path, `${path}.1`);
}

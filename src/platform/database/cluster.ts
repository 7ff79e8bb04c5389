import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '../../common/app-error.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { reachableFolder } from './reachable-folder.js';
import { canEnter, giveTo, type ServerAccount } from './server-account.js';

/** A complete PostgreSQL data directory of ours. */
export interface Cluster {
  /** DATA_DIR as the user named it, absolute. */
  dataDir: string;
  /** The data directory itself, symlink resolved. */
  path: string;
  /** Of the database superuser `postgres`. */
  password: string;
}

interface Creation {
  binaries: PostgresBinaries;
  account: ServerAccount | undefined;
}

const STAGING_PREFIX = '.postgres-new-';
const STALE_STAGING_MS = 10 * 60_000;
/** Lies inside the cluster, so that both appear in one rename and can never belong to different databases. */
const PASSWORD_FILE = 'pas.password';

const run = promisify(execFile);

export function clusterLink(dataDir: string): string {
  return join(resolve(dataDir), 'postgres');
}

/** The cluster of `dataDir`, or undefined when there is none yet. Never touches a folder that is not ours. */
export async function findCluster(dataDir: string, expectedMajor?: string): Promise<Cluster | undefined> {
  const link = clusterLink(dataDir);
  if (!(await lstat(link).catch(absent))) return undefined;
  const path = await realpath(link).catch((cause: unknown) => {
    throw new AppError(
      'database_embedded_failed',
      `The link ${link} leads to a database that no longer exists. Delete the link to begin with an empty database.`,
      { cause },
    );
  });
  if ((await readdir(path).catch(unreadable)).length === 0) return undefined;
  const version = await readFile(join(path, 'PG_VERSION'), 'utf8').catch(absent);
  const password = await readFile(join(path, PASSWORD_FILE), 'utf8').catch(absent);
  if (version !== undefined && expectedMajor !== undefined) assertVersion(link, version.trim(), expectedMajor);
  if (version === undefined || password === undefined) throw foreign(link);
  return { dataDir: resolve(dataDir), path, password };
}

/**
 * Creates the cluster under a temporary name and renames it: a kill at any moment, or two starts at once, leave a whole
 * cluster or none. The password is random and scram-sha-256 is asked even on the loopback, because every account of the
 * machine can connect there and a superuser of the database can run programs as the server's account.
 */
export async function createCluster(dataDir: string, creation: Creation): Promise<Cluster> {
  const link = clusterLink(dataDir);
  await mkdir(dirname(link), { recursive: true });
  await removeStaleStaging(dirname(link));
  const { account } = creation;
  const parent =
    account && !(await canEnter(dirname(link), account)) ? await reachableFolder('clusters') : dirname(link);
  const staging = await mkdtemp(join(parent, STAGING_PREFIX));
  try {
    const path = await initialise(staging, creation);
    if (parent === dirname(link)) await rename(path, link);
    else await linkTo(link, path, join(parent, randomBytes(8).toString('hex')));
  } catch (error) {
    if (!isRaceLost(error)) throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  const cluster = await findCluster(dataDir, creation.binaries.major);
  if (!cluster) throw new AppError('database_embedded_failed', `${link} vanished while it was being created.`);
  return cluster;
}

async function initialise(staging: string, { binaries, account }: Creation): Promise<string> {
  const path = join(staging, 'cluster');
  const passwordFile = join(staging, PASSWORD_FILE);
  await writeSynced(passwordFile, randomBytes(24).toString('base64url'));
  if (account) await giveTo(staging, account);
  const args = ['-D', path, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'];
  // C.UTF-8 of the server itself: the same order on every machine and no operating system upgrade can change an index.
  args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync', '--no-instructions');
  try {
    await run(binaries.initdb, args, { ...account, cwd: staging, env: { LC_ALL: 'C', TZ: 'UTC' } });
  } catch (cause) {
    const output = (cause as { stderr?: string }).stderr?.trim() ?? '';
    throw new AppError(
      'database_embedded_failed',
      `initdb could not create a database in ${staging}: ${output || String(cause)}`,
      { cause },
    );
  }
  await rename(passwordFile, join(path, PASSWORD_FILE));
  return path;
}

/** The link comes last: without it the new cluster does not exist for anybody. */
async function linkTo(link: string, path: string, home: string): Promise<void> {
  await rename(path, home);
  try {
    await symlink(home, link);
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}

async function writeSynced(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What a killed start left behind; a folder that is still being filled is younger than this. */
async function removeStaleStaging(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(STAGING_PREFIX)) continue;
    const path = join(parent, name);
    const found = await stat(path).catch(absent);
    if (found && Date.now() - found.mtimeMs > STALE_STAGING_MS) await rm(path, { recursive: true, force: true });
  }
}

/** A cluster that root copied or restored is handed to the account that will run it. */
export async function adoptOwnership(cluster: Cluster, account: ServerAccount | undefined): Promise<void> {
  if (!account || (await stat(cluster.path)).uid === account.uid) return;
  await giveTo(cluster.path, account);
  await chmod(cluster.path, 0o700);
}

function assertVersion(link: string, found: string, expected: string): void {
  if (found === expected) return;
  throw new AppError(
    'data_dir_version',
    `${link} was written by PostgreSQL ${found}, this version of PAS brings PostgreSQL ${expected}. Go on with the version ` +
      'of PAS that wrote it, move it over with pg_dump and psql, or name another DATA_DIR to begin with an empty database.',
    { details: { found, expected } },
  );
}

function foreign(link: string): AppError {
  return new AppError(
    'database_embedded_failed',
    `${link} is not empty and not a database of PAS (${basename(link)} has no PG_VERSION or no ${PASSWORD_FILE}); ` +
      'nothing in it was touched. Name another DATA_DIR or move that folder away.',
  );
}

function unreadable(cause: unknown): never {
  throw new AppError(
    'database_embedded_failed',
    `${cause instanceof Error ? cause.message : String(cause)}: the database belongs to another account. Start as the ` +
      'account that created it, or name another DATA_DIR.',
    { cause },
  );
}

function isRaceLost(error: unknown): boolean {
  return ['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '');
}

function absent(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  return undefined;
}

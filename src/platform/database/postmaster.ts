import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Cluster } from './cluster.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import type { ServerAccount } from './server-account.js';

export interface PostmasterOptions {
  binaries: PostgresBinaries;
  account: ServerAccount | undefined;
  /** False gives up crash safety for speed: tests only. */
  durable: boolean;
}

/** A server process that was just started; it lives on when this process ends. */
export interface Postmaster {
  port: number;
  hasExited(): boolean;
  /** The last lines that it wrote since its start. */
  logTail(): Promise<string>;
}

// Below the ephemeral range (32768 on Linux, 49152 elsewhere), where an outgoing connection could sit on the port.
const PORTS = { first: 20_000, last: 32_000 };
const PORT_TRIALS = 50;
const LOG_TAIL_LINES = 12;
/** sun_path holds 104 bytes on macOS, 108 on Linux; the socket's name takes up to 15. */
const MAX_SOCKET_FOLDER = 104 - '/.s.PGSQL.65535'.length - 1;

const run = promisify(execFile);

export function logFileOf(dataDir: string): string {
  return join(dataDir, 'postgres.log');
}

/**
 * Starts the server in a session of its own, so that Ctrl-C in the terminal reaches us first and the server only when we
 * stop it. It gets an empty environment: our secrets and PG* variables are none of its business.
 */
export async function spawnPostmaster(cluster: Cluster, options: PostmasterOptions): Promise<Postmaster> {
  const port = await findFreePort();
  const logPath = logFileOf(cluster.dataDir);
  const log = await open(logPath, 'a', 0o600);
  const start = (await log.stat()).size;
  try {
    const child = spawn(options.binaries.postgres, serverArguments(cluster.path, port, options.durable), {
      ...options.account,
      cwd: cluster.path,
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log.fd, log.fd],
      detached: true,
      windowsHide: true,
    });
    const failure = watch(child);
    child.unref();
    const hasExited = (): boolean =>
      failure.reason !== undefined || child.exitCode !== null || child.signalCode !== null;
    const logTail = async (): Promise<string> =>
      [await readTail(logPath, start), failure.reason].filter(Boolean).join('\n');
    return { port, hasExited, logTail };
  } finally {
    await log.close();
  }
}

function watch(child: ChildProcess): { reason: string | undefined } {
  const failure: { reason: string | undefined } = { reason: undefined };
  child.once('error', (error) => (failure.reason = error.message));
  return failure;
}

/** The footprint of a laptop's side process: a few tens of megabytes, no replication, no parallel plans. */
function serverArguments(path: string, port: number, durable: boolean): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: process.platform !== 'win32' && path.length <= MAX_SOCKET_FOLDER ? path : '',
    max_connections: 60,
    shared_buffers: '64MB',
    work_mem: '8MB',
    huge_pages: 'off',
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_wal_size: '256MB',
    io_method: 'sync',
    max_worker_processes: 4,
    max_parallel_workers_per_gather: 0,
    max_logical_replication_workers: 0,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    log_checkpoints: 'off',
  };
  if (!durable) Object.assign(settings, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' });
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', path, '-p', String(port), ...flags];
}

/** Signals the server; pg_ctl stands in where the platform has no signals. */
export async function signalPostmaster(pid: number, signal: 'INT' | 'QUIT', binaries: PostgresBinaries): Promise<void> {
  if (process.platform === 'win32') {
    await run(binaries.pgCtl, ['kill', signal, String(pid)]);
    return;
  }
  try {
    process.kill(pid, `SIG${signal}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function findFreePort(): Promise<number> {
  for (let trial = 0; trial < PORT_TRIALS; trial++) {
    const port = PORTS.first + Math.floor(Math.random() * (PORTS.last - PORTS.first));
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port found on 127.0.0.1 between ${PORTS.first} and ${PORTS.last}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}

async function readTail(path: string, from: number): Promise<string> {
  const { size } = await stat(path);
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(size - from), position: from });
    return buffer.toString('utf8', 0, bytesRead).trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n');
  } finally {
    await file.close();
  }
}

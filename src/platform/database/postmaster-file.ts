import { execFile } from 'node:child_process';
import { link, readFile, readlink, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What the server writes about itself into postmaster.pid of its data directory. */
export interface PostmasterFile {
  pid: number;
  port: number;
  /** False while it starts, recovers or stops. */
  ready: boolean;
}

const run = promisify(execFile);

function fileOf(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

/** Undefined when no server holds the data directory. The lines are those of PostgreSQL's miscadmin.h. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const lines = (await readRaw(cluster))?.split('\n');
  const pid = Number(lines?.[0]);
  if (!lines || !Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process is the server of this cluster, and not a stranger that got its number after a crash. */
export async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  try {
    if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`)) === cluster;
    if (process.platform === 'win32') return true; // the number is all that Windows tells without extra rights
    return (await run('ps', ['-o', 'command=', '-p', String(pid)])).stdout.includes(cluster);
  } catch {
    return false; // it ended meanwhile, or belongs to an account whose server this cannot be
  }
}

/**
 * Removes the file of a dead server whose process number went to a stranger: PostgreSQL would take that one for the server
 * and refuse to start (it clears up after a number that nobody has by itself, and more carefully than we could). A server
 * that started between the look and the removal gets its file back.
 */
export async function removeStalePostmasterFile(cluster: string): Promise<void> {
  const stale = await readPostmasterFile(cluster);
  if (!stale || !isAlive(stale.pid) || (await isPostmasterOf(stale.pid, cluster))) return;
  const aside = `${fileOf(cluster)}.stale-${process.pid}`;
  try {
    await rename(fileOf(cluster), aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return; // another start removed it
    throw error;
  }
  const pid = Number((await readFile(aside, 'utf8')).split('\n')[0]);
  if (pid !== stale.pid) await link(aside, fileOf(cluster));
  await rm(aside);
}

async function readRaw(cluster: string): Promise<string | undefined> {
  try {
    return await readFile(fileOf(cluster), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}

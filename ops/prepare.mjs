// Installs and builds what is missing or out of date. Runs before anything is installed: Node's own modules only.
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const REQUIRED = [20, 19];

export async function prepare() {
  requireNode();
  // Imported after the check: an older Node would stumble over them with a riddle.
  const { build, isBuilt } = await import('./build.mjs');
  const { install, isInstalled } = await import('./install.mjs');
  if ((await isInstalled()) && (await isBuilt())) return;
  await alone(async () => {
    if (!(await isInstalled())) {
      console.log('Installing dependencies (once, about a minute) …');
      await install();
    }
    if (!(await isBuilt())) {
      console.log('Building …');
      await build();
    }
  });
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > REQUIRED[0] || (major === REQUIRED[0] && minor >= REQUIRED[1])) return;
  fail(
    `PAS needs Node.js ${REQUIRED.join('.')} or newer, this is ${process.versions.node}: https://nodejs.org/en/download`,
  );
}

/** Two starts at once would install and build over each other; the lock of a process that is gone does not count. */
async function alone(work) {
  const name = createHash('sha256')
    .update(import.meta.url)
    .digest('hex')
    .slice(0, 16);
  const lock = join(tmpdir(), `pas-prepare-${name}.lock`);
  let waiting = false;
  while (!(await take(lock))) {
    if (!waiting) console.log('Another process is installing or building; waiting for it …');
    waiting = true;
    await sleep(200);
  }
  try {
    await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock) {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const holder = Number(await readFile(lock, 'utf8').catch(() => '0'));
  if (holder > 0 && !isAlive(holder)) await rm(lock, { force: true });
  return false;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** For the scripts that run by themselves: one clear line instead of a stack. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await prepare().catch((error) => fail(error.message));

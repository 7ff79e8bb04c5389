// Whether node_modules is what package-lock.json asks for, and the installation when it is not.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, runNode, runToEnd } from './run-command.mjs';

/** npm leaves in node_modules what it really installed; optional packages of other platforms are missing there. */
export async function isInstalled() {
  const installed = await packagesOf('node_modules/.package-lock.json');
  if (!installed) return false;
  const wanted = Object.entries((await packagesOf('package-lock.json')) ?? {}).filter(([path]) => path !== '');
  return wanted.every(
    ([path, { version, optional }]) => (installed[path]?.version ?? (optional && version)) === version,
  );
}

export async function install() {
  const args = ['ci', '--include=dev', '--loglevel=error', '--no-progress'];
  const what = '`npm ci`';
  // npm tells its scripts where it is; a bare `node ops/start.mjs` looks it up in the PATH.
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return runNode([npm, ...args], { what });
  const { code } = await runToEnd('npm', args, { shell: process.platform === 'win32' });
  if (code !== 0) throw new Error(`${what} failed (exit code ${code}), see above.`);
}

async function packagesOf(path) {
  try {
    return JSON.parse(await readFile(join(ROOT, path), 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

// Builds server and dashboard into dist, and leaves there from which sources it did so.
import { createHash } from 'node:crypto';
import { chmod, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, runNode } from './run-command.mjs';

const NEST = 'node_modules/@nestjs/cli/bin/nest.js';
const VITE = 'node_modules/vite/bin/vite.js';
const STAMP = join(ROOT, 'dist', '.built-from');
const SOURCES = [
  ...['src', 'migrations', 'web', 'nest-cli.json', 'tsconfig.json', '.config/swc.json', 'package-lock.json'],
  'ops/build.mjs',
];

export async function build() {
  const sources = await hashSources();
  await runNode([NEST, 'build'], { what: 'The build of the server' });
  await runNode([VITE, 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'], {
    what: 'The build of the dashboard',
  });
  // npm makes the command of the package executable when it links it, once; each build writes the file anew.
  await chmod(join(ROOT, 'dist', 'src', 'cli.js'), 0o755);
  await writeFile(STAMP, sources);
}

/** Nest empties dist first, so a build that was interrupted has no stamp. */
export async function isBuilt() {
  const stamp = await readFile(STAMP, 'utf8').catch(() => undefined);
  return stamp === (await hashSources());
}

async function hashSources() {
  const hash = createHash('sha256');
  for (const source of SOURCES) await addTo(hash, source);
  return hash.digest('hex');
}

async function addTo(hash, path) {
  const entries = await readdir(join(ROOT, path), { withFileTypes: true }).catch(() => undefined);
  if (!entries) return void hash.update(`${path}\0`).update(await readFile(join(ROOT, path)));
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.name.endsWith('.spec.ts')) await addTo(hash, `${path}/${entry.name}`);
  }
}

if (process.argv[1] === import.meta.filename) await build();

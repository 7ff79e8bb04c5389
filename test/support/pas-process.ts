import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DIST = join(__dirname, '..', '..', 'dist', 'src');

export interface Ended {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface ProcessOptions {
  /** Where `.env`, `config.yaml` and `./data` are looked for. */
  folder: string;
  settings?: Record<string, string>;
  /** What standard input has; nothing where it is absent. */
  input?: string | undefined;
}

/** A folder that goes away with everything in it. */
export async function aFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'pas-start-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Runs `main.js` or `cli.js` as a process of its own, with nothing of our environment, until it ends by itself. */
export function runToEnd(program: 'main' | 'cli', args: string[], options: ProcessOptions): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(DIST, `${program}.js`), ...args], {
    cwd: options.folder,
    env: { PATH, HOME, OPEN_BROWSER: 'false', ...options.settings },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(options.input ?? '');
  const ended: Ended = { exitCode: null, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (ended.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (ended.stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      resolve({ ...ended, exitCode });
    });
  });
}

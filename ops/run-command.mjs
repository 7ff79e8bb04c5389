import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Runs a script with this Node in the project's folder, its output visible; throws when it fails. */
export async function runNode(args, options = {}) {
  const { code, signal } = await runToEnd(process.execPath, args, options);
  if (code !== 0) throw new Error(`${options.what ?? args[0]} failed (${signal ?? `exit code ${code}`}), see above.`);
}

/** Resolves with how the process ended, whatever that was. */
export function runToEnd(program, args, { what: _what, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

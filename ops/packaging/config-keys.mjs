// The settings that the code knows, read from its own list.
import { read } from './files.mjs';

const ENTRY = /^ {2}([A-Z][A-Z0-9_]*): (key|optional|secret)\(/gm;

const entries = [...read('src/config/config-keys.ts').matchAll(ENTRY)].map(([, name, kind]) => ({ name, kind }));
if (entries.length === 0) throw new Error('src/config/config-keys.ts: no settings found; has its form changed?');

export const configKeys = entries.map(({ name }) => name);
export const secretKeys = entries.filter(({ kind }) => kind === 'secret').map(({ name }) => name);
export const plainKeys = configKeys.filter((name) => !secretKeys.includes(name));

/** Whether the code reads this environment variable: a setting, or a secret's `_FILE`. */
export function isRead(variable) {
  const secret = variable.replace(/_FILE$/, '');
  return configKeys.includes(variable) || (variable.endsWith('_FILE') && secretKeys.includes(secret));
}

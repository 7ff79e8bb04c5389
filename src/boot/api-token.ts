import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface OwnerToken {
  token: string;
  /** Only a token made just now is printed, and only once. */
  isNew: boolean;
}

/** `API_TOKEN`, else the one kept in the data directory, else a new one that is kept there for the owner's eyes only. */
export function ownerToken(configured: string | undefined, dataDir: string): OwnerToken {
  if (configured !== undefined) return { token: configured, isNew: false };
  const path = join(dataDir, 'api-token');
  if (existsSync(path)) return { token: readFileSync(path, 'utf8').trim(), isNew: false };
  const token = randomBytes(24).toString('base64url');
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(path, `${token}\n`, { mode: 0o600, flag: 'wx' });
  return { token, isNew: true };
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../common/app-error.js';

/**
 * Where root keeps what the server's account must reach when the installation or DATA_DIR lies in a folder that only root
 * may enter (a clone below /root). Not the temporary folder: it is emptied at boot, and anybody may write there.
 */
const REACHABLE = '/var/lib/portfolio-allocation-system';

export async function reachableFolder(name: 'postgresql' | 'clusters'): Promise<string> {
  const folder = join(REACHABLE, name);
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 });
    return folder;
  } catch (cause) {
    throw new AppError(
      'database_embedded_failed',
      `PostgreSQL does not run as root, its own account cannot enter this folder, and ${folder} cannot be created. ` +
        'Install into a folder that every account may enter, or set DATABASE_URL to a PostgreSQL server.',
      { cause },
    );
  }
}

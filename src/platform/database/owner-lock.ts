import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { AppError } from '../../common/app-error.js';

/** Held by the process that owns an embedded server, for as long as the server runs. */
export interface OwnerLock {
  /** To be called before the server is stopped: from then on the end of the connection is no surprise. */
  release(): void;
  end(): Promise<void>;
}

/** Any constant; the only session-level lock in database `postgres` of an embedded server. */
const LOCK_KEY = 7_405_131_901;
const OWNER_PREFIX = 'pas-owner';
/** The session of an owner that was just killed lives until its backend notices. */
const GRACE_MS = 2_000;
const POLL_MS = 50;
const RETRY_MS = 1_000;

/**
 * Takes the lock on a connection of its own. A server that ends every session (a crash of one of them makes PostgreSQL do
 * so) would end the ownership too, therefore a lost connection is taken up again.
 */
export async function takeOwnerLock(url: string, dataDir: string, log: (line: string) => void): Promise<OwnerLock> {
  let client = await lockedClient(url, dataDir);
  let released = false;
  const guard = (): void => {
    client.once('end', () => {
      if (!released) void regain();
    });
  };
  const regain = async (): Promise<void> => {
    log('The embedded PostgreSQL dropped our connection; taking it up again.');
    while (!released) {
      try {
        client = await lockedClient(url, dataDir);
        guard();
        log('The embedded PostgreSQL is back.');
        return;
      } catch (error) {
        if (error instanceof AppError) {
          log(error.message);
          return;
        }
        await sleep(RETRY_MS, undefined, { ref: false }); // it recovers, or the caller's own queries fail and say so
      }
    }
  };
  guard();
  return { release: () => (released = true), end: () => client.end() };
}

async function lockedClient(url: string, dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `${OWNER_PREFIX} ${process.pid} ${hostname()}`,
    keepAlive: true,
  });
  client.on('error', () => undefined); // followed by `end`, which is where the owner reacts
  await client.connect();
  try {
    await lockOrRefuse(client, dataDir);
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function lockOrRefuse(client: pg.Client, dataDir: string): Promise<void> {
  const giveUpAt = Date.now() + GRACE_MS;
  for (;;) {
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [LOCK_KEY]);
    if (rows[0]?.locked) return;
    if (Date.now() >= giveUpAt) throw await inUse(client, dataDir);
    await sleep(POLL_MS);
  }
}

async function inUse(client: pg.Client, dataDir: string): Promise<AppError> {
  const { rows } = await client.query<{ application_name: string }>(
    `select a.application_name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.granted and a.application_name like $1 limit 1`,
    [`${OWNER_PREFIX} %`],
  );
  const [, pid = 'unknown', host = 'this machine'] = rows[0]?.application_name.split(' ') ?? [];
  return new AppError(
    'data_dir_in_use',
    `${dataDir} is in use by process ${pid} on ${host}. Stop that one first, or name another DATA_DIR.`,
    { details: { dataDir, pid } },
  );
}

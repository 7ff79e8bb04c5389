import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { AppError } from '../../common/app-error.js';
import { isDatabaseAway } from './database-away.js';
import { describeDatabase } from './migrator.js';

export interface DatabasePatience {
  /** How long a start waits. */
  patienceMs: number;
  /** Told before each further attempt. */
  onWait: (message: string) => void;
}

const CONNECT_TIMEOUT_MS = 10_000;
const PAUSE_MS = 500;

/**
 * Waits for a server that is there and slow to answer: it is starting, recovering, busy or full. What it refuses, and an
 * address at which nobody listens, is for whoever connects next to say. Throws `database_unreachable`.
 */
export async function awaitDatabase(url: string, { patienceMs, onWait }: DatabasePatience): Promise<void> {
  const deadlineMs = performance.now() + patienceMs;
  for (;;) {
    const trouble = await probe(url);
    if (trouble === undefined) return;
    const leftMs = deadlineMs - performance.now();
    if (leftMs <= 0) {
      throw new AppError(
        'database_unreachable',
        `${describeDatabase(url)} did not answer within ${Math.round(patienceMs / 1000)} s (${trouble.message}): ` +
          'see what its server does, then start again.',
        { cause: trouble },
      );
    }
    onWait(
      `${describeDatabase(url)} does not answer yet (${trouble.message}): waiting ${Math.ceil(leftMs / 1000)} s more`,
    );
    await sleep(Math.min(PAUSE_MS, leftMs));
  }
}

/** Why it does not answer yet; undefined when it does, or never will. */
async function probe(url: string): Promise<Error | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // A connection that ends while nobody asks anything is told here, or ends the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return isSlow(error) ? error : undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isSlow(error: unknown): error is Error {
  const isNobodyThere = (error as { code?: unknown }).code === 'ECONNREFUSED';
  return isDatabaseAway(error) && !isNobodyThere;
}

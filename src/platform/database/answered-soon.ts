import type { Duplex } from 'node:stream';
import type { PoolClient } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

/** Longer than a sleeping process keeps a lock that another one waits for. */
const PATIENCE_MS = 15_000;

/** What the type hides. */
interface Wired {
  readonly connection: { readonly stream: Duplex };
}

/**
 * For questions that take milliseconds. A connection on which the answer takes long is dead, whatever TCP believes: of a server
 * that vanished without a word it believes in for a quarter of an hour. It is cut, and the question fails as over any that breaks.
 */
export async function answeredSoon<T>(client: PoolClient, ask: () => Promise<T>): Promise<T> {
  const timer = setTimeout(() => {
    (client as unknown as Wired).connection.stream.destroy();
  }, PATIENCE_MS);
  try {
    return await ask();
  } finally {
    clearTimeout(timer);
  }
}

/** The same over any connection of the pool. */
export async function askSoon<T>(dataSource: DataSource, ask: (manager: EntityManager) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  const client = (await runner.connect()) as PoolClient;
  try {
    return await answeredSoon(client, () => ask(runner.manager));
  } finally {
    await runner.release();
  }
}

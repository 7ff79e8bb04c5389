import pg from 'pg';
import type { Write } from './write.js';

/** What a store needs of a pool or of a connection within a transaction. */
export type Queries = Pick<pg.ClientBase, 'query'>;

type TypeId = Parameters<typeof pg.types.getTypeParser>[0];

const POOL_SIZE = 8;

/**
 * A commit does not wait for the disk. A crash of this process loses nothing; one of the server may lose the last half second,
 * in the order of writing, so that a client in the same server never remembers more than the exchange does.
 */
const LATE_FLUSH = '-c synchronous_commit=off';

/** PostgreSQL's text form of an instant in UTC as RFC 3339: a JavaScript Date would lose the microseconds. */
function rfc3339(text: string): string {
  return text.replace(' ', 'T').replace(/\+00$/, 'Z');
}

const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid: TypeId, format?: 'text' | 'binary'): unknown => {
    if (oid === pg.types.builtins.DATE) return (text: string): string => text;
    if (oid === pg.types.builtins.TIMESTAMPTZ) return rfc3339;
    return pg.types.getTypeParser(oid, format);
  },
};

export function connectionOptions(databaseUrl: string, name: string): pg.ClientConfig {
  return {
    connectionString: databaseUrl,
    types: TYPES,
    options: `-c TimeZone=UTC ${LATE_FLUSH}`,
    application_name: name,
  };
}

async function runWrite(queries: Queries, { text, values }: Write): Promise<void> {
  await queries.query(text, [...values]);
}

export async function runWrites(queries: Queries, writes: readonly Write[]): Promise<void> {
  for (const write of writes) await runWrite(queries, write);
}

/** The exchange's connections. Instants come back as RFC 3339 strings, dates and decimals as strings. */
export class ExchangeDatabase {
  private readonly pool: pg.Pool;

  constructor(databaseUrl: string, onIdleError: (error: Error) => void) {
    this.pool = new pg.Pool({ ...connectionOptions(databaseUrl, 'pas-exchange'), max: POOL_SIZE });
    this.pool.on('error', onIdleError);
  }

  get queries(): Queries {
    return this.pool;
  }

  async transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    // A connection that breaks says so here as well as by the query; heard by nobody it would end the process.
    client.on('error', ignore);
    let failure: Error | undefined;
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      // A connection that cannot even roll back is thrown away; the error to report is the first one.
      await client.query('rollback').catch((rollbackError: unknown) => {
        failure = rollbackError as Error;
      });
      throw error;
    } finally {
      client.release(failure);
      client.off('error', ignore);
    }
  }

  /** All of the writes or none. */
  async apply(writes: readonly Write[]): Promise<void> {
    const [first, ...others] = writes;
    if (first === undefined) return;
    if (others.length === 0) await runWrite(this.pool, first);
    else await this.transaction((queries) => runWrites(queries, writes));
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

function ignore(): void {
  // Told by the query.
}

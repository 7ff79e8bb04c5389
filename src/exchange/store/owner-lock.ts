import pg from 'pg';
import { AppError } from '../../common/app-error.js';
import { connectionOptions } from './exchange-database.js';

/** Any number will do, as long as every version of the exchange uses the same. */
const LOCK_KEY = 7_203_115_001;

/**
 * The right to run the exchange of a database: a session lock on a connection of its own, given back by the server when the
 * process dies. While the connection is gone nothing may be written, because another process may own the exchange by then.
 */
export class OwnerLock {
  private isHeld = true;
  /** Resolves when the connection is gone, but for a release. */
  readonly lost: Promise<Error>;

  private constructor(private readonly client: pg.Client) {
    this.lost = new Promise((resolve) => {
      const lose = (error: Error): void => {
        if (this.isHeld) resolve(error);
        this.isHeld = false;
      };
      client.on('error', lose);
      client.on('end', () => {
        lose(new Error('the connection that holds the exchange ended'));
      });
    });
  }

  /** Errors: `exchange_in_use`, `database_unreachable`. */
  static async acquire(databaseUrl: string): Promise<OwnerLock> {
    const client = new pg.Client({ ...connectionOptions(databaseUrl, 'pas-exchange-owner'), keepAlive: true });
    try {
      await client.connect();
    } catch (cause) {
      throw new AppError(
        'database_unreachable',
        'The exchange cannot reach its database; check that the server runs.',
        { cause },
      );
    }
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [LOCK_KEY]);
    if (rows[0]?.held !== true) {
      await client.end();
      throw new AppError(
        'exchange_in_use',
        'Another process already runs the simulated exchange of this database; stop it or use another database.',
      );
    }
    return new OwnerLock(client);
  }

  assertHeld(): void {
    if (!this.isHeld) {
      throw new AppError(
        'exchange_in_use',
        'The exchange lost its hold on the database; it goes on when that is back.',
      );
    }
  }

  async release(): Promise<void> {
    this.client.removeAllListeners('end');
    if (this.isHeld) await this.client.end();
    this.isHeld = false;
  }
}

import type { DataSource } from 'typeorm';
import { askSoon } from './answered-soon.js';

const TTL_SECONDS = 6;
/** What of the lease's life is not used, so that clocks and delays have room. */
const MARGIN_MS = 1500;

/** Answers nothing while somebody else holds it. */
const KEEP = `
  insert into execution_leases as l (name, owner, token, expires_at)
  values ($1, $2, 1, clock_timestamp() + make_interval(secs => $3))
  on conflict (name) do update
    set owner = excluded.owner, expires_at = excluded.expires_at,
        token = case when l.owner = excluded.owner then l.token else l.token + 1 end
    where l.owner = excluded.owner or l.expires_at < clock_timestamp()
  returning token`;

/**
 * The right to do something that one process at a time may do. The token grows with every change of hands, so that what an
 * earlier holder still does can be told from what the present one does. Keep it every two seconds.
 */
export class Lease {
  protected token: string | undefined;
  private freshUntilMs = 0;
  /** One statement after the other, so that a lease that was released is not taken again by one that was on its way. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    protected readonly dataSource: DataSource,
    protected readonly owner: string,
    protected readonly name: string,
  ) {}

  /** True while the lease is certainly ours. */
  get isHeld(): boolean {
    return this.token !== undefined && performance.now() < this.freshUntilMs;
  }

  /** Takes the lease when it is free, keeps it when it is ours. Answers whether it is. */
  keep(): Promise<boolean> {
    return this.inTurn(async () => {
      const startedMs = performance.now();
      const parameters = [this.name, this.owner, TTL_SECONDS];
      const rows = await askSoon(this.dataSource, (manager) => manager.query<{ token: string }[]>(KEEP, parameters));
      this.token = rows[0]?.token;
      if (this.token !== undefined) this.freshUntilMs = startedMs + TTL_SECONDS * 1000 - MARGIN_MS;
      return this.token !== undefined;
    });
  }

  /** The row stays, so that the token never begins anew. */
  release(): Promise<void> {
    return this.inTurn(async () => {
      this.token = undefined;
      const statement = `update execution_leases set owner = '', expires_at = '-infinity' where name = $1 and owner = $2`;
      await askSoon(this.dataSource, (manager) => manager.query(statement, [this.name, this.owner]));
    });
  }

  /** Whether some process holds the lease. */
  async isTaken(): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `select from execution_leases where name = $1 and expires_at > clock_timestamp()`,
      [this.name],
    );
    return rows.length > 0;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }
}

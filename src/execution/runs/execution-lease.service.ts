import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { IDS, type Ids } from '../../common/ids.port.js';

const NAME = 'executor';
const TTL_SECONDS = 6;
/** What of the lease's life is not used, so that clocks and delays have room. */
const MARGIN_MS = 1500;

/**
 * The right to trade, held by one process at a time. The token grows with every change of hands; what a holder writes
 * checks it in the same transaction, so a holder that slept through the end of its lease changes nothing any more.
 */
@Injectable()
export class ExecutionLease {
  private readonly owner: string;
  private token: string | undefined;
  private freshUntilMs = 0;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(IDS) ids: Ids,
  ) {
    this.owner = ids.next();
  }

  /** True while the lease is certainly ours. */
  get isHeld(): boolean {
    return this.token !== undefined && performance.now() < this.freshUntilMs;
  }

  /** Takes the lease when it is free, keeps it when it is ours. Answers whether it is. */
  async keep(): Promise<boolean> {
    const startedMs = performance.now();
    const rows = await this.dataSource.query<{ token: string }[]>(
      `insert into execution_leases as l (name, owner, token, expires_at)
       values ($1, $2, 1, clock_timestamp() + make_interval(secs => $3))
       on conflict (name) do update
         set owner = excluded.owner, expires_at = excluded.expires_at,
             token = case when l.owner = excluded.owner then l.token else l.token + 1 end
         where l.owner = excluded.owner or l.expires_at < clock_timestamp()
       returning token`,
      [NAME, this.owner, TTL_SECONDS],
    );
    this.token = rows[0]?.token;
    if (this.token !== undefined) this.freshUntilMs = startedMs + TTL_SECONDS * 1000 - MARGIN_MS;
    return this.token !== undefined;
  }

  /** Within a transaction that acts for the holder. Throws `executor_unavailable` when the lease is lost. */
  async assertHeld(manager: EntityManager): Promise<void> {
    const rows = await manager.query<unknown[]>(
      `select from execution_leases where name = $1 and owner = $2 and token = $3 for share`,
      [NAME, this.owner, this.token ?? null],
    );
    if (rows.length === 1) return;
    throw new AppError('executor_unavailable', 'Another process has taken over the execution.');
  }

  /** The row stays, so that the token never begins anew. */
  async release(): Promise<void> {
    this.token = undefined;
    await this.dataSource.query(
      `update execution_leases set owner = '', expires_at = '-infinity' where name = $1 and owner = $2`,
      [NAME, this.owner],
    );
  }

  /** Whether some process holds the lease. */
  async isTaken(): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `select from execution_leases where name = $1 and expires_at > clock_timestamp()`,
      [NAME],
    );
    return rows.length > 0;
  }
}

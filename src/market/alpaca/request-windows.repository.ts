import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** How the window stands after some requests were taken from it. */
export interface RequestWindow {
  granted: number;
  /** Requests a window. */
  limit: number;
  used: number;
  /** Until more can be granted. */
  waitMs: number;
}

/** Requests a minute of a new account, before the broker told its limit. */
const FIRST_LIMIT = 200;
const WINDOW_SECONDS = 60;
const KEPT_DAYS = 1;

/**
 * The count of requests to a host in the present window, one row for all processes. Times are the database's. An unlogged
 * table: after a crash of the server the count begins anew, and the broker's next answer corrects it.
 */
@Injectable()
export class RequestWindowsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Before the first use of a host. */
  async open(host: string): Promise<void> {
    await this.dataSource.query(
      `delete from broker_request_windows where ends_at < clock_timestamp() - make_interval(days => $1)`,
      [KEPT_DAYS],
    );
    await this.dataSource.query(
      `insert into broker_request_windows (host, request_limit, used, ends_at)
       values ($1, $2, 0, clock_timestamp() + make_interval(secs => $3)) on conflict (host) do nothing`,
      [host, FIRST_LIMIT, WINDOW_SECONDS],
    );
  }

  /** Takes up to `count` requests, as long as no more than `share` (0 to 1) of the limit are used. */
  async take(host: string, { count, share }: { count: number; share: number }): Promise<RequestWindow> {
    const [rows] = await this.dataSource.query<[{ granted: number; limit: number; used: number; wait_ms: number }[]]>(
      `with present as (
         select host, request_limit, not_before,
                case when ends_at <= clock_timestamp() then 0 else used end as used,
                case when ends_at <= clock_timestamp() then clock_timestamp() + make_interval(secs => $4)
                     else ends_at end as ends_at
         from broker_request_windows where host = $1 for update),
       granted as (
         select *, case when not_before > clock_timestamp() then 0
                        else greatest(0, least($2::int, floor(request_limit * $3::float8)::int - used)) end as count
         from present)
       update broker_request_windows w set used = g.used + g.count, ends_at = g.ends_at
       from granted g where w.host = g.host
       returning g.count as granted, w.request_limit as limit, w.used,
         (extract(epoch from case when w.not_before > clock_timestamp() then w.not_before else w.ends_at end
            - clock_timestamp()) * 1000)::float8 as wait_ms`,
      [host, count, share, WINDOW_SECONDS],
    );
    const row = rows[0];
    if (row === undefined) {
      await this.open(host);
      return this.take(host, { count, share });
    }
    const { granted, limit, used } = row;
    return { granted, limit, used, waitMs: Math.max(0, row.wait_ms) };
  }

  /** What the broker said: its limit, at least how many it counted, and when its window ends. */
  async correct(
    host: string,
    { limit, used, endsInMs }: { limit: number; used: number; endsInMs: number | null },
  ): Promise<void> {
    await this.dataSource.query(
      `update broker_request_windows
       set request_limit = $2, used = greatest(used, $3),
           ends_at = coalesce(clock_timestamp() + make_interval(secs => $4::float8 / 1000), ends_at)
       where host = $1`,
      [host, limit, used, endsInMs],
    );
  }

  /** Grants nothing to anybody for a while. */
  async block(host: string, waitMs: number): Promise<void> {
    await this.dataSource.query(
      `update broker_request_windows
       set not_before = greatest(not_before, clock_timestamp() + make_interval(secs => $2::float8 / 1000))
       where host = $1`,
      [host, waitMs],
    );
  }
}

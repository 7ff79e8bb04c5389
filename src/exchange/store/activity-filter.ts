import type { Queries } from './exchange-database.js';

/** A page of the account's activities. */
export interface ActivityFilter {
  /** Bounds on the time, RFC 3339: from (inclusive), after and until (exclusive). */
  from: string | null;
  after: string | null;
  until: string | null;
  isDescending: boolean;
  limit: number;
  /** Place of the activity that ended the last page. */
  pageSeq: number | null;
}

/** The place of a fill or another activity in the common order; undefined for an id that nobody knows. */
export async function findActivitySeq(queries: Queries, id: string): Promise<number | undefined> {
  const { rows } = await queries.query<{ seq: string }>(
    'select seq from exchange.executions where id = $1 union all select seq from exchange.activities where id = $1',
    [id],
  );
  return rows[0] && Number(rows[0].seq);
}

import { decimal, formatDecimal } from '../../common/decimal.js';
import type { TradingDate } from '../../common/trading-date.js';
import type { Activity, ActivityType } from '../portfolio/activity.js';
import type { ActivityFilter } from './activity-filter.js';
import type { Queries } from './exchange-database.js';
import { columnValues, insertColumns, type Column, type Write } from './write.js';

interface ActivityRow {
  seq: string;
  id: string;
  activity_type: ActivityType;
  date: TradingDate;
  created_at: string;
  net_amount: string;
  symbol: string | null;
  qty: string | null;
  per_share_amount: string | null;
  description: string;
}

const COLUMNS: readonly Column<Activity>[] = [
  ['id', 'uuid', ({ id }) => id],
  ['activity_type', 'text', ({ type }) => type],
  ['date', 'date', ({ date }) => date],
  ['created_at', 'timestamptz', ({ createdAt }) => createdAt],
  ['net_amount', 'numeric', ({ netAmount }) => formatDecimal(netAmount)],
  ['symbol', 'text', ({ symbol }) => symbol],
  ['qty', 'numeric', ({ qty }) => qty && formatDecimal(qty)],
  ['per_share_amount', 'numeric', ({ perShareAmount }) => perShareAmount && formatDecimal(perShareAmount)],
  ['description', 'text', ({ description }) => description],
];

const INSERT = `insert into exchange.activities ${insertColumns(COLUMNS)}`;

export function activitiesWrite(activities: readonly Activity[]): Write {
  return { text: INSERT, values: columnValues(COLUMNS, activities) };
}

/** Activities besides trading; `types` null for all of them. */
export async function listActivities(
  queries: Queries,
  filter: ActivityFilter,
  types: readonly string[] | null,
): Promise<(Activity & { seq: number })[]> {
  const [order, beyond] = filter.isDescending ? ['desc', '<'] : ['asc', '>'];
  const { rows } = await queries.query<ActivityRow>(
    `select * from exchange.activities
     where ($1::timestamptz is null or created_at >= $1) and ($2::timestamptz is null or created_at > $2)
       and ($3::timestamptz is null or created_at < $3) and ($4::text[] is null or activity_type = any($4))
       and ($5::int8 is null or seq ${beyond} $5)
     order by seq ${order} limit $6`,
    [filter.from, filter.after, filter.until, types, filter.pageSeq, filter.limit],
  );
  return rows.map((row) => ({
    seq: Number(row.seq),
    id: row.id,
    type: row.activity_type,
    date: row.date,
    createdAt: row.created_at,
    netAmount: decimal(row.net_amount),
    symbol: row.symbol,
    qty: row.qty === null ? null : decimal(row.qty),
    perShareAmount: row.per_share_amount === null ? null : decimal(row.per_share_amount),
    description: row.description,
  }));
}

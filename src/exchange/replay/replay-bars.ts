import pg from 'pg';
import { AppError } from '../../common/app-error.js';
import type { TradingDate } from '../../common/trading-date.js';
import type { Asset } from '../market/asset.js';
import { loadAssets } from '../store/asset.store.js';
import { loadAllBars, type StoredBar } from '../store/bar.store.js';
import { connectionOptions } from '../store/exchange-database.js';

/** Days before the first one that is replayed, so that strategies have a past to look at. */
const WARM_UP_DAYS = 252;

/** A market whose future is known. */
export interface Replay {
  assets: Asset[];
  /** Bars before the first day. */
  history: StoredBar[];
  firstDay: TradingDate;
  /** Bars from the first day on, by day and symbol. */
  days: ReadonlyMap<TradingDate, ReadonlyMap<string, StoredBar>>;
}

function withoutBars(cause?: unknown): AppError {
  return new AppError(
    'no_bars_to_replay',
    'There are no stored bars to replay: run `pas serve` once and import bars, on the same database.',
    { cause },
  );
}

/** The first day that has a year of days before it, or half of them where there are fewer. */
function firstDayOf(dates: readonly TradingDate[]): TradingDate {
  const first = dates[Math.min(WARM_UP_DAYS, Math.floor(dates.length / 2))];
  if (first === undefined || dates.length < 2) throw withoutBars();
  return first;
}

export function splitBars(assets: Asset[], bars: readonly StoredBar[]): Replay {
  const firstDay = firstDayOf([...new Set(bars.map(({ date }) => date))].sort());
  const days = new Map<TradingDate, Map<string, StoredBar>>();
  for (const bar of bars) {
    if (bar.date < firstDay) continue;
    const day = days.get(bar.date) ?? new Map<string, StoredBar>();
    days.set(bar.date, day.set(bar.symbol, bar));
  }
  return { assets, history: bars.filter(({ date }) => date < firstDay), firstDay, days };
}

/**
 * What the exchange of a database has stored. Imported symbols displace the invented ones, whose days end where the exchange
 * stands. All of it is kept in memory: about a gigabyte for three million bars.
 *
 * Errors: `no_bars_to_replay`.
 */
export async function loadReplay(databaseUrl: string): Promise<Replay> {
  const client = new pg.Client(connectionOptions(databaseUrl, 'pas-exchange-replay'));
  await client.connect();
  try {
    const assets = await loadAssets(client);
    const imported = assets.filter(({ isSimulated }) => !isSimulated);
    const used = (imported.length > 0 ? imported : assets).map((asset) => ({ ...asset, halt: null }));
    return splitBars(
      used,
      await loadAllBars(
        client,
        used.map(({ symbol }) => symbol),
      ),
    );
  } catch (error) {
    const isWithoutExchange = error instanceof pg.DatabaseError && error.code === UNDEFINED_TABLE;
    throw isWithoutExchange ? withoutBars(error) : error;
  } finally {
    await client.end();
  }
}

const UNDEFINED_TABLE = '42P01';

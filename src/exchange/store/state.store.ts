import type { Queries } from './exchange-database.js';

export interface ExchangeState {
  marketMs: number;
  /** Price steps so far: with the seed they determine the next one. */
  ticks: number;
}

export async function loadState(queries: Queries): Promise<ExchangeState | undefined> {
  const { rows } = await queries.query<{ market_time: string; ticks: string }>(
    'select market_time, ticks from exchange.state',
  );
  const row = rows[0];
  return row && { marketMs: Date.parse(row.market_time), ticks: Number(row.ticks) };
}

export async function saveState(queries: Queries, state: ExchangeState): Promise<void> {
  await queries.query(
    `insert into exchange.state (market_time, ticks) values ($1, $2)
     on conflict (is_only) do update set market_time = excluded.market_time, ticks = excluded.ticks`,
    [new Date(state.marketMs).toISOString(), state.ticks],
  );
}

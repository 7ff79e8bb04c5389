import type { Queries } from './exchange-database.js';
import type { Write } from './write.js';

export interface ExchangeState {
  marketMs: number;
  /** Price steps so far: with the seed they determine the next one. */
  ticks: number;
}

/** Undefined before the first start. The market's time is not written with every order: where one is later, that counts. */
export async function loadState(queries: Queries): Promise<ExchangeState | undefined> {
  const { rows } = await queries.query<{ market_time: string; ticks: string }>(
    `select greatest(market_time, (select max(updated_at) from exchange.orders)) as market_time, ticks
     from exchange.state`,
  );
  const row = rows[0];
  return row && { marketMs: Date.parse(row.market_time), ticks: Number(row.ticks) };
}

export function stateWrite(state: ExchangeState): Write {
  return {
    text: `insert into exchange.state (market_time, ticks) values ($1, $2)
      on conflict (is_only) do update set market_time = excluded.market_time, ticks = excluded.ticks`,
    values: [new Date(state.marketMs).toISOString(), state.ticks],
  };
}

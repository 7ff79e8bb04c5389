import { decimal, formatDecimal, type Money } from '../../common/decimal.js';
import type { TradingDate } from '../../common/trading-date.js';
import type { Queries } from './exchange-database.js';
import type { Write } from './write.js';

export interface ClosingEquity {
  date: TradingDate;
  equity: Money;
}

export function closingEquityWrite({ date, equity }: ClosingEquity): Write {
  return {
    text: `insert into exchange.equity_history (date, equity) values ($1, $2)
      on conflict (date) do update set equity = excluded.equity`,
    values: [date, formatDecimal(equity)],
  };
}

/** The equity of every close, oldest first. */
export async function loadClosingEquities(
  queries: Queries,
  start: TradingDate,
  end: TradingDate,
): Promise<ClosingEquity[]> {
  const { rows } = await queries.query<{ date: TradingDate; equity: string }>(
    'select date, equity from exchange.equity_history where date between $1 and $2 order by date',
    [start, end],
  );
  return rows.map(({ date, equity }) => ({ date, equity: decimal(equity) }));
}

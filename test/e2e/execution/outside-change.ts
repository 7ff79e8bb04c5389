import pg from 'pg';
import type { ExchangeUnderTest } from '../exchange/exchange-under-test.js';

async function change(exchange: ExchangeUnderTest, sql: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: exchange.database.url });
  await client.connect();
  try {
    await client.query(sql, values);
  } finally {
    await client.end();
  }
}

/** The account at the exchange has so many shares more (or less), and no order tells why. */
export async function moveShares(exchange: ExchangeUnderTest, symbol: string, qty: string): Promise<void> {
  await change(
    exchange,
    `with held as (select qty + $2::numeric as qty from exchange.positions where symbol = $1),
          gone as (delete from exchange.positions where symbol = $1 and exists (select from held where qty = 0)),
          kept as (update exchange.positions set qty = held.qty from held where symbol = $1 and held.qty <> 0)
     insert into exchange.positions (symbol, qty, cost_basis, intraday_cost)
     select $1, $2::numeric, $2::numeric * 10, 0 where not exists (select from held)`,
    [symbol, qty],
  );
}

/** The account at the exchange has so many dollars more (or less), and no activity tells why. */
export async function moveCash(exchange: ExchangeUnderTest, amount: string): Promise<void> {
  await change(exchange, 'update exchange.account set cash = cash + $1::numeric', [amount]);
}

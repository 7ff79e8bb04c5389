import { decimal, formatDecimal, type Money } from '../../common/decimal.js';
import { tradingDate, type TradingDate } from '../../common/trading-date.js';
import { Portfolio } from '../portfolio/portfolio.js';
import type { Queries } from './exchange-database.js';

export interface Account {
  id: string;
  accountNumber: string;
  createdAt: string;
  /** Equity at the last close. */
  lastEquity: Money;
  balanceAsOf: TradingDate;
  isTradeSuspended: boolean;
}

interface AccountRow {
  id: string;
  account_number: string;
  created_at: string;
  cash: string;
  last_equity: string;
  balance_asof: string;
  suspend_trade: boolean;
}

interface PositionRow {
  symbol: string;
  qty: string;
  cost_basis: string;
  intraday_cost: string;
}

export interface Holdings {
  account: Account;
  portfolio: Portfolio;
}

export async function loadHoldings(queries: Queries): Promise<Holdings> {
  const { rows } = await queries.query<AccountRow>('select * from exchange.account');
  const positions = await queries.query<PositionRow>('select * from exchange.positions order by symbol');
  const row = rows[0];
  if (row === undefined) throw new Error('the exchange has no account');
  const portfolio = new Portfolio(
    decimal(row.cash),
    positions.rows.map((position) => ({
      symbol: position.symbol,
      qty: decimal(position.qty),
      costBasis: decimal(position.cost_basis),
      intradayCost: decimal(position.intraday_cost),
    })),
  );
  const account: Account = {
    id: row.id,
    accountNumber: row.account_number,
    createdAt: row.created_at,
    lastEquity: decimal(row.last_equity),
    balanceAsOf: tradingDate(row.balance_asof),
    isTradeSuspended: row.suspend_trade,
  };
  return { account, portfolio };
}

export async function createAccount(queries: Queries, account: Account, cash: Money): Promise<void> {
  await queries.query(
    `insert into exchange.account (id, account_number, created_at, cash, last_equity, balance_asof)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      account.id,
      account.accountNumber,
      account.createdAt,
      formatDecimal(cash),
      formatDecimal(account.lastEquity),
      account.balanceAsOf,
    ],
  );
}

export async function savePortfolio(queries: Queries, portfolio: Portfolio): Promise<void> {
  const changed = portfolio.changedSymbols;
  if (changed.length === 0) return;
  const held = changed.flatMap((symbol) => portfolio.find(symbol) ?? []);
  await queries.query('update exchange.account set cash = $1', [formatDecimal(portfolio.cash)]);
  await queries.query('delete from exchange.positions where symbol = any($1)', [
    changed.filter((symbol) => portfolio.find(symbol) === undefined),
  ]);
  await queries.query(
    `insert into exchange.positions (symbol, qty, cost_basis, intraday_cost)
     select * from unnest($1::text[], $2::numeric[], $3::numeric[], $4::numeric[])
     on conflict (symbol) do update set
       qty = excluded.qty, cost_basis = excluded.cost_basis, intraday_cost = excluded.intraday_cost`,
    [
      held.map(({ symbol }) => symbol),
      held.map(({ qty }) => formatDecimal(qty)),
      held.map(({ costBasis }) => formatDecimal(costBasis)),
      held.map(({ intradayCost }) => formatDecimal(intradayCost)),
    ],
  );
}

export async function saveAccount(queries: Queries, account: Account): Promise<void> {
  await queries.query('update exchange.account set last_equity = $1, balance_asof = $2, suspend_trade = $3', [
    formatDecimal(account.lastEquity),
    account.balanceAsOf,
    account.isTradeSuspended,
  ]);
}

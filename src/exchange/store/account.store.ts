import { decimal, formatDecimal, type Money } from '../../common/decimal.js';
import { tradingDate, type TradingDate } from '../../common/trading-date.js';
import { Portfolio } from '../portfolio/portfolio.js';
import type { Position } from '../portfolio/position.js';
import type { Queries } from './exchange-database.js';
import { columnValues, insertColumns, replaceColumns, type Column, type Write } from './write.js';

export const ACCOUNT_STATUSES = ['ACTIVE', 'INACTIVE', 'ACTION_REQUIRED', 'ACCOUNT_CLOSED'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

export interface Account {
  id: string;
  accountNumber: string;
  createdAt: string;
  /** Equity at the last close. */
  lastEquity: Money;
  balanceAsOf: TradingDate;
  /** Set by the user: no new orders. */
  isTradeSuspended: boolean;
  /** Set by the broker: no trading, or nothing at all. */
  isTradingBlocked: boolean;
  isAccountBlocked: boolean;
  status: AccountStatus;
  /** Cash that is there and cannot be spent, as if somebody else had ordered with it. */
  withheldCash: Money;
}

interface AccountRow {
  id: string;
  account_number: string;
  created_at: string;
  cash: string;
  last_equity: string;
  balance_asof: string;
  suspend_trade: boolean;
  trading_blocked: boolean;
  account_blocked: boolean;
  status: AccountStatus;
  withheld_cash: string;
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
    isTradingBlocked: row.trading_blocked,
    isAccountBlocked: row.account_blocked,
    status: row.status,
    withheldCash: decimal(row.withheld_cash),
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

const POSITION_COLUMNS: readonly Column<Position>[] = [
  ['symbol', 'text', ({ symbol }) => symbol],
  ['qty', 'numeric', ({ qty }) => formatDecimal(qty)],
  ['cost_basis', 'numeric', ({ costBasis }) => formatDecimal(costBasis)],
  ['intraday_cost', 'numeric', ({ intradayCost }) => formatDecimal(intradayCost)],
];

const UPSERT_POSITIONS = `insert into exchange.positions ${insertColumns(POSITION_COLUMNS)}
  on conflict (symbol) do update set ${replaceColumns(['qty', 'cost_basis', 'intraday_cost'])}`;

/** Cash and the positions that changed since loading. */
export function portfolioWrites(portfolio: Portfolio): Write[] {
  const changed = portfolio.changedSymbols;
  if (!portfolio.isCashChanged) return [];
  const held = changed.flatMap((symbol) => portfolio.find(symbol) ?? []);
  const gone = changed.filter((symbol) => portfolio.find(symbol) === undefined);
  return [
    { text: 'update exchange.account set cash = $1', values: [formatDecimal(portfolio.cash)] },
    ...(gone.length > 0 ? [{ text: 'delete from exchange.positions where symbol = any($1)', values: [gone] }] : []),
    ...(held.length > 0 ? [{ text: UPSERT_POSITIONS, values: columnValues(POSITION_COLUMNS, held) }] : []),
  ];
}

export function accountWrite(account: Account): Write {
  return {
    text: `update exchange.account set last_equity = $1, balance_asof = $2, suspend_trade = $3, trading_blocked = $4,
      account_blocked = $5, status = $6, withheld_cash = $7`,
    values: [
      formatDecimal(account.lastEquity),
      account.balanceAsOf,
      account.isTradeSuspended,
      account.isTradingBlocked,
      account.isAccountBlocked,
      account.status,
      formatDecimal(account.withheldCash),
    ],
  };
}

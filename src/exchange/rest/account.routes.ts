import type { FastifyInstance } from 'fastify';
import { formatDecimal } from '../../common/decimal.js';
import { invalidRequest } from '../alpaca-error.js';
import type { Exchange } from '../exchange.js';
import { viewAccount, type AccountView } from './account-view.js';

/** A cash account without margin, shorting or options: what the rules of this exchange amount to. */
const CASH_ACCOUNT = {
  currency: 'USD',
  multiplier: '1',
  options_buying_power: '0',
  short_market_value: '0',
  last_maintenance_margin: '0',
  sma: '0',
  accrued_fees: '0',
  pending_transfer_in: '0',
  pending_reg_taf_fees: '0',
  intraday_adjustments: '0',
  transfers_blocked: false,
  shorting_enabled: false,
  crypto_status: 'INACTIVE',
  options_approved_level: 0,
  options_trading_level: 0,
} as const;

function accountJson(view: AccountView): Record<string, unknown> {
  const { account, portfolio } = view;
  const equity = formatDecimal(view.equity);
  const power = formatDecimal(view.buyingPower);
  const value = formatDecimal(view.marketValue);
  return {
    ...CASH_ACCOUNT,
    id: account.id,
    account_number: account.accountNumber,
    created_at: account.createdAt,
    balance_asof: account.balanceAsOf,
    cash: formatDecimal(portfolio.cash),
    equity,
    portfolio_value: equity,
    last_equity: formatDecimal(account.lastEquity),
    buying_power: power,
    regt_buying_power: power,
    non_marginable_buying_power: power,
    long_market_value: value,
    position_market_value: value,
    initial_margin: value,
    maintenance_margin: value,
    status: account.status,
    trading_blocked: account.isTradingBlocked,
    account_blocked: account.isAccountBlocked,
    trade_suspended_by_user: account.isTradeSuspended,
  };
}

const FIXED_CONFIGURATION = {
  no_shorting: true,
  fractional_trading: true,
  max_margin_multiplier: '1',
  trade_confirm_email: 'none',
  disable_overnight_trading: true,
  ptp_no_exception_entry: false,
  max_options_trading_level: 0,
} as const;

function configurationJson(isSuspended: boolean): Record<string, unknown> {
  return { ...FIXED_CONFIGURATION, suspend_trade: isSuspended };
}

/** The value of `suspend_trade`. What cannot change here may only be named with the value that it has. */
function parseConfiguration(body: unknown): boolean | undefined {
  if (typeof body !== 'object' || body === null) throw invalidRequest('request body format is invalid');
  const { suspend_trade: isSuspended, ...others } = body as Record<string, unknown>;
  const fixed: Readonly<Record<string, unknown>> = FIXED_CONFIGURATION;
  const refused = Object.keys(others).find((key) => !(key in fixed) || fixed[key] !== others[key]);
  if (refused !== undefined) throw invalidRequest(`${refused} cannot be changed on this exchange`);
  if (isSuspended !== undefined && typeof isSuspended !== 'boolean') {
    throw invalidRequest('suspend_trade must be true or false');
  }
  return isSuspended;
}

export function addAccountRoutes(server: FastifyInstance, { floor }: Exchange): void {
  server.get('/v2/account', () => accountJson(viewAccount(floor)));

  server.get('/v2/account/configurations', () => configurationJson(floor.holdings.account.isTradeSuspended));

  server.patch('/v2/account/configurations', async ({ body }) => {
    const wanted = parseConfiguration(body);
    return floor.turn((turn) => {
      if (wanted !== undefined) turn.changeAccount({ isTradeSuspended: wanted });
      return configurationJson(turn.account.isTradeSuspended);
    });
  });
}

import type { FastifyInstance } from 'fastify';
import { ZERO, formatDecimal, type Money } from '../../common/decimal.js';
import { notFound, unprocessable } from '../alpaca-error.js';
import type { Exchange } from '../exchange.js';
import type { Turn } from '../floor/turn.js';
import { parseOrderRequest } from '../orders/order-request.js';
import { orderJson } from '../rest/order-json.js';
import { ACCOUNT_STATUSES, type Account } from '../store/account.store.js';
import { decimalMember, oneOf, optionalFlag, readBody, type Body } from './control-body.js';

const KNOBS = ['status', 'trading_blocked', 'account_blocked', 'withheld_cash', 'cash_change'];

function optionalAmount(fields: Body, key: string): Money | undefined {
  return fields[key] === undefined ? undefined : decimalMember(fields, key);
}

function transferCash(turn: Turn, amount: Money): void {
  if (turn.portfolio.cash.plus(amount).lt(ZERO)) throw unprocessable('the account does not hold that much cash');
  turn.portfolio.receive(amount);
  turn.bookActivity({ type: amount.lt(ZERO) ? 'CSW' : 'CSD', netAmount: amount });
}

function accountChange(fields: Body, account: Account): Partial<Account> {
  const withheldCash = optionalAmount(fields, 'withheld_cash') ?? account.withheldCash;
  if (withheldCash.lt(ZERO)) throw unprocessable('withheld_cash must not be negative');
  return {
    status: fields['status'] === undefined ? account.status : oneOf(fields['status'], 'status', ACCOUNT_STATUSES),
    isTradingBlocked: optionalFlag(fields, 'trading_blocked') ?? account.isTradingBlocked,
    isAccountBlocked: optionalFlag(fields, 'account_blocked') ?? account.isAccountBlocked,
    withheldCash,
  };
}

function accountJson({ account, portfolio }: Turn): Record<string, unknown> {
  return {
    status: account.status,
    trading_blocked: account.isTradingBlocked,
    account_blocked: account.isAccountBlocked,
    withheld_cash: formatDecimal(account.withheldCash),
    cash: formatDecimal(portfolio.cash),
  };
}

/** What the broker, or somebody else with the account, does behind the back of its user. */
export function addAccountControlRoutes(server: FastifyInstance, { floor, desk }: Exchange): void {
  server.put('/control/account', async ({ body }) => {
    const fields = readBody(body, KNOBS);
    const cashChange = optionalAmount(fields, 'cash_change');
    return floor.turn((turn) => {
      turn.changeAccount(accountChange(fields, turn.account));
      if (cashChange !== undefined && !cashChange.eq(ZERO)) transferCash(turn, cashChange);
      return accountJson(turn);
    });
  });

  server.put<{ Params: { symbol: string } }>('/control/positions/:symbol', async ({ params: { symbol }, body }) => {
    const qty = decimalMember(readBody(body, ['qty']), 'qty');
    if (qty.lt(ZERO)) throw unprocessable('qty must not be negative');
    return floor.turn((turn) => {
      if (turn.market.find(symbol)?.asset.symbol !== symbol) throw notFound(`asset not found for ${symbol}`);
      const change = qty.minus(turn.portfolio.quantity(symbol));
      turn.portfolio.restate(symbol, qty);
      turn.bookActivity({ type: 'JNLS', netAmount: ZERO, symbol, qty: change });
      return { symbol, qty: formatDecimal(qty) };
    });
  });

  // An order of somebody else: it meets no fault and uses nothing of the rate limit.
  server.post('/control/orders', async ({ body }) => orderJson(await desk.submit(parseOrderRequest(body))));
}

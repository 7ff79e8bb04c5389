import type { Money, Price } from '../../common/decimal.js';
import type { TradingFloor } from '../floor/trading-floor.js';
import type { Market } from '../market/market.js';
import type { Order } from '../orders/order.js';
import { buyingPower } from '../orders/reserves.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import type { Account } from '../store/account.store.js';

/** Account, positions and open orders of one moment, valued at the present prices. */
export interface AccountView {
  account: Account;
  portfolio: Portfolio;
  openOrders: readonly Order[];
  market: Market;
  marketValue: Money;
  equity: Money;
  buyingPower: Money;
}

export function viewAccount({ market, holdings, openOrders }: TradingFloor): AccountView {
  const { account, portfolio } = holdings;
  const marketValue = portfolio.marketValue((symbol): Price => market.get(symbol).state.price);
  return {
    account,
    portfolio,
    openOrders,
    market,
    marketValue,
    equity: portfolio.cash.plus(marketValue),
    buyingPower: buyingPower(portfolio.cash, account.withheldCash, openOrders),
  };
}

import type { Money, Price } from '../../common/decimal.js';
import type { Exchange } from '../exchange.js';
import type { Market } from '../market/market.js';
import { buyingPower } from '../orders/order-checks.js';
import type { Order } from '../orders/order.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import { loadHoldings, type Account } from '../store/account.store.js';
import { loadOpenOrders } from '../store/order.store.js';

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

export async function viewAccount({ database, floor }: Exchange): Promise<AccountView> {
  const { account, portfolio, openOrders } = await database.snapshot(async (queries) => ({
    ...(await loadHoldings(queries)),
    openOrders: await loadOpenOrders(queries),
  }));
  const { market } = floor;
  const marketValue = portfolio.marketValue((symbol): Price => market.get(symbol).state.price);
  return {
    account,
    portfolio,
    openOrders,
    market,
    marketValue,
    equity: portfolio.cash.plus(marketValue),
    buyingPower: buyingPower(portfolio, openOrders),
  };
}

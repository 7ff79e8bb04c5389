import { Decimal, ONE, ZERO, formatDecimal, maxDecimal, type Money, type Price } from '../../common/decimal.js';
import { forbidden, unprocessable, type AlpacaError } from '../alpaca-error.js';
import type { Listing } from '../market/market.js';
import { quoteAround } from '../market/quote.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import type { Order } from './order.js';
import { isFractional, type OrderRequest } from './order-request.js';
import { buyingPower, heldShares } from './reserves.js';
import { trailingStop } from './trigger.js';

/** A market buy by quantity reserves cash at this multiple of the ask. */
const MARKET_BUY_COLLAR = new Decimal('1.025');

export interface OrderContext {
  listing: Listing;
  portfolio: Portfolio;
  withheldCash: Money;
  openOrders: readonly Order[];
}

/** Where the order's stop stands when it arrives. */
export function firstStop(request: OrderRequest, { state }: Listing): Price | null {
  return request.type === 'trailing_stop' ? trailingStop(request, state.price) : request.stopPrice;
}

/** What one share may cost without its limit: the present ask, or a stop above it. */
function marketCost(request: OrderRequest, listing: Listing): Price {
  const { ask } = quoteAround(listing.state.price);
  return maxDecimal(ask, firstStop(request, listing) ?? ZERO);
}

export function reservePrice(request: OrderRequest, listing: Listing): Price {
  if (request.limitPrice !== null) return request.limitPrice;
  if (request.side === 'buy') return marketCost(request, listing).times(MARKET_BUY_COLLAR);
  return quoteAround(listing.state.price).bid;
}

function checkAsset(request: OrderRequest, { asset }: Listing): void {
  if (!asset.isTradable) throw unprocessable(`asset ${asset.symbol} is not tradable`);
  if (isFractional(request) && !asset.isFractionable) throw forbidden(`asset "${asset.symbol}" is not fractionable`);
}

function refuseWash(existing: Order): AlpacaError {
  const kind = existing.limitPrice === null ? 'market/stop' : 'limit';
  return forbidden('potential wash trade detected. use complex orders', {
    existing_order_id: existing.id,
    reject_reason: `opposite side ${kind} order exists`,
  });
}

/** Whether the two could trade with each other: always, unless both have limits that do not cross. */
function couldCross(request: OrderRequest, existing: Order): boolean {
  if (request.limitPrice === null || existing.limitPrice === null) return true;
  const [buy, sell] =
    request.side === 'buy' ? [request.limitPrice, existing.limitPrice] : [existing.limitPrice, request.limitPrice];
  return buy.gte(sell);
}

function checkWashTrade(request: OrderRequest, { listing, openOrders }: OrderContext): void {
  const opposite = openOrders.find(
    (order) => order.symbol === listing.asset.symbol && order.side !== request.side && couldCross(request, order),
  );
  if (opposite !== undefined) throw refuseWash(opposite);
}

function checkBuy(request: OrderRequest, { listing, portfolio, withheldCash, openOrders }: OrderContext): void {
  const { ask } = quoteAround(listing.state.price);
  const value = request.notional ?? (request.qty ?? ZERO).times(request.limitPrice ?? ask);
  if (value.lt(ONE)) throw forbidden('cost basis must be >= minimal amount of order 1');
  const cost = request.notional ?? (request.qty ?? ZERO).times(reservePrice(request, listing));
  const power = buyingPower(portfolio.cash, withheldCash, openOrders);
  if (cost.gt(power)) {
    throw forbidden('insufficient buying power', {
      buying_power: formatDecimal(power),
      cost_basis: formatDecimal(cost),
    });
  }
}

function checkSell(request: OrderRequest, { listing, portfolio, openOrders }: OrderContext): void {
  const { symbol } = listing.asset;
  const existing = portfolio.quantity(symbol);
  if (existing.eq(ZERO)) throw forbidden('account is not allowed to short', { symbol });
  const related = openOrders.filter((order) => order.symbol === symbol && order.side === 'sell');
  const held = heldShares(openOrders, symbol);
  const available = existing.minus(held);
  const requested =
    request.qty ?? (request.notional ?? ZERO).div(reservePrice(request, listing)).round(9, Decimal.roundUp);
  if (requested.gt(available)) {
    const [wanted, free] = [formatDecimal(requested), formatDecimal(available)];
    throw forbidden(`insufficient qty available for order (requested: ${wanted}, available: ${free})`, {
      available: free,
      existing_qty: formatDecimal(existing),
      held_for_orders: formatDecimal(held),
      related_orders: related.map(({ id }) => id),
      symbol,
    });
  }
}

/** Throws the protocol's refusal if market or account do not allow the order now. */
export function checkOrder(request: OrderRequest, context: OrderContext): void {
  checkAsset(request, context.listing);
  checkWashTrade(request, context);
  if (request.side === 'buy') checkBuy(request, context);
  else checkSell(request, context);
}

import { forbidden, unprocessable } from '../alpaca-error.js';
import type { Turn } from '../floor/turn.js';
import { instantText } from '../time/instant-text.js';
import { openSession } from '../time/sessions.js';
import { checkOrder, firstStop, reservePrice } from './order-checks.js';
import { UNTOUCHED, type Order } from './order.js';
import type { OrderRequest } from './order-request.js';
import { checkAuctionTime, expiryMs } from './time-in-force.js';

function checkAccount({ account }: Turn): void {
  if (account.isTradeSuspended) throw forbidden('new orders are rejected by user request');
  if (account.isAccountBlocked || account.isTradingBlocked || account.status !== 'ACTIVE') {
    throw forbidden('account is not authorized to trade');
  }
}

/** Takes an order if account and market allow it; in place of the order `replaced` where there is one. */
export function submitOrder(turn: Turn, request: OrderRequest, replaced?: Order): Order {
  checkAccount(turn);
  const listing = turn.market.find(request.symbol);
  if (listing === undefined) throw unprocessable(`asset "${request.symbol}" not found`);
  checkAuctionTime(request, turn.nowMs);
  const openOrders = turn.openOrders.filter(({ id }) => id !== replaced?.id);
  checkOrder(request, { listing, portfolio: turn.portfolio, withheldCash: turn.account.withheldCash, openOrders });
  const { side, type, timeInForce, qty, notional, limitPrice, trailPrice, trailPercent, isExtendedHours } = request;
  return turn.addOrder({
    ...UNTOUCHED,
    ...{ side, type, timeInForce, qty, notional, limitPrice, trailPrice, trailPercent, isExtendedHours },
    id: turn.newId(),
    clientOrderId: request.clientOrderId ?? turn.newId(),
    assetId: listing.asset.id,
    symbol: listing.asset.symbol,
    stopPrice: firstStop(request, listing),
    hwm: type === 'trailing_stop' ? listing.state.price : null,
    reservePrice: reservePrice(request, listing),
    status: openSession(turn.nowMs) ? 'pending_new' : 'accepted',
    expiresAt: instantText(expiryMs(request, turn.nowMs)),
    replaces: replaced?.id ?? null,
  });
}

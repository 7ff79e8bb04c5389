import type { FastifyInstance } from 'fastify';
import { ONE, ZERO, formatDecimal, sumDecimals, type Decimal } from '../../common/decimal.js';
import { notFound } from '../alpaca-error.js';
import type { Exchange } from '../exchange.js';
import { heldQuantity } from '../orders/order.js';
import type { Position } from '../portfolio/position.js';
import { viewAccount, type AccountView } from './account-view.js';

const RATIO_PLACES = 10;

function ratio(value: Decimal, base: Decimal): string {
  return base.eq(ZERO) ? '0' : formatDecimal(value.div(base).round(RATIO_PLACES));
}

function positionJson({ market, openOrders }: AccountView, position: Position): Record<string, unknown> {
  const { symbol, qty, costBasis, intradayCost } = position;
  const { asset, state } = market.get(symbol);
  const value = qty.times(state.price);
  const [gain, gainToday] = [value.minus(costBasis), value.minus(intradayCost)];
  const held = sumDecimals(openOrders.filter((order) => order.symbol === symbol).map(heldQuantity));
  const available = qty.minus(held);
  return {
    asset_id: asset.id,
    symbol,
    exchange: asset.exchange,
    asset_class: 'us_equity',
    asset_marginable: false,
    qty: formatDecimal(qty),
    qty_available: formatDecimal(available.lt(ZERO) ? ZERO : available),
    side: 'long',
    avg_entry_price: ratio(costBasis, qty),
    market_value: formatDecimal(value),
    cost_basis: formatDecimal(costBasis),
    unrealized_pl: formatDecimal(gain),
    unrealized_plpc: ratio(gain, costBasis),
    unrealized_intraday_pl: formatDecimal(gainToday),
    unrealized_intraday_plpc: ratio(gainToday, intradayCost),
    current_price: formatDecimal(state.price),
    lastday_price: formatDecimal(state.previousClose),
    change_today: formatDecimal(state.price.div(state.previousClose).minus(ONE).round(RATIO_PLACES)),
  };
}

export function addPositionRoutes(server: FastifyInstance, { floor }: Exchange): void {
  server.get('/v2/positions', () => {
    const view = viewAccount(floor);
    return view.portfolio.positions.map((position) => positionJson(view, position));
  });

  server.get<{ Params: { symbol: string } }>('/v2/positions/:symbol', ({ params }) => {
    const view = viewAccount(floor);
    const listing = view.market.find(params.symbol);
    const position = listing && view.portfolio.find(listing.asset.symbol);
    if (position === undefined) throw notFound('position does not exist');
    return positionJson(view, position);
  });
}

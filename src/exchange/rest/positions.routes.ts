import type { FastifyInstance } from 'fastify';
import { ONE, ZERO, formatDecimal, type Decimal } from '../../common/decimal.js';
import { AlpacaError, notFound } from '../alpaca-error.js';
import type { Exchange } from '../exchange.js';
import type { TradingFloor } from '../floor/trading-floor.js';
import { optionalChoice, type Query } from '../http/query.js';
import type { OrderDesk } from '../orders/order-desk.js';
import { heldShares } from '../orders/reserves.js';
import type { Position } from '../portfolio/position.js';
import { closingOrder, quantityToClose } from './close-position.js';
import { orderJson } from './order-json.js';
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
  const available = qty.minus(heldShares(openOrders, symbol));
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

interface BySymbol {
  Params: { symbol: string };
  Querystring: Query;
}

function findPosition({ market, holdings }: TradingFloor, symbolOrId: string): Position {
  const listing = market.find(symbolOrId);
  const position = listing && holdings.portfolio.find(listing.asset.symbol);
  if (position === undefined) throw notFound('position does not exist');
  return position;
}

/** What selling one position came to, as part of the answer for all. */
async function closeOne(desk: OrderDesk, { symbol, qty }: Position): Promise<Record<string, unknown>> {
  try {
    const order = await desk.submit(closingOrder(symbol, qty));
    return { symbol, status: 200, body: orderJson(order) };
  } catch (error) {
    if (!(error instanceof AlpacaError)) throw error;
    return { symbol, status: error.status, body: { code: error.code, message: error.message, ...error.extra } };
  }
}

export function addPositionRoutes(server: FastifyInstance, { floor, desk }: Exchange): void {
  server.get('/v2/positions', () => {
    const view = viewAccount(floor);
    return view.portfolio.positions.map((position) => positionJson(view, position));
  });

  server.get<BySymbol>('/v2/positions/:symbol', ({ params }) =>
    positionJson(viewAccount(floor), findPosition(floor, params.symbol)),
  );

  server.delete<BySymbol>('/v2/positions', async ({ query }, reply) => {
    if (optionalChoice(query, 'cancel_orders', ['true', 'false'] as const) === 'true') await desk.cancelAll();
    const closed: unknown[] = [];
    for (const position of floor.holdings.portfolio.positions) closed.push(await closeOne(desk, position));
    return reply.code(207).send(closed);
  });

  server.delete<BySymbol>('/v2/positions/:symbol', async ({ params, query }) => {
    const position = findPosition(floor, params.symbol);
    return orderJson(await desk.submit(closingOrder(position.symbol, quantityToClose(position, query))));
  });
}

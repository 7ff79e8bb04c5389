import type { FastifyInstance } from 'fastify';
import { ZERO, decimal, formatDecimal, toFloat, type Price } from '../../common/decimal.js';
import { invalidRequest, notFound, unprocessable } from '../alpaca-error.js';
import type { Exchange } from '../exchange.js';
import { matchOrders } from '../floor/matching.js';
import type { Turn } from '../floor/turn.js';
import { fulfilsIncrement } from '../market/price-increment.js';
import { applyTrade } from '../market/price-state.js';
import { readBody } from './control-body.js';

const DECIMAL_FORM = /^\d{1,12}(\.\d{1,4})?$/;

function parsePrice([symbol, text]: [string, unknown]): { symbol: string; price: Price } {
  if (typeof text !== 'string' || !DECIMAL_FORM.test(text)) {
    throw invalidRequest(`the price of ${symbol} must be a decimal text such as "12.34"`);
  }
  const price = decimal(text);
  if (price.lte(ZERO)) throw invalidRequest(`the price of ${symbol} must be above 0`);
  if (!fulfilsIncrement(price)) throw unprocessable(`${text} is no price of ${symbol}: cents, below 1 dollar 0.0001`);
  return { symbol, price };
}

function tradeAt(turn: Turn, { symbol, price }: { symbol: string; price: Price }): void {
  const listing = turn.market.find(symbol);
  if (listing?.asset.symbol !== symbol) throw notFound(`asset not found for ${symbol}`);
  const trade = { price, fairValue: toFloat(price), volume: 0, atMs: turn.nowMs };
  turn.movePrices([applyTrade(listing.state, trade)]);
}

/** Sets last prices, all or none, and has the open orders meet them before it answers. */
export function addPricesRoute(server: FastifyInstance, { floor }: Exchange): void {
  server.put('/control/prices', async ({ body }) => {
    const prices = Object.entries(readBody(body)).map(parsePrice);
    return floor.turn((turn) => {
      for (const wanted of prices) tradeAt(turn, wanted);
      matchOrders(turn, floor.rules);
      return Object.fromEntries(prices.map(({ symbol, price }) => [symbol, formatDecimal(price)]));
    });
  });
}

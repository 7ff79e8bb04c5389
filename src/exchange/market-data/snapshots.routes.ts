import type { FastifyInstance } from 'fastify';
import { decimal } from '../../common/decimal.js';
import { notFound } from '../alpaca-error.js';
import type { Exchange } from '../exchange.js';
import type { Query } from '../http/query.js';
import type { Listing } from '../market/market.js';
import { loadBarsBefore, type StoredBar } from '../store/bar.store.js';
import { dailyBarJson, minuteBarJson, quoteJson, tradeJson } from './data-json.js';
import { symbolsOf } from './data-query.js';

function snapshotJson(listing: Listing, previous: StoredBar | undefined): Record<string, unknown> {
  const { date, day } = listing.state;
  return {
    latestTrade: tradeJson(listing),
    latestQuote: quoteJson(listing),
    minuteBar: minuteBarJson(listing),
    dailyBar: dailyBarJson({ ...day, date, volume: decimal(String(day.volume)) }),
    prevDailyBar: previous === undefined ? null : dailyBarJson(previous),
  };
}

export function addSnapshotRoutes(server: FastifyInstance, { floor, database }: Exchange): void {
  const load = async (symbols: readonly string[]): Promise<Record<string, unknown>> => {
    const listings = floor.market.listings.filter(({ asset }) => symbols.includes(asset.symbol));
    const previous = await loadBarsBefore(
      database.queries,
      listings.map(({ state }) => ({ symbol: state.symbol, date: state.date })),
    );
    const bySymbol = new Map(previous.map((bar) => [bar.symbol, bar]));
    return Object.fromEntries(
      listings.map((listing) => [listing.asset.symbol, snapshotJson(listing, bySymbol.get(listing.asset.symbol))]),
    );
  };

  // A bare map by symbol, unlike the other answers of market data.
  server.get<{ Querystring: Query }>('/v2/stocks/snapshots', ({ query }) => load(symbolsOf(query)));

  server.get<{ Params: { symbol: string } }>('/v2/stocks/:symbol/snapshot', async ({ params: { symbol } }) => {
    const snapshot = (await load([symbol]))[symbol];
    if (snapshot === undefined) throw notFound(`no snapshot found for ${symbol}`);
    return { symbol, ...(snapshot as Record<string, unknown>) };
  });
}

import type { FastifyInstance } from 'fastify';
import { notFound } from '../alpaca-error.js';
import type { Exchange } from '../exchange.js';
import type { Query } from '../http/query.js';
import type { Listing } from '../market/market.js';
import { minuteBarJson, quoteJson, tradeJson } from './data-json.js';
import { symbolsOf } from './data-query.js';

const KINDS = [
  { one: 'trade', many: 'trades', json: tradeJson },
  { one: 'quote', many: 'quotes', json: quoteJson },
  { one: 'bar', many: 'bars', json: minuteBarJson },
] as const;

/** The last trade, quote and minute bar of the symbols asked for; an unknown symbol is missing from the answer. */
export function addLatestRoutes(server: FastifyInstance, { floor }: Exchange): void {
  const find = (symbol: string): Listing | undefined => {
    const listing = floor.market.find(symbol);
    return listing?.asset.symbol === symbol ? listing : undefined;
  };

  for (const { one, many, json } of KINDS) {
    server.get<{ Querystring: Query }>(`/v2/stocks/${many}/latest`, ({ query }) => {
      const found = symbolsOf(query).flatMap((symbol) => find(symbol) ?? []);
      return { [many]: Object.fromEntries(found.map((listing) => [listing.asset.symbol, json(listing)])) };
    });

    server.get<{ Params: { symbol: string } }>(`/v2/stocks/:symbol/${many}/latest`, ({ params: { symbol } }) => {
      const listing = find(symbol);
      if (listing === undefined) throw notFound(`no ${one} found for ${symbol}`);
      return { symbol, [one]: json(listing) };
    });
  }
}

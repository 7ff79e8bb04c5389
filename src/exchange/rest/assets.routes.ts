import type { FastifyInstance } from 'fastify';
import { notFound } from '../alpaca-error.js';
import type { Exchange } from '../exchange.js';
import { optionalChoice, optionalList, type Query } from '../http/query.js';
import { EXCHANGES, type Asset } from '../market/asset.js';

/** `sector` and `simulated` are this exchange's own additions. A halt is not shown, as at the real broker. */
export function assetJson(asset: Asset): Record<string, unknown> {
  return {
    id: asset.id,
    class: 'us_equity',
    exchange: asset.exchange,
    symbol: asset.symbol,
    name: asset.name,
    status: 'active',
    tradable: asset.isTradable,
    marginable: false,
    shortable: false,
    easy_to_borrow: false,
    borrow_status: 'hard_to_borrow',
    fractionable: asset.isFractionable,
    maintenance_margin_requirement: 100,
    margin_requirement_long: '100',
    margin_requirement_short: '100',
    attributes: [],
    sector: asset.sector,
    simulated: asset.isSimulated,
  };
}

export function addAssetRoutes(server: FastifyInstance, { floor }: Exchange): void {
  server.get<{ Querystring: Query }>('/v2/assets', ({ query }) => {
    const isActive = optionalChoice(query, 'status', ['active', 'inactive', 'all'] as const) !== 'inactive';
    const isEquity = (query['asset_class'] ?? 'us_equity') === 'us_equity';
    const hasAttribute = optionalList(query, 'attributes') === null;
    const exchange = optionalChoice(query, 'exchange', EXCHANGES);
    if (!isActive || !isEquity || !hasAttribute) return [];
    return floor.market.listings
      .filter(({ asset }) => exchange === null || asset.exchange === exchange)
      .map(({ asset }) => assetJson(asset));
  });

  server.get<{ Params: { symbol: string } }>('/v2/assets/:symbol', ({ params: { symbol } }) => {
    const listing = floor.market.find(symbol);
    if (listing === undefined) throw notFound(`asset not found for ${symbol}`);
    return assetJson(listing.asset);
  });
}

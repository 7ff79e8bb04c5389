import type { FastifyInstance } from 'fastify';
import { notFound } from '../alpaca-error.js';
import type { Exchange } from '../exchange.js';
import { matchOrders } from '../floor/matching.js';
import { saveAssets } from '../store/asset.store.js';
import { assetJson } from '../rest/assets.routes.js';
import { optionalFlag, readBody } from './control-body.js';

/** What may be done with an asset. A halt stops executions at once; orders are still taken and wait. */
export function addAssetFlagsRoute(server: FastifyInstance, { floor }: Exchange): void {
  server.put<{ Params: { symbol: string } }>('/control/assets/:symbol', async ({ params: { symbol }, body }) => {
    const fields = readBody(body, ['tradable', 'fractionable', 'halted']);
    const wanted = {
      isTradable: optionalFlag(fields, 'tradable'),
      isFractionable: optionalFlag(fields, 'fractionable'),
      isHalted: optionalFlag(fields, 'halted'),
    };
    return floor.turn(async (turn) => {
      const listing = turn.market.find(symbol);
      if (listing === undefined) throw notFound(`asset not found for ${symbol}`);
      const asset = {
        ...listing.asset,
        isTradable: wanted.isTradable ?? listing.asset.isTradable,
        isFractionable: wanted.isFractionable ?? listing.asset.isFractionable,
        isHalted: wanted.isHalted ?? listing.asset.isHalted,
      };
      await saveAssets(turn.queries, [asset]);
      turn.replaceMarket(turn.market.withAsset(asset));
      matchOrders(turn, floor.rules);
      return { ...assetJson(asset), halted: asset.isHalted };
    });
  });
}

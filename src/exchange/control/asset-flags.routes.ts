import type { FastifyInstance } from 'fastify';
import { invalidRequest, notFound } from '../alpaca-error.js';
import type { Exchange } from '../exchange.js';
import { matchOrders } from '../floor/matching.js';
import { HALTS, type Halt } from '../market/asset.js';
import { assetJson } from '../rest/assets.routes.js';
import { optionalFlag, readBody, type Body } from './control-body.js';

/** `true` is a halt for news. Undefined where nothing is said of it. */
function optionalHalt({ halted }: Body): Halt | null | undefined {
  if (halted === undefined) return undefined;
  if (typeof halted === 'boolean') return halted ? 'news' : null;
  const halt = HALTS.find((known) => known === halted);
  if (halt === undefined) throw invalidRequest(`halted must be true, false or one of ${HALTS.join(', ')}`);
  return halt;
}

/** What may be done with an asset. A halt stops executions at once; orders are still taken and wait. */
export function addAssetFlagsRoute(server: FastifyInstance, { floor }: Exchange): void {
  server.put<{ Params: { symbol: string } }>('/control/assets/:symbol', async ({ params: { symbol }, body }) => {
    const fields = readBody(body, ['tradable', 'fractionable', 'halted']);
    const isTradable = optionalFlag(fields, 'tradable');
    const isFractionable = optionalFlag(fields, 'fractionable');
    const halt = optionalHalt(fields);
    return floor.turn((turn) => {
      const listing = turn.market.find(symbol);
      if (listing === undefined) throw notFound(`asset not found for ${symbol}`);
      const asset = {
        ...listing.asset,
        isTradable: isTradable ?? listing.asset.isTradable,
        isFractionable: isFractionable ?? listing.asset.isFractionable,
        halt: halt === undefined ? listing.asset.halt : halt,
      };
      turn.changeAsset(asset);
      matchOrders(turn, floor.rules);
      return { ...assetJson(asset), halted: asset.halt !== null };
    });
  });
}

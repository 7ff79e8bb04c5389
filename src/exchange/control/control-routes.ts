import type { FastifyInstance } from 'fastify';
import type { Exchange } from '../exchange.js';
import type { ExchangeStreams } from '../streams.js';
import { addAccountControlRoutes } from './account.routes.js';
import { addAssetFlagsRoute } from './asset-flags.routes.js';
import { addBarsRoute } from './bars.routes.js';
import { addClockRoute } from './clock.routes.js';
import { addCorporateActionsRoute } from './corporate-actions.routes.js';
import { addExecutionControlRoutes } from './executions.routes.js';
import { addFaultsRoutes } from './faults.routes.js';
import { addPricesRoute } from './prices.routes.js';
import { addStatusRoute } from './status.routes.js';

/** What no real broker offers: the market itself in the caller's hands. */
export function addControlRoutes(server: FastifyInstance, exchange: Exchange, streams: ExchangeStreams): void {
  addStatusRoute(server, exchange);
  addClockRoute(server, exchange);
  addPricesRoute(server, exchange);
  addAssetFlagsRoute(server, exchange);
  addBarsRoute(server, exchange);
  addAccountControlRoutes(server, exchange);
  addCorporateActionsRoute(server, exchange);
  addExecutionControlRoutes(server, exchange);
  addFaultsRoutes(server, exchange, streams);
}

import type { FastifyInstance } from 'fastify';
import type { Exchange } from '../exchange.js';
import { addBarRoutes } from './bars.routes.js';
import { addCorporateActionRoutes } from './corporate-actions.routes.js';
import { addLatestRoutes } from './latest.routes.js';
import { addSnapshotRoutes } from './snapshots.routes.js';

export function addMarketDataRoutes(server: FastifyInstance, exchange: Exchange): void {
  addBarRoutes(server, exchange);
  addCorporateActionRoutes(server, exchange);
  addLatestRoutes(server, exchange);
  addSnapshotRoutes(server, exchange);
}

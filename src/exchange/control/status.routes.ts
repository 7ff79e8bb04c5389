import type { FastifyInstance } from 'fastify';
import type { Exchange } from '../exchange.js';
import { clockJson } from './clock-json.js';

/** Answers quickly whatever is stored: callers take it for a sign of life. */
export function addStatusRoute(server: FastifyInstance, { clock, floor }: Exchange): void {
  server.get('/control/status', () => ({
    account_number: floor.holdings.account.accountNumber,
    ...clockJson(clock),
    symbols: floor.market.size,
    ticks: floor.tickCount,
  }));
}

import type { FastifyInstance } from 'fastify';
import type { Exchange } from '../exchange.js';
import { loadHoldings } from '../store/account.store.js';
import { clockJson } from './clock-json.js';

/** Answers quickly whatever is stored: callers take it for a sign of life. */
export function addStatusRoute(server: FastifyInstance, { clock, database, floor }: Exchange): void {
  server.get('/control/status', async () => {
    const { account } = await loadHoldings(database.queries);
    return {
      account_number: account.accountNumber,
      ...clockJson(clock),
      symbols: floor.market.size,
      ticks: floor.tickCount,
    };
  });
}

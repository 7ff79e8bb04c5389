import { AlpacaHttp } from '../../src/market/alpaca/alpaca-http.client.js';
import type { RequestBudget } from '../../src/market/alpaca/request-budget.port.js';

const NOBODY_COUNTS: RequestBudget = {
  take: () => Promise.resolve(),
  heard: () => Promise.resolve(),
  refused: () => Promise.resolve(),
};

/** The connector before this address, alone with its account. */
export function alpacaHttp(
  baseUrl: string,
  { keyId = 'PKTEST', secretKey = 'test-secret', budget = NOBODY_COUNTS, timeoutMs = 10_000 } = {},
): AlpacaHttp {
  return new AlpacaHttp({
    baseUrl,
    keyId,
    secretKey,
    timeoutMs: { cancel: timeoutMs, lookup: timeoutMs, order: timeoutMs, data: timeoutMs },
    budget,
    random: { next: () => 0 },
  });
}

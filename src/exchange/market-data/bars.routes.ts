import type { FastifyInstance } from 'fastify';
import type { Exchange } from '../exchange.js';
import type { Query } from '../http/query.js';
import { loadBars } from '../store/bar.store.js';
import { adjustBar } from './adjustment.js';
import { fillPage, type FilledPage } from './bars-page.js';
import { pageToken, parseBarsQuery } from './bars-query.js';
import { dailyBarJson } from './data-json.js';

function bySymbol({ bars }: FilledPage): Record<string, unknown[]> {
  const lists: Record<string, unknown[]> = {};
  for (const bar of bars) (lists[bar.symbol] ??= []).push(dailyBarJson(bar));
  return lists;
}

function nextToken({ last }: FilledPage): string | null {
  return last === undefined ? null : pageToken(last);
}

/** Daily bars; a symbol without any is missing from the answer. */
export function addBarRoutes(server: FastifyInstance, { clock, floor, database }: Exchange): void {
  const load = async (query: Query): Promise<FilledPage> => {
    const nowMs = clock.nowMs();
    const page = parseBarsQuery(query, nowMs);
    // Before the database: a bar that is stored in between is then known twice rather than not at all.
    const { market, corporateActions } = floor;
    const stored = await loadBars(database.queries, { ...page, limit: page.limit + 1 });
    const filled = fillPage(page, stored, { market, ms: nowMs });
    return { ...filled, bars: filled.bars.map((bar) => adjustBar(bar, corporateActions, page.adjustment)) };
  };

  server.get<{ Querystring: Query }>('/v2/stocks/bars', async ({ query }) => {
    const page = await load(query);
    return { bars: bySymbol(page), next_page_token: nextToken(page) };
  });

  server.get<{ Querystring: Query; Params: { symbol: string } }>(
    '/v2/stocks/:symbol/bars',
    async ({ query, params }) => {
      const page = await load({ ...query, symbols: params.symbol });
      return { symbol: params.symbol, bars: page.bars.map(dailyBarJson), next_page_token: nextToken(page) };
    },
  );
}

import type { FastifyInstance } from 'fastify';
import { toFloat } from '../../common/decimal.js';
import type { ActionKind, CorporateAction } from '../corporate-actions/corporate-action.js';
import type { Exchange } from '../exchange.js';
import { optionalChoice, optionalDate, optionalList, type Query } from '../http/query.js';
import { readDataQuery } from './data-query.js';

const LISTS: Readonly<Record<ActionKind, string>> = {
  forward_split: 'forward_splits',
  reverse_split: 'reverse_splits',
  cash_dividend: 'cash_dividends',
  name_change: 'name_changes',
};

/** This market has no CUSIP numbers: nine zeros stand where the protocol requires one. */
const CUSIP = '000000000';

export function corporateActionJson(action: CorporateAction): Record<string, unknown> {
  const { id, symbol, exDate } = action;
  const dates = { ex_date: exDate, process_date: exDate, record_date: exDate, payable_date: exDate };
  switch (action.kind) {
    case 'forward_split':
    case 'reverse_split': {
      const rates = { new_rate: toFloat(action.newRate), old_rate: toFloat(action.oldRate) };
      const cusips = action.kind === 'forward_split' ? { cusip: CUSIP } : { old_cusip: CUSIP, new_cusip: CUSIP };
      return { id, symbol, ...cusips, ...rates, ...dates };
    }
    case 'cash_dividend':
      return { id, symbol, cusip: CUSIP, rate: toFloat(action.rate), special: false, foreign: false, ...dates };
    case 'name_change':
      return {
        id,
        old_symbol: symbol,
        old_cusip: CUSIP,
        new_symbol: action.newSymbol,
        new_cusip: CUSIP,
        process_date: exDate,
      };
  }
}

/** Corporate actions by the day of their processing, announced and past ones. */
export function addCorporateActionRoutes(server: FastifyInstance, { floor }: Exchange): void {
  server.get<{ Querystring: Query }>('/v1/corporate-actions', ({ query }) => {
    const { symbols, types, start, end, isDescending } = readDataQuery(() => ({
      symbols: optionalList(query, 'symbols'),
      types: optionalList(query, 'types'),
      start: optionalDate(query, 'start'),
      end: optionalDate(query, 'end'),
      isDescending: optionalChoice(query, 'sort', ['asc', 'desc'] as const) === 'desc',
    }));
    const found = floor.corporateActions
      .filter(({ symbol, kind }) => (symbols?.includes(symbol) ?? true) && (types?.includes(kind) ?? true))
      .filter(({ exDate }) => (start === null || exDate >= start) && (end === null || exDate <= end))
      .sort((a, b) => (a.exDate < b.exDate === isDescending ? 1 : -1));
    const lists: Record<string, unknown[]> = {};
    for (const action of found) (lists[LISTS[action.kind]] ??= []).push(corporateActionJson(action));
    return { corporate_actions: lists, next_page_token: null };
  });
}

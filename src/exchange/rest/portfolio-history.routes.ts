import type { FastifyInstance } from 'fastify';
import { DateTime } from 'luxon';
import { toFloat } from '../../common/decimal.js';
import { instantOf, tradingDate, tradingDateOf, type TradingDate } from '../../common/trading-date.js';
import { invalidRequest } from '../alpaca-error.js';
import type { Exchange } from '../exchange.js';
import { optionalChoice, optionalDate, type Query } from '../http/query.js';
import { loadClosingEquities } from '../store/equity-history.store.js';

const PERIOD = /^(\d{1,4})([DWMA])$/;
const UNITS = { D: 'days', W: 'weeks', M: 'months', A: 'years' } as const;
/** Digits of a ratio. */
const PLACES = 6;

function startOf(end: TradingDate, period: string): TradingDate {
  const [, count, unit] = PERIOD.exec(period) ?? [];
  if (count === undefined || unit === undefined) throw invalidRequest(`invalid period: "${period}", one such as 1M`);
  const length = { [UNITS[unit as keyof typeof UNITS]]: Number(count) };
  return tradingDate(DateTime.fromISO(end, { zone: 'utc' }).minus(length).toFormat('yyyy-MM-dd'));
}

function range(query: Query, today: TradingDate): { start: TradingDate; end: TradingDate } {
  const { period } = query;
  const [start, last] = [optionalDate(query, 'start'), optionalDate(query, 'end')];
  if (start !== null && last !== null && period) {
    throw invalidRequest('only two of start, end and period can be specified at the same time');
  }
  const end = last ?? today;
  return { start: start ?? startOf(end, period ?? '1M'), end };
}

/** The equity of the closes, each at the beginning of its day. Shorter time frames are not kept. */
export function addPortfolioHistoryRoutes(server: FastifyInstance, { clock, database, floor }: Exchange): void {
  server.get<{ Querystring: Query }>('/v2/account/portfolio/history', async ({ query }) => {
    const { start, end } = range(query, tradingDateOf(clock.nowMs()));
    optionalChoice(query, 'timeframe', ['1D'] as const);
    const closes = await loadClosingEquities(database.queries, start, end);
    const equity = closes.map((close) => toFloat(close.equity));
    const base = equity[0] ?? toFloat(floor.holdings.account.lastEquity);
    return {
      timestamp: closes.map(({ date }) => instantOf(date, '00:00') / 1000),
      equity,
      profit_loss: equity.map((value) => Number((value - base).toFixed(PLACES))),
      profit_loss_pct: equity.map((value) => Number((value / base - 1).toFixed(PLACES))),
      base_value: base,
      timeframe: '1D',
    };
  });
}

import { addDays, instantOf, isTradingDate, tradingDateOf, type TradingDate } from '../../common/trading-date.js';
import { badDataRequest } from '../alpaca-error.js';
import {
  countUpTo,
  instantMs,
  optionalChoice,
  optionalDate,
  optionalInstant,
  requiredText,
  type Query,
} from '../http/query.js';
import type { BarsPage } from '../store/bar.store.js';
import { ADJUSTMENTS, type Adjustment } from './adjustment.js';
import { readDataQuery, symbolsOf } from './data-query.js';

const MOST_BARS = 10_000;
const USUAL_BARS = 1000;
const DAILY = ['1Day', '1D'];

/** A daily bar carries the midnight that begins its day: the first date whose midnight is not before the start. */
function startDate(query: Query): TradingDate | null {
  const text = query['start'] ?? '';
  if (isTradingDate(text)) return text;
  const instant = optionalInstant(query, 'start');
  if (instant === null) return null;
  const date = tradingDateOf(instantMs(instant));
  return instantOf(date, '00:00') < instantMs(instant) ? addDays(date, 1) : date;
}

function parsePageToken(token: string | undefined): BarsPage['after'] {
  if (!token) return undefined;
  const [symbol, date, ...rest] = Buffer.from(token, 'base64url').toString('utf8').split('|');
  if (!symbol || !date || !isTradingDate(date) || rest.length > 0) throw badDataRequest('invalid page_token');
  return { symbol, date };
}

/** Says where the next page goes on. */
export function pageToken({ symbol, date }: { symbol: string; date: TradingDate }): string {
  return Buffer.from(`${symbol}|${date}`).toString('base64url');
}

/** What of the daily bars is wanted; `nowMs` stands for bounds that are not given. */
export function parseBarsQuery(query: Query, nowMs: number): BarsPage & { adjustment: Adjustment } {
  const symbols = symbolsOf(query);
  return readDataQuery(() => {
    const timeframe = requiredText(query, 'timeframe');
    if (!DAILY.includes(timeframe)) {
      throw badDataRequest(`timeframe "${timeframe}" is not offered by this exchange, only 1Day is`);
    }
    return {
      adjustment: optionalChoice(query, 'adjustment', ADJUSTMENTS) ?? 'raw',
      symbols,
      start: startDate(query) ?? tradingDateOf(nowMs),
      end: optionalDate(query, 'end') ?? tradingDateOf(nowMs),
      limit: countUpTo(query, 'limit', { most: MOST_BARS, usual: USUAL_BARS }),
      isDescending: optionalChoice(query, 'sort', ['asc', 'desc'] as const) === 'desc',
      after: parsePageToken(query['page_token']),
    };
  });
}

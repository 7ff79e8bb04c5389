import { toFloat, type Decimal } from '../../common/decimal.js';
import { instantOf, type TradingDate } from '../../common/trading-date.js';
import type { Candle } from '../market/price-state.js';
import type { Listing } from '../market/market.js';
import { quoteAround } from '../market/quote.js';
import { instantText } from '../time/instant-text.js';

type Json = Record<string, unknown>;

/** Exchange code of all trades and quotes: the one that the free feed shows. */
const VENUE = 'V';
const SHARES_PER_TRADE = 100;
/** Shares at each side of the book. */
const QUOTE_SIZE = 400;
const TAPES: Readonly<Record<string, string>> = { NYSE: 'A', NASDAQ: 'C' };

export function tapeOf({ asset }: Listing): string {
  return TAPES[asset.exchange] ?? 'B';
}

type Amounts = Omit<Candle, 'volume'> & { volume: Decimal | number };

/** Trade count and average price are derived from the rest: single trades are not kept. */
export function candleJson(atMs: number, { open, high, low, close, volume }: Amounts): Json {
  const shares = typeof volume === 'number' ? volume : toFloat(volume);
  const [o, h, l, c] = [toFloat(open), toFloat(high), toFloat(low), toFloat(close)];
  const vw = Number(((h + l + c) / 3).toFixed(6));
  return { t: instantText(atMs), o, h, l, c, v: shares, n: Math.ceil(shares / SHARES_PER_TRADE), vw };
}

export function dailyBarJson({ date, ...bar }: Amounts & { date: TradingDate }): Json {
  return candleJson(instantOf(date, '00:00'), bar);
}

export function minuteBarJson({ state }: Listing): Json {
  return candleJson(state.minuteAtMs, state.minute);
}

export function tradeJson(listing: Listing): Json {
  const { tradedAtMs, price } = listing.state;
  return {
    t: instantText(tradedAtMs),
    x: VENUE,
    p: toFloat(price),
    s: SHARES_PER_TRADE,
    c: ['@'],
    i: tradedAtMs,
    z: tapeOf(listing),
  };
}

export function quoteJson(listing: Listing): Json {
  const { bid, ask } = quoteAround(listing.state.price);
  return {
    t: instantText(listing.state.tradedAtMs),
    bx: VENUE,
    bp: toFloat(bid),
    bs: QUOTE_SIZE,
    ax: VENUE,
    ap: toFloat(ask),
    as: QUOTE_SIZE,
    c: ['R'],
    z: tapeOf(listing),
  };
}

import { type Price, ZERO } from '../../common/decimal.js';
import type { TradingStatus } from '../live-market.port.js';
import type { LatestPrice, Quote } from '../market-data.port.js';
import type { AlpacaMessage } from './alpaca-message.js';

/** Status codes of the two tapes: halt and volatility pause of Nasdaq's (H, P), halt of New York's (2). */
const HALTS = new Set(['H', 'P', '2']);
const RESUMPTIONS = new Set(['T', '3']);
/** The reason of a pause at a price limit. */
const LIMIT_PAUSE = 'M';

/** A `t` message of the stream, or one of the latest trades. */
export function tradeOf(trade: AlpacaMessage): LatestPrice {
  return { price: trade.positive('p'), atMs: trade.instantMs('t') };
}

/** A snapshot. A side without an order has the price 0. */
export function quoteOf(snapshot: AlpacaMessage): Quote {
  const [quote, trade] = [snapshot.optionalObject('latestQuote'), snapshot.optionalObject('latestTrade')];
  const side = (name: 'bp' | 'ap'): Price | null => {
    const price = quote?.optionalDecimal(name) ?? ZERO;
    return price.gt(ZERO) ? price : null;
  };
  return { bid: side('bp'), ask: side('ap'), last: trade?.positive('p') ?? null };
}

/** An `s` message; undefined where it neither stops nor starts trading. */
export function tradingStatusOf(message: AlpacaMessage): TradingStatus | undefined {
  const [code, reasonCode] = [message.text('sc'), message.optionalText('rc')];
  const isResumed = RESUMPTIONS.has(code);
  if (!isResumed && !HALTS.has(code) && reasonCode !== LIMIT_PAUSE) return undefined;
  const said = [message.optionalText('sm'), message.optionalText('rm')].filter((text) => text !== null).join(': ');
  return {
    symbol: message.text('S'),
    isHalted: !isResumed,
    reason: said === '' ? `status ${code}` : said,
    atMs: message.instantMs('t'),
  };
}

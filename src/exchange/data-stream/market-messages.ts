import Big from 'big.js';
import { Decimal, toFloat, type Price } from '../../common/decimal.js';
import { instantOf } from '../../common/trading-date.js';
import type { MarketChange } from '../floor/market-change.js';
import { candleJson, quoteJson, tapeOf, tradeJson } from '../market-data/data-json.js';
import type { Listing } from '../market/market.js';
import { pricePlaces } from '../market/price-increment.js';
import type { Channel } from './data-request.js';
import { statusJson } from './status-json.js';

/** One message of the market-data stream; times are dates, which either codec writes in its own form. */
export interface MarketMessage {
  channel: Channel;
  symbol: string;
  body: Readonly<Record<string, unknown>>;
}

/** The price band of liquid stocks around the reference price (limit up, limit down). */
const BAND = new Decimal('0.05');

function bodyOf(kind: string, symbol: string, atMs: number, json: object): MarketMessage['body'] {
  return { T: kind, S: symbol, ...json, t: new Date(atMs) };
}

function tickMessages(listing: Listing): MarketMessage[] {
  const { symbol, tradedAtMs } = listing.state;
  return [
    { channel: 'trades', symbol, body: bodyOf('t', symbol, tradedAtMs, tradeJson(listing)) },
    { channel: 'quotes', symbol, body: bodyOf('q', symbol, tradedAtMs, quoteJson(listing)) },
  ];
}

function bandsJson(listing: Listing): object {
  const reference = listing.state.minute.open;
  const bound = (factor: Decimal): number => {
    const price: Price = reference.times(factor);
    return toFloat(price.round(pricePlaces(price), Big.roundHalfUp));
  };
  return { u: bound(BAND.plus('1')), d: bound(new Decimal('1').minus(BAND)), i: 'B', z: tapeOf(listing) };
}

/** A minute is over: its bar, the day's bar so far and the bands of the next minute. */
function minuteMessages(before: Listing, after: Listing): MarketMessage[] {
  const { symbol, minuteAtMs, minute } = before.state;
  const { date, day, minuteAtMs: startsMs } = after.state;
  const dayMs = instantOf(date, '00:00');
  return [
    { channel: 'bars', symbol, body: bodyOf('b', symbol, minuteAtMs, candleJson(minuteAtMs, minute)) },
    { channel: 'dailyBars', symbol, body: bodyOf('d', symbol, dayMs, candleJson(dayMs, day)) },
    { channel: 'lulds', symbol, body: bodyOf('l', symbol, startsMs, bandsJson(after)) },
  ];
}

function messagesOf(before: Listing | undefined, after: Listing, atMs: number): MarketMessage[] {
  const { symbol } = after.asset;
  const messages: MarketMessage[] = [];
  if (before !== undefined && before.asset.halt !== after.asset.halt) {
    messages.push({ channel: 'statuses', symbol, body: bodyOf('s', symbol, atMs, statusJson(after)) });
  }
  if (before?.state === after.state) return messages;
  messages.push(...tickMessages(after));
  const isMinuteOver = before !== undefined && before.state.minuteAtMs !== after.state.minuteAtMs;
  if (isMinuteOver && before.state.minute.volume > 0) messages.push(...minuteMessages(before, after));
  return messages;
}

/** What the stream tells of a change of the market, symbol by symbol. */
export function marketMessages({ before, after, symbols, atMs }: MarketChange): MarketMessage[] {
  return symbols.flatMap((symbol) => {
    const listing = after.find(symbol);
    return listing ? messagesOf(before.find(symbol), listing, atMs) : [];
  });
}

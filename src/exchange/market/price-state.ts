import { maxDecimal, minDecimal, toFloat, type Price } from '../../common/decimal.js';
import type { TradingDate } from '../../common/trading-date.js';
import { priceFromFloat } from './price-increment.js';
import type { Volatility } from './volatility.js';

export interface Candle {
  open: Price;
  high: Price;
  low: Price;
  close: Price;
  /** Shares. */
  volume: number;
}

/** Where a symbol's price stands and how it may move. Replaced as a whole, never changed in place. */
export interface PriceState extends Volatility {
  symbol: string;
  price: Price;
  /** The unrounded price: without it a calm price would never leave its cent. */
  fairValue: number;
  tradedAtMs: number;
  /** The trading day that `day` belongs to. */
  date: TradingDate;
  day: Candle;
  previousClose: Price;
  minuteAtMs: number;
  minute: Candle;
  /** Shares a day. */
  averageVolume: number;
}

export interface Trade {
  price: Price;
  fairValue: number;
  volume: number;
  atMs: number;
}

const MINUTE_MS = 60_000;

function candleAt(price: Price): Candle {
  return { open: price, high: price, low: price, close: price, volume: 0 };
}

function extend(candle: Candle, trade: Trade): Candle {
  return {
    open: candle.open,
    high: maxDecimal(candle.high, trade.price),
    low: minDecimal(candle.low, trade.price),
    close: trade.price,
    volume: candle.volume + trade.volume,
  };
}

/** A symbol's first state, at the close of its known history. */
export function initialPriceState(
  symbol: string,
  close: Price,
  at: { date: TradingDate; atMs: number },
  traits: Volatility & { averageVolume: number },
): PriceState {
  return {
    symbol,
    price: close,
    fairValue: toFloat(close),
    tradedAtMs: at.atMs,
    date: at.date,
    day: candleAt(close),
    previousClose: close,
    minuteAtMs: at.atMs - (at.atMs % MINUTE_MS),
    minute: candleAt(close),
    averageVolume: traits.averageVolume,
    variance: traits.variance,
    longRunVariance: traits.longRunVariance,
  };
}

export function applyTrade(state: PriceState, trade: Trade): PriceState {
  const minuteAtMs = trade.atMs - (trade.atMs % MINUTE_MS);
  const minute = minuteAtMs === state.minuteAtMs ? state.minute : candleAt(state.price);
  return {
    ...state,
    price: trade.price,
    fairValue: trade.fairValue,
    tradedAtMs: trade.atMs,
    day: extend(state.day, trade),
    minuteAtMs,
    minute: extend(minute, trade),
  };
}

/** The first trade of a new day, which may lie away from yesterday's close. */
export function startDay(
  state: PriceState,
  date: TradingDate,
  opening: { logReturn: number; atMs: number },
): PriceState {
  const fairValue = state.fairValue * Math.exp(opening.logReturn);
  const price = opening.logReturn === 0 ? state.price : priceFromFloat(fairValue);
  return {
    ...state,
    date,
    previousClose: state.price,
    price,
    fairValue,
    tradedAtMs: opening.atMs,
    day: candleAt(price),
    minuteAtMs: opening.atMs - (opening.atMs % MINUTE_MS),
    minute: candleAt(price),
  };
}

import Big from 'big.js';
import { maxDecimal, toFloat, type Price } from '../../common/decimal.js';
import { pricePlaces, smallestStep } from '../market/price-increment.js';
import { initialPriceState, type PriceState } from '../market/price-state.js';
import { estimateVolatility } from '../market/volatility.js';
import type { RecentHistory, StoredBar } from '../store/bar.store.js';
import { openSession } from '../time/sessions.js';

/** Imported closes may have any number of digits; the exchange trades at prices that orders can name. */
function tradablePrice(close: Price): Price {
  return maxDecimal(smallestStep(close), close.round(pricePlaces(close), Big.roundHalfEven));
}

/** The price of a symbol that goes on from its last imported bar. While the market is closed, that bar is its latest day. */
export function importedPrice(last: StoredBar, history: RecentHistory, nowMs: number): PriceState {
  const price = tradablePrice(last.close);
  const traits = { ...estimateVolatility(history.closes.map(toFloat)), averageVolume: history.averageVolume };
  const session = openSession(nowMs);
  const state = initialPriceState(last.symbol, price, { date: session?.date ?? last.date, atMs: nowMs }, traits);
  if (session) return state;
  const { open, high, low } = last;
  return {
    ...state,
    previousClose: tradablePrice(history.closes.at(-2) ?? last.close),
    day: { open, high, low, close: price, volume: Math.round(toFloat(last.volume)) },
  };
}

import { decimal, toFloat } from '../../common/decimal.js';
import { previousTradingDay, tradingDays } from '../../common/nyse-calendar.js';
import { addDays, tradingDateOf, type TradingDate } from '../../common/trading-date.js';
import type { Ids } from '../../common/ids.port.js';
import type { Asset } from '../market/asset.js';
import { initialPriceState, type PriceState } from '../market/price-state.js';
import { estimateVolatility } from '../market/volatility.js';
import { assetsWrite } from '../store/asset.store.js';
import { barsWrites } from '../store/bar.store.js';
import type { Write } from '../store/write.js';
import { pricesWrite } from '../store/price.store.js';
import { sessionOn, type Session } from '../time/sessions.js';
import { COMPANIES, type Company } from './companies.js';
import { generateHistory, type HistoryBar } from './demo-history.js';

const HISTORY_DAYS = 330;
/** Calendar days that certainly hold the history. */
const LOOKBACK_DAYS = 500;

function assetOf(company: Company, id: string): Asset {
  const { symbol, name, sector, exchange } = company;
  return {
    id,
    symbol,
    name,
    sector,
    exchange,
    isSimulated: true,
    isTradable: true,
    isFractionable: true,
    halt: null,
  };
}

function stateOf(company: Company, bars: readonly HistoryBar[], session: Session): PriceState {
  const last = bars.at(-1);
  if (last === undefined) throw new Error(`no history for ${company.symbol}`);
  const volatility = estimateVolatility(bars.map(({ close }) => toFloat(close)));
  const at = { date: session.date, atMs: session.openMs };
  return initialPriceState(company.symbol, last.close, at, { ...volatility, averageVolume: company.averageVolume });
}

/** The trading days of the demo's history: the last ones before the day of the exchange's first start. */
export function historyDates(firstStartMs: number): TradingDate[] {
  const last = previousTradingDay(tradingDateOf(firstStartMs));
  const days = tradingDays(addDays(last, -LOOKBACK_DAYS), last);
  return days.slice(-HISTORY_DAYS).map(({ date }) => date);
}

/** The first trading session after the demo's history. */
export function firstSession(firstStartMs: number): Session {
  let date = tradingDateOf(firstStartMs);
  let session = sessionOn(date);
  while (session === undefined) {
    date = addDays(date, 1);
    session = sessionOn(date);
  }
  return session;
}

function barsBySymbol(bars: readonly HistoryBar[]): Map<string, HistoryBar[]> {
  const bySymbol = new Map<string, HistoryBar[]>(COMPANIES.map(({ symbol }) => [symbol, []]));
  for (const bar of bars) bySymbol.get(bar.symbol)?.push(bar);
  return bySymbol;
}

/** Invents the demo market's past: assets, daily bars and the prices from which trading starts. */
export function createDemoMarket(options: { firstStartMs: number; seed: number; ids: Ids }): Write[] {
  const bars = generateHistory(COMPANIES, historyDates(options.firstStartMs), options.seed);
  const bySymbol = barsBySymbol(bars);
  const session = firstSession(options.firstStartMs);
  return [
    assetsWrite(COMPANIES.map((company) => assetOf(company, options.ids.next()))),
    ...barsWrites(bars.map((bar) => ({ ...bar, volume: decimal(String(bar.volume)) }))),
    pricesWrite(COMPANIES.map((company) => stateOf(company, bySymbol.get(company.symbol) ?? [], session))),
  ];
}

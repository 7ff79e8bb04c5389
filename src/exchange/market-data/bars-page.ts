import { decimal } from '../../common/decimal.js';
import type { Market } from '../market/market.js';
import type { BarsPage, StoredBar } from '../store/bar.store.js';
import { sessionOn } from '../time/sessions.js';

interface Place {
  symbol: string;
  date: string;
}

/** Symbol first, then time: a first page may hold a single symbol. */
function comparePlaces(a: Place, b: Place, isDescending: boolean): number {
  if (a.symbol !== b.symbol) return a.symbol < b.symbol ? -1 : 1;
  if (a.date === b.date) return 0;
  return a.date < b.date === isDescending ? 1 : -1;
}

/** The bars that are still forming: of days that have opened. The close stores them, and from then on the stored one counts. */
function formingBars(market: Market, nowMs: number, page: BarsPage): StoredBar[] {
  return page.symbols.flatMap((symbol) => {
    const state = market.find(symbol)?.state;
    if (state?.symbol !== symbol || state.date < page.start || state.date > page.end) return [];
    const session = sessionOn(state.date);
    if (session === undefined || session.openMs > nowMs) return [];
    const bar = { symbol, date: state.date, ...state.day, volume: decimal(String(state.day.volume)) };
    return page.after && comparePlaces(bar, page.after, page.isDescending) <= 0 ? [] : [bar];
  });
}

export interface FilledPage {
  bars: StoredBar[];
  /** Where the page ended, if there is more. */
  last: StoredBar | undefined;
}

/** `stored` is what the database has from the page's beginning on: at least one bar more than fits, or all there are. */
export function fillPage(
  page: BarsPage,
  stored: readonly StoredBar[],
  now: { market: Market; ms: number },
): FilledPage {
  const known = new Set(stored.map(({ symbol, date }) => `${symbol}|${date}`));
  const forming = formingBars(now.market, now.ms, page).filter(({ symbol, date }) => !known.has(`${symbol}|${date}`));
  const all = [...stored, ...forming].sort((a, b) => comparePlaces(a, b, page.isDescending));
  const bars = all.slice(0, page.limit);
  return { bars, last: all.length > bars.length ? bars.at(-1) : undefined };
}

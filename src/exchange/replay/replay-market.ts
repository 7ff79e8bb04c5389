import type { Ids } from '../../common/ids.port.js';
import { toFloat } from '../../common/decimal.js';
import { importedPrice } from '../imports/imported-price.js';
import type { PriceState } from '../market/price-state.js';
import { assetsWrite } from '../store/asset.store.js';
import { barsWrites, type StoredBar } from '../store/bar.store.js';
import { pricesWrite } from '../store/price.store.js';
import type { Write } from '../store/write.js';
import type { Replay } from './replay-bars.js';

const RECENT_DAYS = 252;

function priceBefore(bars: readonly StoredBar[], nowMs: number): PriceState[] {
  const last = bars.at(-1);
  if (last === undefined) return [];
  const recent = bars.slice(-RECENT_DAYS);
  const averageVolume = recent.reduce((sum, { volume }) => sum + toFloat(volume), 0) / recent.length;
  const history = { symbol: last.symbol, closes: recent.map(({ close }) => close), averageVolume };
  return [importedPrice(last, history, nowMs)];
}

/** The market as it stood before the first day of the replay. Symbols without a past by then are not part of it. */
export function createReplayMarket(replay: Replay, options: { nowMs: number; ids: Ids }): Write[] {
  const bySymbol = new Map<string, StoredBar[]>(replay.assets.map(({ symbol }) => [symbol, []]));
  for (const bar of replay.history) bySymbol.get(bar.symbol)?.push(bar);
  const prices = [...bySymbol.values()].flatMap((bars) => priceBefore(bars, options.nowMs));
  return [
    assetsWrite(replay.assets.map((asset) => ({ ...asset, id: options.ids.next() }))),
    ...barsWrites(replay.history),
    pricesWrite(prices),
  ];
}

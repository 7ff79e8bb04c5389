import type { Asset } from '../market/asset.js';
import { Market } from '../market/market.js';
import type { PriceState } from '../market/price-state.js';
import type { Turn } from '../floor/turn.js';
import { assetsWrite, loadAssets } from '../store/asset.store.js';
import { loadBarsBefore, loadRecentHistory } from '../store/bar.store.js';
import { runWrites, type Queries } from '../store/exchange-database.js';
import { findRepricedSymbols, rememberImport, takeStagedBars } from '../store/import.store.js';
import { tradingSession } from '../time/sessions.js';
import type { TradingDate } from '../../common/trading-date.js';
import { importedPrice } from './imported-price.js';
import type { AssetLine } from './import-line.js';

export interface ImportReport {
  assets: number;
  bars: number;
  /** Bars of days that are still to be traded here. */
  ignored: number;
  /** Symbols whose price starts anew from their last imported close. */
  repriced: string[];
}

/** A known asset keeps its identity and its halt. */
function assetOf(turn: Turn, line: AssetLine): Asset {
  const known = turn.market.find(line.symbol)?.asset;
  return {
    ...line,
    id: known?.id ?? turn.newId(),
    isSimulated: known?.isSimulated ?? false,
    halt: known?.halt ?? null,
  };
}

async function loadImportedPrices(
  queries: Queries,
  symbols: readonly string[],
  { before, nowMs }: { before: TradingDate; nowMs: number },
): Promise<PriceState[]> {
  const lastBars = await loadBarsBefore(
    queries,
    symbols.map((symbol) => ({ symbol, date: before })),
  );
  const histories = new Map((await loadRecentHistory(queries, symbols)).map((history) => [history.symbol, history]));
  return lastBars.flatMap((bar) => {
    const history = histories.get(bar.symbol);
    return history ? [importedPrice(bar, history, nowMs)] : [];
  });
}

/**
 * Makes what is staged part of the market. Bars replace those of the same days, except for days from the one on that is
 * traded now or next. A price starts anew only where the last bar is news (`findRepricedSymbols`): the same import again
 * leaves every price as trading made it. Positions and orders are never touched.
 */
export async function takeImport(turn: Turn, queries: Queries, lines: readonly AssetLine[]): Promise<ImportReport> {
  const before = tradingSession(turn.nowMs).date;
  const assets = lines.map((line) => assetOf(turn, line));
  if (assets.length > 0) await runWrites(queries, [assetsWrite(assets)]);
  const repriced = await findRepricedSymbols(queries, before);
  const { taken, left } = await takeStagedBars(queries, before);
  await rememberImport(queries);
  const prices = await loadImportedPrices(queries, repriced, { before, nowMs: turn.nowMs });
  const known = turn.market.listings.map(({ state }) => state);
  turn.replaceMarket(Market.of(await loadAssets(queries), [...known, ...prices]));
  turn.movePrices(prices);
  return { assets: lines.length, bars: taken, ignored: left, repriced };
}

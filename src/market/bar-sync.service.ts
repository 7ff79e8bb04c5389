import { Inject, Injectable } from '@nestjs/common';
import { decimal } from '../common/decimal.js';
import { addDays, tradingDate, tradingDateOf, type TradingDate } from '../common/trading-date.js';
import { AppConfig } from '../config/app-config.js';
import type { MergeOutcome } from './bar-staging.js';
import { BarsStore, type LastBar } from './bars-store.service.js';
import { MARKET_CLOCK, type MarketClock } from './market-clock.port.js';
import { MARKET_DATA, type Asset, type MarketData } from './market-data.port.js';
import { SymbolDemand } from './symbol-demand.js';

export interface BarSyncReport extends MergeOutcome {
  symbols: number;
  /** Symbols whose past prices the broker revised (a split, a dividend), fetched again from the beginning. */
  revised: number;
  lastDate: TradingDate;
}

const FIRST_DATE = tradingDate('1990-01-01');

/**
 * Brings the stored daily bars up to the last finished session. From the simulated exchange: its simulated symbols only,
 * as everything else it trades came from us. From a real broker: what the enabled strategies ask for.
 */
@Injectable()
export class BarSync {
  constructor(
    @Inject(MARKET_DATA) private readonly marketData: MarketData,
    @Inject(MARKET_CLOCK) private readonly clock: MarketClock,
    private readonly store: BarsStore,
    private readonly demand: SymbolDemand,
    private readonly config: AppConfig,
  ) {}

  async run(signal?: AbortSignal): Promise<BarSyncReport> {
    const symbols = await this.store.storeAssets(await this.wantedAssets());
    const end = await this.lastFinishedDate();
    const lastBars = new Map((await this.store.loadLastBars(symbols)).map((bar) => [bar.symbol, bar]));
    const totals: BarSyncReport = {
      symbols: symbols.length,
      stored: 0,
      updated: 0,
      unchanged: 0,
      revised: 0,
      lastDate: end,
    };
    const revised = new Set<string>();
    for (const [start, group] of groupByStart(symbols, lastBars)) {
      signal?.throwIfAborted();
      await this.fetch({ symbols: group, start, end }, totals, (symbol, date, close) => {
        const last = lastBars.get(symbol);
        // An imported bar stays what it is, so it says nothing about what the broker revised.
        const isOurs = last?.date === date && last.source !== 'import';
        if (isOurs && !decimal(last.close).eq(close)) revised.add(symbol);
      });
    }
    totals.revised = revised.size;
    if (revised.size > 0) await this.fetch({ symbols: [...revised], start: FIRST_DATE, end }, totals);
    return totals;
  }

  private async wantedAssets(): Promise<Asset[]> {
    const assets = await this.marketData.fetchAssets();
    if (this.config.broker.simulated) return assets.filter(({ isSimulated }) => isSimulated);
    const demanded = new Set(await this.demand.load('history'));
    return assets.filter(({ symbol }) => demanded.has(symbol));
  }

  /** While the market is open, today's bar is unfinished. */
  private async lastFinishedDate(): Promise<TradingDate> {
    const time = await this.clock.fetchTime();
    const today = tradingDateOf(time.nowMs);
    return time.isOpen ? addDays(today, -1) : today;
  }

  private async fetch(
    query: { symbols: string[]; start: TradingDate; end: TradingDate },
    totals: BarSyncReport,
    onBar?: (symbol: string, date: TradingDate, close: ReturnType<typeof decimal>) => void,
  ): Promise<void> {
    if (query.start > query.end) return;
    for await (const bars of this.marketData.fetchDailyBars(query)) {
      const outcome = await this.store.storeBars(bars, this.config.broker.simulated ? 'exchange' : 'alpaca');
      totals.stored += outcome.stored;
      totals.updated += outcome.updated;
      totals.unchanged += outcome.unchanged;
      for (const { symbol, date, close } of bars) onBar?.(symbol, date, close);
    }
  }
}

/** Each symbol from its last stored date on, that date included: it shows whether the past was revised. */
function groupByStart(symbols: readonly string[], lastBars: ReadonlyMap<string, LastBar>): Map<TradingDate, string[]> {
  const groups = new Map<TradingDate, string[]>();
  for (const symbol of symbols) {
    const start = lastBars.get(symbol)?.date ?? FIRST_DATE;
    groups.set(start, [...(groups.get(start) ?? []), symbol]);
  }
  return groups;
}

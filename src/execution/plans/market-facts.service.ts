import { Inject, Injectable } from '@nestjs/common';
import type { Price } from '../../common/decimal.js';
import { addDays, instantOf, type TradingDate, tradingDateOf } from '../../common/trading-date.js';
import { BarsRepository, type TradeReference } from '../../market/bars.repository.js';
import { CORPORATE_ACTIONS, type CorporateActions } from '../../market/corporate-actions.port.js';
import { type LatestPrice, MARKET_DATA, type MarketData } from '../../market/market-data.port.js';
import { TradingHalts } from '../../market/trading-halts.repository.js';
import type { TradableAsset } from '../planner/plan.js';

export interface SymbolFacts {
  prices: Map<string, Price>;
  assets: Map<string, TradableAsset>;
}

/** Everything a plan needs to know of symbols at one instant of market time. */
@Injectable()
export class MarketFacts {
  constructor(
    @Inject(MARKET_DATA) private readonly market: MarketData,
    @Inject(CORPORATE_ACTIONS) private readonly corporateActions: CorporateActions,
    private readonly bars: BarsRepository,
    private readonly halts: TradingHalts,
  ) {}

  /** Symbols that the broker does not list have no asset, those without a trade no price. */
  async load(symbols: readonly string[], nowMs: number): Promise<SymbolFacts> {
    const wanted = [...new Set(symbols)].sort();
    const today = tradingDateOf(nowMs);
    const [latest, assets, halted, references] = await Promise.all([
      this.fetchLatest(wanted),
      this.market.fetchAssets(),
      this.halts.loadSince(instantOf(today, '00:00')),
      this.bars.loadTradeReferences(wanted, today),
    ]);
    const actions = await this.actionsSince(references, today);
    const listed = new Map(assets.map((asset) => [asset.symbol, asset]));
    return {
      prices: new Map([...latest].map(([symbol, { price }]) => [symbol, price])),
      assets: new Map(
        wanted.flatMap((symbol): [string, TradableAsset][] => {
          const asset = listed.get(symbol);
          if (asset === undefined) return [];
          const { isTradable, isFractionable } = asset;
          const { previousClose, averageVolume } = references.get(symbol) ?? {};
          const facts = { isTradable, isFractionable, previousClose, averageVolume };
          const [isHalted, priceAtMs] = [halted.has(symbol), latest.get(symbol)?.atMs];
          return [[symbol, { ...facts, isHalted, priceAtMs, corporateAction: actions.get(symbol) }]];
        }),
      ),
    };
  }

  async fetchPrices(symbols: readonly string[]): Promise<Map<string, Price>> {
    const latest = await this.fetchLatest([...new Set(symbols)].sort());
    return new Map([...latest].map(([symbol, { price }]) => [symbol, price]));
  }

  private async fetchLatest(symbols: readonly string[]): Promise<Map<string, LatestPrice>> {
    return symbols.length === 0 ? new Map() : this.market.fetchLatestPrices(symbols);
  }

  /** What happened to a symbol between its last stored bar and today, in words. */
  private async actionsSince(
    references: ReadonlyMap<string, TradeReference>,
    today: TradingDate,
  ): Promise<Map<string, string>> {
    const behind = [...references].filter(([, { lastDate }]) => lastDate < today);
    const [oldest] = behind.map(([, { lastDate }]) => lastDate).sort();
    if (oldest === undefined) return new Map();
    const actions = await this.corporateActions.fetchActions({
      symbols: behind.map(([symbol]) => symbol),
      start: addDays(oldest, 1),
      end: today,
    });
    const isNew = ({ symbol, effectiveDate }: (typeof actions)[number]): boolean =>
      effectiveDate > (references.get(symbol)?.lastDate ?? today) && effectiveDate <= today;
    return new Map(actions.filter(isNew).map(({ symbol, what }) => [symbol, what]));
  }
}

import { decimal, type Decimal } from '../../src/common/decimal.js';
import type {
  OpenOrder,
  PlanInput,
  PlanRules,
  SleeveHoldings,
  SleeveTarget,
  TradableAsset,
} from '../../src/execution/planner/plan.js';

export function decimals(values: Record<string, string>): Map<string, Decimal> {
  return new Map(Object.entries(values).map(([key, value]) => [key, decimal(value)]));
}

export function aTarget(sleeve: string, share: string, weights: Record<string, string>): SleeveTarget {
  return { sleeve, share: decimal(share), weights: decimals(weights) };
}

export function holdings(sleeve: string, cash: string, positions: Record<string, string> = {}): SleeveHoldings {
  return { sleeve, cash: decimal(cash), positions: decimals(positions) };
}

/** Market time of every built input. */
export const NOW_MS = Date.parse('2024-01-05T17:00:00Z');

export const RULES: PlanRules = {
  mode: 'drifted',
  driftRelative: decimal('0.02'),
  driftAbsolute: undefined,
  cashBuffer: decimal('0.01'),
  minNotionalUsd: decimal('1'),
  minNotionalFraction: decimal('0'),
  maxTurnover: undefined,
  maxSymbolTurnover: undefined,
  maxOrderUsd: undefined,
  maxParticipation: undefined,
  maxPriceAgeMs: undefined,
  priceCollar: undefined,
  settledCashOnly: false,
  untradableWeight: 'cash',
  worstCaseMove: decimal('0.04'),
  costRate: decimal('0.0002'),
};

/** A valid input where everything held is also available and every priced symbol trades in fractions. */
export function aPlanInput(parts: {
  sleeves: SleeveHoldings[];
  book: SleeveTarget[];
  prices: Record<string, string>;
  wholeShares?: string[];
  rules?: Partial<PlanRules>;
  /** More of what is known of single symbols. */
  assets?: Record<string, Partial<TradableAsset>>;
  openOrders?: OpenOrder[];
  unsettledCash?: string;
  onlySleeve?: string;
}): PlanInput {
  const available = new Map<string, Decimal>();
  let cash = decimal('0');
  for (const sleeve of parts.sleeves) {
    cash = cash.plus(sleeve.cash);
    for (const [symbol, qty] of sleeve.positions) {
      available.set(symbol, (available.get(symbol) ?? decimal('0')).plus(qty));
    }
  }
  const assets = Object.keys(parts.prices).map((symbol): [string, TradableAsset] => [
    symbol,
    { isTradable: true, isFractionable: !parts.wholeShares?.includes(symbol), ...parts.assets?.[symbol] },
  ]);
  return {
    nowMs: NOW_MS,
    cash,
    buyingPower: cash,
    unsettledCash: decimal(parts.unsettledCash ?? '0'),
    openOrders: parts.openOrders ?? [],
    restrictions: [],
    sleeves: parts.sleeves,
    available,
    prices: decimals(parts.prices),
    assets: new Map(assets),
    book: parts.book,
    rules: { ...RULES, ...parts.rules },
    onlySleeve: parts.onlySleeve,
  };
}

import { decimal, type Decimal } from '../../src/common/decimal.js';
import type { PlanInput, PlanRules, SleeveHoldings, SleeveTarget } from '../../src/execution/planner/plan.js';

export function decimals(values: Record<string, string>): Map<string, Decimal> {
  return new Map(Object.entries(values).map(([key, value]) => [key, decimal(value)]));
}

export function aTarget(sleeve: string, share: string, weights: Record<string, string>): SleeveTarget {
  return { sleeve, share: decimal(share), weights: decimals(weights) };
}

export function holdings(sleeve: string, cash: string, positions: Record<string, string> = {}): SleeveHoldings {
  return { sleeve, cash: decimal(cash), positions: decimals(positions) };
}

export const RULES: PlanRules = {
  cashBuffer: decimal('0.01'),
  minNotionalUsd: decimal('1'),
  driftBand: decimal('0.02'),
  worstCaseMove: decimal('0.04'),
};

/** A valid input where everything held is also available and every priced symbol trades in fractions. */
export function aPlanInput(parts: {
  sleeves: SleeveHoldings[];
  book: SleeveTarget[];
  prices: Record<string, string>;
  wholeShares?: string[];
  rules?: Partial<PlanRules>;
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
  const assets = Object.keys(parts.prices).map(
    (symbol) => [symbol, { isTradable: true, isFractionable: !parts.wholeShares?.includes(symbol) }] as const,
  );
  return {
    cash,
    sleeves: parts.sleeves,
    available,
    prices: decimals(parts.prices),
    assets: new Map(assets),
    book: parts.book,
    rules: { ...RULES, ...parts.rules },
    onlySleeve: parts.onlySleeve,
  };
}

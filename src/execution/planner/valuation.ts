import { type Money, QUANTITY_PLACES, decimalFromUnits, placesOf, unitsOf } from '../../common/decimal.js';
import { type PlanInput, RESERVE } from './plan.js';

/**
 * Shares, prices and values as whole units of a power of ten: the planner compares thousands of holdings with their
 * targets, and whole numbers do that exactly in a fraction of the time that decimals take. Values are in units of
 * 10^-(qtyScale + priceScale) USD.
 */
export interface Valuation {
  readonly qtyScale: number;
  readonly priceScale: number;
  readonly prices: ReadonlyMap<string, bigint>;
  /** By sleeve and symbol. A symbol without a price is worth 0. */
  readonly positions: ReadonlyMap<string, ReadonlyMap<string, ValuedPosition>>;
  /** USD by sleeve. */
  readonly positionsValue: ReadonlyMap<string, Money>;
  /** Cash plus what the sleeves hold. Foreign holdings in the reserve are nobody's capital. */
  readonly capital: Money;
}

export interface ValuedPosition {
  readonly qty: bigint;
  readonly value: bigint;
}

export function valueHoldings({ cash, sleeves, prices }: Pick<PlanInput, 'cash' | 'sleeves' | 'prices'>): Valuation {
  const qtyScale = largestScale(QUANTITY_PLACES, ...sleeves.map(({ positions }) => positions.values()));
  const priceScale = largestScale(0, prices.values());
  const priceUnits = new Map([...prices].map(([symbol, price]) => [symbol, unitsOf(price, priceScale)]));
  const positions = new Map<string, Map<string, ValuedPosition>>();
  const positionsValue = new Map<string, Money>();
  let capital = cash;
  for (const { sleeve, positions: held } of sleeves) {
    const valued = new Map<string, ValuedPosition>();
    let total = 0n;
    for (const [symbol, amount] of held) {
      const qty = unitsOf(amount, qtyScale);
      const value = qty * (priceUnits.get(symbol) ?? 0n);
      valued.set(symbol, { qty, value });
      total += value;
    }
    positions.set(sleeve, valued);
    const value = decimalFromUnits(total, qtyScale + priceScale);
    positionsValue.set(sleeve, value);
    if (sleeve !== RESERVE) capital = capital.plus(value);
  }
  return { qtyScale, priceScale, prices: priceUnits, positions, positionsValue, capital };
}

function largestScale(least: number, ...lists: Iterable<Money>[]): number {
  let scale = least;
  for (const list of lists) for (const value of list) scale = Math.max(scale, placesOf(value));
  return scale;
}

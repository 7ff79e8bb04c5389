import { type Money, type Quantity, ZERO } from '../../common/decimal.js';
import { type PlanInput, RESERVE } from './plan.js';

export interface ValuedPosition {
  readonly qty: Quantity;
  /** At the reference price; 0 where none is known. */
  readonly value: Money;
}

export interface Valuation {
  /** Cash plus what the sleeves hold. Foreign holdings in the reserve are nobody's capital. */
  readonly capital: Money;
  /** By sleeve and symbol. */
  readonly positions: ReadonlyMap<string, ReadonlyMap<string, ValuedPosition>>;
  /** By sleeve. */
  readonly positionsValue: ReadonlyMap<string, Money>;
}

export function valueHoldings({ cash, sleeves, prices }: Pick<PlanInput, 'cash' | 'sleeves' | 'prices'>): Valuation {
  let capital = cash;
  const positions = new Map<string, Map<string, ValuedPosition>>();
  const positionsValue = new Map<string, Money>();
  for (const { sleeve, positions: held } of sleeves) {
    const valued = new Map<string, ValuedPosition>();
    let total = ZERO;
    for (const [symbol, qty] of held) {
      const value = qty.times(prices.get(symbol) ?? ZERO);
      valued.set(symbol, { qty, value });
      total = total.plus(value);
    }
    positions.set(sleeve, valued);
    positionsValue.set(sleeve, total);
    if (sleeve !== RESERVE) capital = capital.plus(total);
  }
  return { capital, positions, positionsValue };
}

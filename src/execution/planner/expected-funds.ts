import { type Money, ZERO, decimalFromUnits, maxDecimal, sumDecimals, unitsOf } from '../../common/decimal.js';
import type { SleeveFunds } from './funding.js';
import type { Cross, PlanInput, PlannedOrder, SleeveAmount } from './plan.js';
import { RESERVE } from './plan.js';
import type { Valuation } from './valuation.js';

export interface ExpectedFunds {
  /** USD that the sells bring at the reference prices. */
  readonly proceeds: Money;
  readonly reserveCash: Money;
  readonly sleeves: ExpectedSleeveFunds[];
}

export interface ExpectedSleeveFunds extends SleeveFunds {
  /** USD that it then holds. */
  readonly holdings: Money;
}

interface Changes {
  readonly input: PlanInput;
  readonly valuation: Valuation;
  readonly sleeveTargets: readonly SleeveAmount[];
  readonly crosses: readonly Cross[];
  readonly sells: readonly PlannedOrder[];
}

/** What every sleeve of the plan has when its crosses and its sells are done at the reference prices. */
export function expectedFunds({ input, valuation, sleeveTargets, crosses, sells }: Changes): ExpectedFunds {
  const earned = new Map<string, bigint>();
  const { qtyScale, priceScale } = valuation;
  const earn = (parts: readonly SleeveAmount[], priceUnits: bigint): void => {
    for (const { sleeve, amount } of parts) {
      earned.set(sleeve, (earned.get(sleeve) ?? 0n) + unitsOf(amount, qtyScale) * priceUnits);
    }
  };
  for (const { price, sellers, buyers } of crosses) {
    earn(sellers, unitsOf(price, priceScale));
    earn(buyers, -unitsOf(price, priceScale));
  }
  for (const { price, shares } of sells) earn(shares, unitsOf(price, priceScale));
  const cash = new Map(input.sleeves.map((holdings) => [holdings.sleeve, holdings.cash]));
  return {
    proceeds: sumDecimals(sells.map(({ qty, price }) => (qty ?? ZERO).times(price))),
    reserveCash: cash.get(RESERVE) ?? ZERO,
    sleeves: sleeveTargets.map(({ sleeve, amount }) => {
      const gain = decimalFromUnits(earned.get(sleeve) ?? 0n, qtyScale + priceScale);
      const holdings = (valuation.positionsValue.get(sleeve) ?? ZERO).minus(gain);
      return {
        ...{ sleeve, holdings },
        cash: (cash.get(sleeve) ?? ZERO).plus(gain),
        dueCash: maxDecimal(ZERO, amount.minus(holdings)),
      };
    }),
  };
}

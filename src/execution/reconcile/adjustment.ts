import { type Decimal, minDecimal, type Price, QUANTITY_PLACES, sumDecimals, ZERO } from '../../common/decimal.js';
import { CASH, EXTERNAL, type LedgerEntry } from '../ledger/ledger-transaction.js';
import { apportion } from '../planner/apportion.js';
import { RESERVE, type SleeveAmount } from '../planner/plan.js';

export interface Adjustment {
  asset: string;
  /** What the broker has more (+) or less (−) than the ledger. */
  difference: Decimal;
  /** USD per share; cash is worth itself. */
  price: Price;
  /** Who holds the asset by the ledger. */
  owners: readonly SleeveAmount[];
}

/**
 * What came from outside goes to the reserve. What went outside comes from the reserve as far as it holds any, then from
 * the strategies in proportion to what they hold; what nobody holds is owed by the reserve.
 */
export function adjustmentEntries({ asset, difference, price, owners }: Adjustment): LedgerEntry[] {
  const worth = (amount: Decimal): Decimal => (asset === CASH ? amount : amount.times(price));
  const parts =
    difference.gt(ZERO) || asset === CASH
      ? [{ sleeve: RESERVE, amount: difference }]
      : losses(difference.neg(), owners);
  return parts
    .filter(({ amount }) => !amount.eq(ZERO))
    .flatMap(({ sleeve, amount }) => [
      { sleeve, asset, amount, value: worth(amount) },
      { sleeve: EXTERNAL, asset, amount: amount.neg(), value: worth(amount).neg() },
    ]);
}

function losses(missing: Decimal, owners: readonly SleeveAmount[]): SleeveAmount[] {
  const long = owners.filter(({ amount }) => amount.gt(ZERO));
  const reserve = long.find(({ sleeve }) => sleeve === RESERVE)?.amount ?? ZERO;
  const fromReserve = minDecimal(reserve, missing);
  const strategies = long.filter(({ sleeve }) => sleeve !== RESERVE);
  const held = sumDecimals(strategies.map(({ amount }) => amount));
  const fromStrategies = minDecimal(held, missing.minus(fromReserve));
  const owed = missing.minus(fromStrategies);
  const parts = fromStrategies.gt(ZERO) ? apportion(fromStrategies, strategies, QUANTITY_PLACES) : [];
  return [
    { sleeve: RESERVE, amount: owed.neg() },
    ...parts.map(({ sleeve, amount }) => ({ sleeve, amount: amount.neg() })),
  ];
}

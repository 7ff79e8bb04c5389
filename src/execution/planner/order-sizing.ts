import {
  type Money,
  NOTIONAL_PLACES,
  QUANTITY_PLACES,
  type Quantity,
  ZERO,
  decimalFromUnits,
  formatDecimal,
  minDecimal,
  multiplyDown,
  roundDown,
  sumDecimals,
} from '../../common/decimal.js';
import { apportion } from './apportion.js';
import type { NetNeed } from './netting.js';
import { type PlanInput, type PlannedOrder, RESERVE, type Skip, type SkipReason } from './plan.js';
import type { Valuation } from './valuation.js';

export interface SizingContext {
  readonly input: PlanInput;
  readonly valuation: Valuation;
  /** USD of the smallest order. */
  readonly least: Money;
}

/** A sell in shares; one that closes the position takes the last crumb and knows no minimum. */
export function sizeSell(need: NetNeed, { input, valuation, least }: SizingContext): PlannedOrder | Skip {
  const free = minDecimal(need.qty, input.available.get(need.symbol) ?? ZERO);
  const closes = free.eq(need.qty) && need.qty.eq(heldByStrategies(need, valuation));
  const qty = closes || isFractionable(need, input) ? free : roundDown(free, 0);
  if (qty.lte(ZERO)) return skip(need, 'BELOW_ONE_LOT', `${formatDecimal(free)} shares, traded in whole shares only`);
  if (!closes && qty.times(need.price).lt(least)) return belowMinimum(need, qty);
  const shares = apportion(qty, need.amounts, QUANTITY_PLACES).filter(({ amount }) => amount.gt(ZERO));
  return { symbol: need.symbol, side: 'sell', qty, notional: null, price: need.price, shares };
}

/** A buy in dollars where fractions are traded, in whole shares where not. */
export function sizeBuy(need: NetNeed, { input, least }: SizingContext): PlannedOrder | Skip {
  if (need.qty.times(need.price).lt(least)) return belowMinimum(need, need.qty);
  if (isFractionable(need, input)) {
    const shares = need.amounts
      .map(({ sleeve, amount }) => ({ sleeve, amount: multiplyDown(amount, need.price, NOTIONAL_PLACES) }))
      .filter(({ amount }) => amount.gt(ZERO));
    const notional = sumDecimals(shares.map(({ amount }) => amount));
    if (notional.lt(least)) return belowMinimum(need, need.qty);
    return { symbol: need.symbol, side: 'buy', qty: null, notional, price: need.price, shares };
  }
  const qty = roundDown(need.qty, 0);
  if (qty.eq(ZERO)) {
    return skip(need, 'BELOW_ONE_LOT', `${formatDecimal(need.qty)} shares, traded in whole shares only`);
  }
  const shares = apportion(qty, need.amounts, QUANTITY_PLACES).filter(({ amount }) => amount.gt(ZERO));
  return { symbol: need.symbol, side: 'buy', qty, notional: null, price: need.price, shares };
}

/** Crosses only change hands among sleeves, so they do not change this sum. */
function heldByStrategies({ symbol }: NetNeed, { positions, qtyScale }: Valuation): Quantity {
  const strategies = [...positions].filter(([sleeve]) => sleeve !== RESERVE);
  const units = strategies.reduce((sum, [, held]) => sum + (held.get(symbol)?.qty ?? 0n), 0n);
  return decimalFromUnits(units, qtyScale);
}

function isFractionable(need: NetNeed, input: PlanInput): boolean {
  return input.assets.get(need.symbol)?.isFractionable === true;
}

function belowMinimum(need: NetNeed, qty: Quantity): Skip {
  return skip(need, 'BELOW_MIN_NOTIONAL', `worth ${qty.times(need.price).toFixed(2)} USD`);
}

function skip(need: NetNeed, reason: SkipReason, detail: string): Skip {
  return { symbol: need.symbol, reason, detail };
}

import { type Decimal, type Money, type Price, ZERO } from '../../common/decimal.js';
import type { Transfer } from '../planner/funding.js';
import { type Cross, RESERVE, type SleeveAmount } from '../planner/plan.js';

/** Cash in the ledger is an asset of this name. */
export const CASH = 'USD';
/** The outside world: where deposits come from. */
export const EXTERNAL = 'external';

export type LedgerKind = 'deposit' | 'fill' | 'cross' | 'transfer' | 'adjustment' | 'reversal' | 'activity' | 'rename';

export interface LedgerEntry {
  readonly sleeve: string;
  readonly asset: string;
  /** Shares, or dollars where the asset is cash; what is given away is negative. */
  readonly amount: Decimal;
  /** USD at the price of the transaction; the values of a transaction sum to zero. */
  readonly value: Money;
}

/** What a sleeve holds of one asset, and what it cost it. */
export interface SleeveHolding {
  readonly sleeve: string;
  readonly amount: Decimal;
  readonly cost: Money;
}

interface Trade {
  readonly symbol: string;
  readonly price: Price;
}

const cash = (sleeve: string, amount: Money): LedgerEntry => ({ sleeve, asset: CASH, amount, value: amount });

/** Shares against cash at the price, per sleeve. Positive parts are bought. */
function tradeEntries({ symbol, price }: Trade, parts: readonly SleeveAmount[]): LedgerEntry[] {
  return parts.flatMap(({ sleeve, amount }) => {
    const value = amount.times(price);
    return [{ sleeve, asset: symbol, amount, value }, cash(sleeve, value.neg())];
  });
}

function negative(parts: readonly SleeveAmount[]): SleeveAmount[] {
  return parts.map(({ sleeve, amount }) => ({ sleeve, amount: amount.neg() }));
}

export function fillEntries(fill: Trade & { side: 'buy' | 'sell' }, parts: readonly SleeveAmount[]): LedgerEntry[] {
  return tradeEntries(fill, fill.side === 'buy' ? parts : negative(parts));
}

/** Both sides of an internal cross sum to the same quantity, so nothing leaves the account. */
export function crossEntries(cross: Cross): LedgerEntry[] {
  return tradeEntries(cross, [...cross.buyers, ...negative(cross.sellers)]);
}

export function transferEntries({ from, to, amount }: Transfer): LedgerEntry[] {
  return [cash(from, amount.neg()), cash(to, amount)];
}

/** The same holdings at the same cost under another symbol. */
export function renameEntries(from: string, to: string, held: readonly SleeveHolding[]): LedgerEntry[] {
  return held.flatMap(({ sleeve, amount, cost }) => [
    { sleeve, asset: from, amount: amount.neg(), value: cost.neg() },
    { sleeve, asset: to, amount, value: cost },
  ]);
}

/** What the account holds when it is first seen comes from outside and belongs to no strategy. */
export function openingEntries(opening: {
  cash: Money;
  positions: readonly { symbol: string; qty: Decimal; averageEntryPrice: Price }[];
}): LedgerEntry[] {
  const assets = opening.positions.map(({ symbol, qty, averageEntryPrice }) => ({
    asset: symbol,
    amount: qty,
    value: qty.times(averageEntryPrice),
  }));
  return [{ asset: CASH, amount: opening.cash, value: opening.cash }, ...assets]
    .filter(({ amount }) => !amount.eq(ZERO))
    .flatMap(({ asset, amount, value }) => [
      { sleeve: RESERVE, asset, amount, value },
      { sleeve: EXTERNAL, asset, amount: amount.neg(), value: value.neg() },
    ]);
}

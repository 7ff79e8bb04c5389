import { type Price, QUANTITY_PLACES, type Quantity, ZERO, minDecimal, sumDecimals } from '../../common/decimal.js';
import { apportion } from './apportion.js';
import type { Need } from './needs.js';
import type { Cross, SleeveAmount } from './plan.js';

/** What is left for the broker after the sleeves settled among themselves: one side only. */
export interface NetNeed {
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly price: Price;
  readonly qty: Quantity;
  readonly amounts: readonly SleeveAmount[];
}

export interface Netting {
  readonly crosses: Cross[];
  readonly net: NetNeed[];
}

/** Settles opposite needs internally, so that the account never trades against itself. Ordered by symbol. */
export function netNeeds(needs: readonly Need[], prices: ReadonlyMap<string, Price>): Netting {
  const crosses: Cross[] = [];
  const net: NetNeed[] = [];
  for (const [symbol, { buyers, sellers }] of bySymbol(needs)) {
    const price = prices.get(symbol);
    if (price === undefined) continue;
    const [bought, sold] = [total(buyers), total(sellers)];
    const qty = minDecimal(bought, sold);
    if (qty.gt(ZERO)) crosses.push({ symbol, price, qty, sellers: part(qty, sellers), buyers: part(qty, buyers) });
    const side = bought.gt(sold) ? 'buy' : 'sell';
    const amounts = without(side === 'buy' ? buyers : sellers, qty);
    if (amounts.length > 0) net.push({ symbol, side, price, qty: total(amounts), amounts });
  }
  return { crosses, net };
}

interface Sides {
  readonly buyers: SleeveAmount[];
  readonly sellers: SleeveAmount[];
}

function bySymbol(needs: readonly Need[]): [string, Sides][] {
  const sides = new Map<string, Sides>();
  for (const { symbol, sleeve, qty } of needs) {
    const own = sides.get(symbol) ?? { buyers: [], sellers: [] };
    sides.set(symbol, own);
    if (qty.gt(ZERO)) own.buyers.push({ sleeve, amount: qty });
    else own.sellers.push({ sleeve, amount: qty.neg() });
  }
  return [...sides].sort(([a], [b]) => (a < b ? -1 : 1));
}

function part(qty: Quantity, amounts: readonly SleeveAmount[]): SleeveAmount[] {
  return apportion(qty, amounts, QUANTITY_PLACES).filter(({ amount }) => amount.gt(ZERO));
}

function without(amounts: readonly SleeveAmount[], crossed: Quantity): SleeveAmount[] {
  if (amounts.length === 0 || crossed.eq(ZERO)) return [...amounts];
  const taken = new Map(apportion(crossed, amounts, QUANTITY_PLACES).map(({ sleeve, amount }) => [sleeve, amount]));
  return amounts
    .map(({ sleeve, amount }) => ({ sleeve, amount: amount.minus(taken.get(sleeve) ?? ZERO) }))
    .filter(({ amount }) => amount.gt(ZERO));
}

function total(amounts: readonly SleeveAmount[]): Quantity {
  return sumDecimals(amounts.map(({ amount }) => amount));
}

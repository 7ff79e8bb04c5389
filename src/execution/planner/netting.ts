import { type Price, type Quantity, decimalFromUnits } from '../../common/decimal.js';
import { type SleeveUnits, apportionUnits } from './apportion.js';
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

/**
 * Settles opposite needs internally, so that the account never trades against itself. Ordered by symbol. `qtyScale` is
 * the scale of the needs.
 */
export function netNeeds(needs: readonly Need[], prices: ReadonlyMap<string, Price>, qtyScale: number): Netting {
  const crosses: Cross[] = [];
  const net: NetNeed[] = [];
  const exact = (parts: readonly SleeveUnits[]): SleeveAmount[] =>
    parts.map(({ sleeve, units }) => ({ sleeve, amount: decimalFromUnits(units, qtyScale) }));
  for (const [symbol, { buyers, sellers }] of bySymbol(needs)) {
    const price = prices.get(symbol);
    if (price === undefined) continue;
    const [bought, sold] = [total(buyers), total(sellers)];
    const crossed = bought < sold ? bought : sold;
    if (crossed > 0n) {
      const [from, to] = [exact(part(crossed, sellers)), exact(part(crossed, buyers))];
      crosses.push({ symbol, price, qty: decimalFromUnits(crossed, qtyScale), sellers: from, buyers: to });
    }
    const side = bought > sold ? 'buy' : 'sell';
    const left = without(side === 'buy' ? buyers : sellers, crossed);
    const qty = decimalFromUnits(total(left), qtyScale);
    if (left.length > 0) net.push({ symbol, side, price, qty, amounts: exact(left) });
  }
  return { crosses, net };
}

interface Sides {
  readonly buyers: SleeveUnits[];
  readonly sellers: SleeveUnits[];
}

function bySymbol(needs: readonly Need[]): [string, Sides][] {
  const sides = new Map<string, Sides>();
  for (const { symbol, sleeve, qty } of needs) {
    const own = sides.get(symbol) ?? { buyers: [], sellers: [] };
    sides.set(symbol, own);
    if (qty > 0n) own.buyers.push({ sleeve, units: qty });
    else own.sellers.push({ sleeve, units: -qty });
  }
  return [...sides].sort(([a], [b]) => (a < b ? -1 : 1));
}

function part(units: bigint, amounts: readonly SleeveUnits[]): SleeveUnits[] {
  return apportionUnits(units, amounts).filter((own) => own.units > 0n);
}

function without(amounts: readonly SleeveUnits[], crossed: bigint): SleeveUnits[] {
  if (amounts.length === 0 || crossed === 0n) return [...amounts];
  const taken = new Map(apportionUnits(crossed, amounts).map(({ sleeve, units }) => [sleeve, units]));
  return amounts
    .map(({ sleeve, units }) => ({ sleeve, units: units - (taken.get(sleeve) ?? 0n) }))
    .filter(({ units }) => units > 0n);
}

function total(amounts: readonly SleeveUnits[]): bigint {
  return amounts.reduce((sum, { units }) => sum + units, 0n);
}

import { ZERO, maxDecimal, sumDecimals, type Decimal, type Money, type Quantity } from '../../common/decimal.js';
import { heldQuantity, reservedCash, type Order } from './order.js';

/** What open orders keep. Of an order and its replacement, only one will trade: the one that keeps more counts. */
function sumKept(openOrders: readonly Order[], kept: (order: Order) => Decimal): Decimal {
  const replacements = new Map(
    openOrders.flatMap((order) => (order.replaces === null ? [] : [[order.replaces, order] as const])),
  );
  const ids = new Set(openOrders.map(({ id }) => id));
  return sumDecimals(
    openOrders
      .filter(({ replaces }) => replaces === null || !ids.has(replaces))
      .map((order) => {
        const replacement = replacements.get(order.id);
        return replacement === undefined ? kept(order) : maxDecimal(kept(order), kept(replacement));
      }),
  );
}

/** Cash that no open buy has reserved and nobody else withholds. */
export function buyingPower(cash: Money, withheld: Money, openOrders: readonly Order[]): Money {
  const free = cash.minus(withheld).minus(sumKept(openOrders, reservedCash));
  return free.lt(ZERO) ? ZERO : free;
}

/** Shares of a symbol that open sells keep from other orders. */
export function heldShares(openOrders: readonly Order[], symbol: string): Quantity {
  return sumKept(
    openOrders.filter((order) => order.symbol === symbol),
    heldQuantity,
  );
}

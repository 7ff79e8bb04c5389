import Big from 'big.js';
import { ZERO, sumDecimals, type Money, type Price, type Quantity } from '../../common/decimal.js';
import type { Execution, Position } from './position.js';

/** Places of a cost basis after a partial sale; cash itself is never rounded. */
const COST_PLACES = 12;

/** Cash and long positions. Cash changes by exactly quantity times price. Neither may go below zero. */
export class Portfolio {
  private readonly bySymbol: Map<string, Position>;
  private readonly touched = new Set<string>();
  private isMoneyChanged = false;

  constructor(
    private money: Money,
    positions: readonly Position[],
  ) {
    this.bySymbol = new Map(positions.map((position) => [position.symbol, position]));
  }

  /** The same holdings, unchanged since loading. */
  copy(): Portfolio {
    return new Portfolio(this.money, [...this.bySymbol.values()]);
  }

  /** The same holdings with the same changes. */
  fork(): Portfolio {
    const fork = this.copy();
    for (const symbol of this.touched) fork.touched.add(symbol);
    fork.isMoneyChanged = this.isMoneyChanged;
    return fork;
  }

  get cash(): Money {
    return this.money;
  }

  get positions(): Position[] {
    return [...this.bySymbol.values()].sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
  }

  /** Symbols whose position changed since loading. */
  get changedSymbols(): string[] {
    return [...this.touched];
  }

  get isCashChanged(): boolean {
    return this.isMoneyChanged || this.touched.size > 0;
  }

  find(symbol: string): Position | undefined {
    return this.bySymbol.get(symbol);
  }

  quantity(symbol: string): Quantity {
    return this.bySymbol.get(symbol)?.qty ?? ZERO;
  }

  marketValue(priceOf: (symbol: string) => Price): Money {
    return sumDecimals(this.positions.map(({ symbol, qty }) => qty.times(priceOf(symbol))));
  }

  apply(execution: Execution): void {
    const value = execution.qty.times(execution.price);
    if (execution.side === 'buy') this.buy(execution, value);
    else this.sell(execution, value);
    this.touched.add(execution.symbol);
  }

  /** Money from or to the outside. */
  receive(amount: Money): void {
    this.money = this.money.plus(amount);
    this.isMoneyChanged = true;
  }

  /** Another quantity of what was paid the same, as after a split; none at all where it is zero. */
  restate(symbol: string, qty: Quantity): void {
    const held = this.bySymbol.get(symbol) ?? { symbol, qty: ZERO, costBasis: ZERO, intradayCost: ZERO };
    if (qty.eq(ZERO)) this.bySymbol.delete(symbol);
    else this.bySymbol.set(symbol, { ...held, qty });
    this.touched.add(symbol);
  }

  /** Another cost of what is held, as after the correction of a trade. */
  addCost(symbol: string, cost: Money): void {
    const held = this.bySymbol.get(symbol);
    if (held === undefined) return;
    const [costBasis, intradayCost] = [held.costBasis.plus(cost), held.intradayCost.plus(cost)];
    this.bySymbol.set(symbol, { ...held, costBasis, intradayCost });
    this.touched.add(symbol);
  }

  rename(symbol: string, newSymbol: string): void {
    const held = this.bySymbol.get(symbol);
    if (held === undefined) return;
    this.bySymbol.delete(symbol);
    this.bySymbol.set(newSymbol, { ...held, symbol: newSymbol });
  }

  /** A new trading day: from now on the day's gain is measured from these prices. */
  startDay(priceOf: (symbol: string) => Price): void {
    for (const position of this.positions) {
      this.bySymbol.set(position.symbol, { ...position, intradayCost: position.qty.times(priceOf(position.symbol)) });
      this.touched.add(position.symbol);
    }
  }

  private buy({ symbol, qty }: Execution, value: Money): void {
    if (value.gt(this.money)) throw new Error(`a buy of ${symbol} for ${value.toFixed()} exceeds the cash`);
    const held = this.bySymbol.get(symbol) ?? { symbol, qty: ZERO, costBasis: ZERO, intradayCost: ZERO };
    this.money = this.money.minus(value);
    this.bySymbol.set(symbol, {
      symbol,
      qty: held.qty.plus(qty),
      costBasis: held.costBasis.plus(value),
      intradayCost: held.intradayCost.plus(value),
    });
  }

  private sell({ symbol, qty }: Execution, value: Money): void {
    const held = this.bySymbol.get(symbol);
    if (held === undefined || qty.gt(held.qty))
      throw new Error(`a sale of ${qty.toFixed()} ${symbol} exceeds the position`);
    this.money = this.money.plus(value);
    const left = held.qty.minus(qty);
    if (left.eq(ZERO)) {
      this.bySymbol.delete(symbol);
      return;
    }
    const keep = (cost: Money): Money => cost.times(left).div(held.qty).round(COST_PLACES, Big.roundHalfEven);
    this.bySymbol.set(symbol, {
      symbol,
      qty: left,
      costBasis: keep(held.costBasis),
      intradayCost: keep(held.intradayCost),
    });
  }
}

import type { Money, Price, Quantity } from '../../common/decimal.js';

export interface Position {
  symbol: string;
  /** Always positive: a position sold out is gone. */
  qty: Quantity;
  costBasis: Money;
  /** Value at yesterday's close of what was held then, plus the cost of what was bought today. */
  intradayCost: Money;
}

export interface Execution {
  symbol: string;
  side: 'buy' | 'sell';
  qty: Quantity;
  price: Price;
}

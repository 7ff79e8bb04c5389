import Big from 'big.js';
import {
  QUANTITY_PLACES,
  ZERO,
  decimalFromFloat,
  maxDecimal,
  minDecimal,
  roundDown,
  type Decimal,
  type Price,
  type Quantity,
} from '../../common/decimal.js';
import { pricePlaces, smallestStep } from '../market/price-increment.js';
import type { PriceState } from '../market/price-state.js';
import { isWhole, type Order } from '../orders/order.js';

/** How the size of the market bears on what an order gets. */
export interface MarketDepth {
  /** What it really trades at where `quoted` stands in the book. */
  price(order: Order, quoted: Price): Price;
  /** How much of `qty` it gets now. */
  quantity(order: Order, qty: Quantity, state: PriceState): Quantity;
  /** Remembers what it got. */
  take(state: PriceState, qty: Quantity): void;
}

/** A market that takes any quantity at its quotes. */
export const ENDLESS_DEPTH: MarketDepth = {
  price: (_order, quoted) => quoted,
  quantity: (_order, qty) => qty,
  take: () => undefined,
};

export interface DepthSettings {
  /** Share of the volume of a symbol that orders may take, 0 to 1. */
  participation: number;
  /** What a market order pays beyond the far side of the spread, as a fraction of the price. */
  slippage: Decimal;
}

/** Orders move prices against themselves and get no more than their share of what is traded, minute by minute. */
export class LimitedDepth implements MarketDepth {
  private readonly taken = new Map<string, { minuteAtMs: number; qty: Quantity }>();

  constructor(private readonly settings: DepthSettings) {}

  /** Limits hold, and in an auction all trade at one price. */
  price({ side, limitPrice, timeInForce }: Order, quoted: Price): Price {
    if (limitPrice !== null || timeInForce === 'opg' || timeInForce === 'cls') return quoted;
    const cost = quoted.times(this.settings.slippage);
    const worse = side === 'buy' ? quoted.plus(cost) : quoted.minus(cost);
    return maxDecimal(smallestStep(worse), worse.round(pricePlaces(worse), Big.roundHalfUp));
  }

  /** Whole shares of a whole order. */
  quantity(order: Order, qty: Quantity, state: PriceState): Quantity {
    const limit = decimalFromFloat(state.minute.volume * this.settings.participation, QUANTITY_PLACES);
    const room = minDecimal(qty, maxDecimal(ZERO, limit.minus(this.used(state))));
    return order.qty !== null && isWhole(order.qty) ? roundDown(room, 0) : room;
  }

  take(state: PriceState, qty: Quantity): void {
    this.taken.set(state.symbol, { minuteAtMs: state.minuteAtMs, qty: this.used(state).plus(qty) });
  }

  private used({ symbol, minuteAtMs }: PriceState): Quantity {
    const taken = this.taken.get(symbol);
    return taken?.minuteAtMs === minuteAtMs ? taken.qty : ZERO;
  }
}

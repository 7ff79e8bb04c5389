import { decimal, formatDecimal } from '../../common/decimal.js';
import { tradingDate } from '../../common/trading-date.js';
import { initialPriceState, applyTrade, type PriceState } from '../market/price-state.js';
import type { Order } from '../orders/order.js';
import { LimitedDepth } from './market-depth.js';

const NOON = Date.parse('2024-01-05T17:00:00Z');

function traded(volume: number, atMs = NOON): PriceState {
  const at = { date: tradingDate('2024-01-05'), atMs };
  const traits = { variance: 0.0001, longRunVariance: 0.0001, averageVolume: 1000 };
  const state = initialPriceState('AAA', decimal('10'), at, traits);
  return applyTrade(state, { price: decimal('10'), fairValue: 10, volume, atMs });
}

const order = (parts: Partial<Order> = {}) =>
  ({ side: 'buy', limitPrice: null, timeInForce: 'day', ...parts }) as Order;

describe('the depth of the market', () => {
  it('gives a share of what is traded in a minute, and gives it once', () => {
    const depth = new LimitedDepth({ participation: 0.1, slippage: decimal('0') });
    const room = (state: PriceState, qty = '1000') =>
      formatDecimal(depth.quantity(order({ qty: decimal(qty) }), decimal(qty), state));
    expect(room(traded(1005))).toBe('100');
    expect(room(traded(1005), '1000.5')).toBe('100.5');
    expect(room(traded(1005), '7')).toBe('7');
    depth.take(traded(1005), decimal('60'));
    depth.take(traded(1005), decimal('40'));
    expect(room(traded(1005))).toBe('0');
    expect(room(traded(1500))).toBe('50');
    expect(room(traded(1000, NOON + 60_000))).toBe('100');
  });

  it('moves the price against market orders only', () => {
    const depth = new LimitedDepth({ participation: 1, slippage: decimal('0.001') });
    const price = (parts: Partial<Order>) => formatDecimal(depth.price(order(parts), decimal('50')));
    expect(price({})).toBe('50.05');
    expect(price({ side: 'sell' })).toBe('49.95');
    expect(price({ limitPrice: decimal('51') })).toBe('50');
    expect(price({ timeInForce: 'cls' })).toBe('50');
  });
});

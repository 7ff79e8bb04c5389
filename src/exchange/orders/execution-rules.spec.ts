import { decimal, formatDecimal } from '../../common/decimal.js';
import { executionPrice, executionQuantity } from './execution-rules.js';
import { UNTOUCHED, type Order } from './order.js';

const order = (parts: Partial<Order> = {}): Order => ({
  ...UNTOUCHED,
  seq: 1,
  id: 'id',
  clientOrderId: 'client',
  assetId: 'asset',
  symbol: 'AAA',
  side: 'buy',
  type: 'market',
  timeInForce: 'day',
  qty: decimal('100'),
  notional: null,
  limitPrice: null,
  stopPrice: null,
  trailPrice: null,
  trailPercent: null,
  hwm: null,
  isExtendedHours: false,
  replaces: null,
  reservePrice: decimal('10'),
  status: 'new',
  submittedAt: '2024-01-05T15:00:00Z',
  updatedAt: '2024-01-05T15:00:00Z',
  expiresAt: '2024-01-05T21:00:00Z',
  ...parts,
});

const BOOK = { bid: decimal('9.99'), ask: decimal('10.01') };

describe('the price of an execution', () => {
  it.each([
    ['buy', null, '10.01'],
    ['sell', null, '9.99'],
    ['buy', '10.01', '10.01'],
    ['buy', '11', '10.01'],
    ['buy', '10', undefined],
    ['sell', '9.99', '9.99'],
    ['sell', '9', '9.99'],
    ['sell', '10', undefined],
  ] as const)('of a %s with the limit %s is %s', (side, limit, expected) => {
    const price = executionPrice(order({ side, limitPrice: limit === null ? null : decimal(limit) }), BOOK);
    expect(price && formatDecimal(price)).toBe(expected);
  });
});

describe('the quantity of an execution', () => {
  const hundred = decimal('100');
  const always = { seed: 3, share: 1 };
  const quantity = (parts: Partial<Order>, total = hundred, partials = always) =>
    formatDecimal(executionQuantity(order(parts), total, partials));

  it('is everything where nothing is filled in parts', () => {
    expect(quantity({}, hundred, { seed: 3, share: 0 })).toBe('100');
  });

  it('is at first a part: whole shares of a whole order, from a fifth to four fifths', () => {
    for (let seq = 1; seq <= 200; seq++) {
      const part = Number(quantity({ seq }));
      expect(Number.isInteger(part)).toBe(true);
      expect(part).toBeGreaterThanOrEqual(20);
      expect(part).toBeLessThanOrEqual(80);
    }
  });

  it('has nine places at most where fractions trade', () => {
    expect(quantity({ qty: decimal('0.123456789') }, decimal('0.123456789'))).toMatch(/^0\.0\d{1,8}$/);
    expect(quantity({ qty: null, notional: decimal('5') }, decimal('1'))).toMatch(/^0\.\d{1,9}$/);
  });

  it('is then all of the rest', () => {
    expect(quantity({ filledQty: decimal('1') }, decimal('99'))).toBe('99');
  });

  it('is one share where there is only one', () => {
    expect(quantity({ qty: decimal('1') }, decimal('1'))).toBe('1');
  });

  it('depends on seed and order alone, so that it is the same after a restart', () => {
    const parts = Array.from({ length: 20 }, (_, seq) => quantity({ seq }));
    expect(Array.from({ length: 20 }, (_, seq) => quantity({ seq }))).toEqual(parts);
    expect(new Set(parts).size).toBeGreaterThan(10);
    expect(Array.from({ length: 20 }, (_, seq) => quantity({ seq }, hundred, { seed: 4, share: 1 }))).not.toEqual(
      parts,
    );
  });

  it('is a part for the stated share of orders', () => {
    const partial = Array.from({ length: 2000 }, (_, seq) => quantity({ seq }, hundred, { seed: 3, share: 0.1 }));
    const count = partial.filter((qty) => qty !== '100').length;
    expect(count).toBeGreaterThan(140);
    expect(count).toBeLessThan(260);
  });
});

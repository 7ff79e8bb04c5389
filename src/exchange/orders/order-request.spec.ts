import { formatDecimal } from '../../common/decimal.js';
import { parseOrderRequest } from './order-request.js';

const BUY = { symbol: 'AAA', side: 'buy', type: 'market', time_in_force: 'day', qty: '1.5' };

const refusal = (body: unknown) => {
  try {
    parseOrderRequest(body);
    return 'taken';
  } catch (error) {
    const { status, code, message } = error as { status: number; code: number; message: string };
    return `${status} ${code} ${message}`;
  }
};

describe('an order request', () => {
  it('keeps every digit, whether amounts come as texts or as numbers', () => {
    const parsed = parseOrderRequest({ ...BUY, qty: '123456789012345.123456789' });
    expect(parsed.qty && formatDecimal(parsed.qty)).toBe('123456789012345.123456789');
    const { qty } = parseOrderRequest({ ...BUY, qty: 1e-9 });
    expect(qty && formatDecimal(qty)).toBe('0.000000001');
  });

  it('takes what clients send for "none" as none', () => {
    const nothing = {
      notional: null,
      limit_price: '',
      client_order_id: '',
      order_class: '',
      extended_hours: false,
      legs: null,
    };
    expect(parseOrderRequest({ ...BUY, ...nothing })).toMatchObject({
      notional: null,
      limitPrice: null,
      clientOrderId: null,
    });
  });

  it('takes the intent that fits its side', () => {
    expect(refusal({ ...BUY, position_intent: 'buy_to_open' })).toBe('taken');
    expect(refusal({ ...BUY, position_intent: 'sell_to_close' })).toMatch(/^422 42210000 position_intent/);
  });

  it.each([
    [null, /^422 40010001 request body/],
    [[], /^422 40010001 request body/],
    [{ ...BUY, side: 'hold' }, /^422 40010001 invalid side: "hold"/],
    [{ ...BUY, symbol: 5 }, /^422 40010001 symbol is required/],
    [{ ...BUY, qty: '1e3' }, /^422 40010001 qty must be a positive decimal/],
    [{ ...BUY, qty: '-1' }, /^422 40010001 qty must be a positive decimal/],
    [{ ...BUY, qty: Number.NaN }, /^422 40010001 qty must be a positive decimal/],
    [{ ...BUY, limit_price: '10' }, /^422 40010001 market orders require no/],
    [{ ...BUY, type: 'limit', limit_price: '10.001' }, /^422 42210000 .*sub-penny/],
    [{ ...BUY, time_in_force: 'gtc' }, /^422 42210000 fractional orders must be DAY/],
    [{ ...BUY, time_in_force: 'gtx' }, /^422 40010001 invalid time_in_force/],
    [{ ...BUY, client_order_id: 'x'.repeat(129) }, /^422 40010001 client_order_id/],
    [{ ...BUY, extended_hours: true }, /^422 42210000 extended hours/],
    [{ ...BUY, order_class: 'bracket' }, /^422 42210000 order_class/],
    [{ ...BUY, trail_percent: '1' }, /^422 40010001 market orders/],
  ])('is refused as %j', (body, expected) => {
    expect(refusal(body)).toMatch(expected);
  });

  it('prices below a dollar in hundredths of a cent', () => {
    const limit = { ...BUY, qty: '1', type: 'limit' };
    expect(refusal({ ...limit, limit_price: '0.1234' })).toBe('taken');
    expect(refusal({ ...limit, limit_price: '0.12345' })).toMatch(/sub-penny/);
  });
});

import { ExchangeUnderTest } from './exchange-under-test.js';

describe('an order is refused', () => {
  let exchange: ExchangeUnderTest;

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
    await exchange.setPrices({ 'ORIN.SIM': '100', 'QUBT.SIM': '100', 'VELX.SIM': '100' });
    await exchange.ask('PUT', '/control/assets/VELX.SIM', { fractionable: false });
    await exchange.ask('PUT', '/control/assets/NODR.SIM', { tradable: false });
    await exchange.orderUntil('filled', { symbol: 'QUBT.SIM', side: 'buy', qty: '1' });
  });

  afterEach(async () => {
    // Nothing of what was refused is left anywhere.
    expect(await exchange.get('/v2/orders')).toEqual([]);
  });

  afterAll(() => exchange.dispose());

  const buy = { symbol: 'ORIN.SIM', side: 'buy', qty: '1' };
  const limit = { ...buy, type: 'limit' };

  it.each<[why: string, parts: Record<string, unknown>, status: number, code: number, message: RegExp]>([
    ['without quantity', { symbol: 'ORIN.SIM', side: 'buy' }, 422, 40010001, /qty or notional is required/],
    ['with both quantities', { ...buy, notional: '5' }, 422, 40010001, /only one of/],
    ['with a quantity of zero', { ...buy, qty: '0' }, 422, 40010001, /must be > 0/],
    ['with a tenth decimal', { ...buy, qty: '0.1234567891' }, 422, 42210000, /9 decimal places/],
    ['with a fraction of a cent', { symbol: 'ORIN.SIM', side: 'buy', notional: '5.001' }, 422, 42210000, /2 decimal/],
    ['with a limit between cents', { ...limit, limit_price: '99.999' }, 422, 42210000, /sub-penny/],
    ['without its limit', limit, 422, 40010001, /require a limit price/],
    ['of an unknown type', { ...buy, type: 'iceberg' }, 422, 40010001, /invalid type/],
    ['with a stop between cents', { ...buy, type: 'stop', stop_price: '99.999' }, 422, 42210000, /sub-penny/],
    ['as a stop without its price', { ...buy, type: 'stop' }, 422, 40010001, /require a stop price/],
    ['as half a stop limit', { ...buy, type: 'stop_limit', stop_price: '99' }, 422, 40010001, /both stop and limit/],
    [
      'with two distances',
      { ...buy, type: 'trailing_stop', trail_price: '1', trail_percent: '1' },
      422,
      40010001,
      /one of/,
    ],
    [
      'as a stop for an auction',
      { ...buy, type: 'stop', stop_price: '99', time_in_force: 'cls' },
      422,
      42210000,
      /DAY or GTC/,
    ],
    ['for the opening, in the session', { ...buy, time_in_force: 'opg' }, 422, 42210000, /not accepted at this time/],
    ['for extended hours without a limit', { ...buy, extended_hours: true }, 422, 42210000, /limit orders/],
    ['of the class bracket', { ...buy, order_class: 'bracket' }, 422, 42210000, /order_class "bracket" is not offered/],
    ['with a fraction beyond the day', { ...buy, qty: '0.5', time_in_force: 'gtc' }, 422, 42210000, /must be DAY/],
    ['of an unknown symbol', { ...buy, symbol: 'NONE' }, 422, 42210000, /asset "NONE" not found/],
    ['of an asset that does not trade', { ...buy, symbol: 'NODR.SIM' }, 422, 42210000, /not tradable/],
    [
      'for a part of a whole-share asset',
      { ...buy, symbol: 'VELX.SIM', qty: '1.5' },
      403,
      40310000,
      /not fractionable/,
    ],
    ['below one dollar', { ...buy, qty: '0.009' }, 403, 40310000, /minimal amount of order 1/],
    ['beyond the cash', { ...buy, qty: '1000' }, 403, 40310000, /insufficient buying power/],
    ['of shares that are not there', { ...buy, side: 'sell' }, 403, 40310000, /not allowed to short/],
    [
      'of more shares than there are',
      { symbol: 'QUBT.SIM', side: 'sell', qty: '1.000000001' },
      403,
      40310000,
      /insufficient qty/,
    ],
    ['with legs', { ...buy, take_profit: 'x' }, 422, 42210000, /not offered/],
  ])('%s', async (_why, parts, status, code, message) => {
    expect(await exchange.order(parts)).toMatchObject({
      status,
      body: { code, message: expect.stringMatching(message) },
    });
  });

  it('naming what it would cost and what there is', async () => {
    const { body } = await exchange.order({ ...buy, qty: '1000' });
    // 1000 * 100.02 * 1.025, and the cash after the purchase of one share
    expect(body).toMatchObject({ cost_basis: '102520.5', buying_power: '99899.98' });
  });

  it('opposite to an open one that it could trade with', async () => {
    const sell = { symbol: 'QUBT.SIM', side: 'sell', type: 'limit', qty: '1' };
    const resting = await exchange.orderUntil('new', { ...sell, limit_price: '110' });
    const wash = {
      status: 403,
      body: { code: 40310000, existing_order_id: resting.id, message: expect.stringContaining('wash') },
    };
    expect(await exchange.order({ symbol: 'QUBT.SIM', side: 'buy', qty: '1' })).toMatchObject(wash);
    const crossing = { symbol: 'QUBT.SIM', side: 'buy', type: 'limit', qty: '1', limit_price: '110' };
    expect(await exchange.order(crossing)).toMatchObject(wash);
    expect((await exchange.order({ ...crossing, limit_price: '90' })).status).toBe(200);
    await exchange.ask('DELETE', '/v2/orders');
  });

  it('while the user suspended trading', async () => {
    await exchange.ask('PATCH', '/v2/account/configurations', { suspend_trade: true });
    expect((await exchange.get('/v2/account')).trade_suspended_by_user).toBe(true);
    expect(await exchange.order(buy)).toMatchObject({
      status: 403,
      body: { message: 'new orders are rejected by user request' },
    });
    await exchange.ask('PATCH', '/v2/account/configurations', { suspend_trade: false });
  });

  it('without the right keys', async () => {
    const none = await fetch(`${exchange.url}/v2/account`);
    expect([none.status, ((await none.json()) as { code: number }).code]).toEqual([401, 40110000]);
    const wrong = await exchange.send('GET', '/v2/account', undefined, { 'APCA-API-SECRET-KEY': 'other' });
    expect([wrong.status, wrong.body.code]).toEqual([403, 40310000]);
  });

  it('as text that is not JSON', async () => {
    expect(await exchange.send('POST', '/v2/orders', '{"symbol":')).toMatchObject({
      status: 400,
      body: { code: 40010000 },
    });
  });
});

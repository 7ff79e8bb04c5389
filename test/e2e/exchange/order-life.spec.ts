import { CLOSE, ExchangeUnderTest, NEXT_OPEN } from './exchange-under-test.js';

/** Each story trades a symbol of its own; the price is 100, so the book is 99.98 to 100.02. */
describe('the life of an order', () => {
  let exchange: ExchangeUnderTest;

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
    const assets: { symbol: string }[] = await exchange.get('/v2/assets');
    await exchange.setPrices(Object.fromEntries(assets.map(({ symbol }) => [symbol, '100'])));
  });

  afterAll(() => exchange.dispose());

  const cash = async (): Promise<string> => (await exchange.get('/v2/account')).cash;

  it('buys at the ask and sells at the bid, with cash exact to the last digit', async () => {
    const bought = await exchange.orderUntil('filled', { symbol: 'ORIN.SIM', side: 'buy', qty: '3' });
    expect(bought).toMatchObject({ filled_qty: '3', filled_avg_price: '100.02', qty: '3', notional: null });
    const sold = await exchange.orderUntil('filled', { symbol: 'ORIN.SIM', side: 'sell', qty: '1' });
    expect(sold.filled_avg_price).toBe('99.98');
    // 100000 - 3 * 100.02 + 99.98
    expect(await exchange.get('/v2/account')).toMatchObject({
      cash: '99799.92',
      buying_power: '99799.92',
      long_market_value: '200',
      equity: '99999.92',
      multiplier: '1',
      status: 'ACTIVE',
    });
    expect(await exchange.get('/v2/positions/ORIN.SIM')).toMatchObject({
      qty: '2',
      qty_available: '2',
      side: 'long',
      avg_entry_price: '100.02',
      cost_basis: '200.04',
      market_value: '200',
      unrealized_pl: '-0.04',
      current_price: '100',
    });
  });

  it('fills fractions to nine places and books every digit of what they cost', async () => {
    const before = await cash();
    const order = await exchange.orderUntil('filled', { symbol: 'QUBT.SIM', side: 'buy', qty: '0.123456789' });
    expect(order.filled_qty).toBe('0.123456789');
    // 0.123456789 * 100.02
    expect(before).toBe('99799.92');
    expect(await cash()).toBe('99787.57185196422');
    await exchange.orderUntil('filled', { symbol: 'QUBT.SIM', side: 'sell', qty: '0.123456789' });
    // + 0.123456789 * 99.98
    expect(await cash()).toBe('99799.91506172844');
    expect(await exchange.send('GET', '/v2/positions/QUBT.SIM')).toMatchObject({
      status: 404,
      body: { code: 40410000, message: 'position does not exist' },
    });
  });

  it('spends a notional and not a cent more', async () => {
    const order = await exchange.orderUntil('filled', { symbol: 'VELX.SIM', side: 'buy', notional: '50' });
    // 50 / 100.02, cut at nine places
    expect(order).toMatchObject({ notional: '50', qty: null, filled_qty: '0.499900019', filled_avg_price: '100.02' });
  });

  it('sells a notional in shares', async () => {
    await exchange.orderUntil('filled', { symbol: 'NODR.SIM', side: 'buy', qty: '2' });
    const order = await exchange.orderUntil('filled', { symbol: 'NODR.SIM', side: 'sell', notional: '99.98' });
    expect(order.filled_qty).toBe('1');
  });

  it('lets a limit order wait until the market reaches it, and fills it at the market', async () => {
    const order = await exchange.orderUntil('new', {
      symbol: 'LUMQ.SIM',
      side: 'buy',
      type: 'limit',
      limit_price: '95',
      qty: '2',
    });
    expect(await exchange.get('/v2/orders')).toEqual([order]);
    await exchange.setPrices({ 'LUMQ.SIM': '95' });
    expect(await exchange.get(`/v2/orders/${order.id}`)).toMatchObject({ status: 'new' });
    await exchange.setPrices({ 'LUMQ.SIM': '94' });
    const filled = await exchange.get(`/v2/orders/${order.id}`);
    expect(filled).toMatchObject({ status: 'filled', filled_avg_price: '94.02', limit_price: '95' });
    expect(await exchange.get('/v2/orders')).toEqual([]);
  });

  it('reserves the cash of an open buy and gives it back when the order is canceled', async () => {
    const before = await cash();
    const limit = { symbol: 'HELV.SIM', side: 'buy', type: 'limit', limit_price: '10', qty: '100' };
    const order = await exchange.orderUntil('new', limit);
    const held = await exchange.get('/v2/account');
    expect(held.cash).toBe(before);
    expect(Number(held.cash) - Number(held.buying_power)).toBeCloseTo(1000, 6);
    expect((await exchange.send('DELETE', `/v2/orders/${order.id}`)).status).toBe(204);
    expect((await exchange.get('/v2/account')).buying_power).toBe(before);
    const canceled = await exchange.get(`/v2/orders/${order.id}`);
    expect(canceled).toMatchObject({ status: 'canceled', canceled_at: expect.any(String) });
    expect(await exchange.send('DELETE', `/v2/orders/${order.id}`)).toMatchObject({
      status: 422,
      body: { code: 42210000, message: 'order is already in "canceled" state' },
    });
  });

  it('keeps the shares of an open sell from other orders', async () => {
    await exchange.orderUntil('filled', { symbol: 'MEDR.SIM', side: 'buy', qty: '5' });
    const limit = { symbol: 'MEDR.SIM', side: 'sell', type: 'limit', limit_price: '200', qty: '4' };
    const resting = await exchange.orderUntil('new', limit);
    expect(await exchange.get('/v2/positions/MEDR.SIM')).toMatchObject({ qty: '5', qty_available: '1' });
    const refused = await exchange.order({ symbol: 'MEDR.SIM', side: 'sell', qty: '2' });
    expect(refused).toMatchObject({
      status: 403,
      body: {
        code: 40310000,
        message: 'insufficient qty available for order (requested: 2, available: 1)',
        available: '1',
        existing_qty: '5',
        held_for_orders: '4',
        related_orders: [resting.id],
      },
    });
  });

  it('never takes a client_order_id twice, not even after a cancel', async () => {
    const parts = {
      symbol: 'CURA.SIM',
      side: 'buy',
      type: 'limit',
      limit_price: '50',
      qty: '1',
      client_order_id: 'once',
    };
    const order = await exchange.orderUntil('new', parts);
    const duplicate = { status: 422, body: { code: 40010001, message: 'client_order_id must be unique' } };
    expect(await exchange.order(parts)).toMatchObject(duplicate);
    await exchange.ask('DELETE', `/v2/orders/${order.id}`);
    expect(await exchange.order(parts)).toMatchObject(duplicate);
    const found = await exchange.get('/v2/orders:by_client_order_id?client_order_id=once');
    expect(found).toMatchObject({ id: order.id, status: 'canceled' });
  });

  it('lists orders by status, symbol and place, each once', async () => {
    const ids: string[] = [];
    for (const qty of ['1', '2', '3']) {
      ids.push((await exchange.orderUntil('filled', { symbol: 'GRID.SIM', side: 'buy', qty })).id);
    }
    const list = async (query: string): Promise<string[]> =>
      (await exchange.get(`/v2/orders?symbols=GRID.SIM&${query}`)).map(({ id }: { id: string }) => id);
    expect(await list('status=all')).toEqual([...ids].reverse());
    expect(await list('status=closed&direction=asc&limit=2')).toEqual(ids.slice(0, 2));
    expect(await list(`status=all&direction=asc&after_order_id=${ids[0]}`)).toEqual(ids.slice(1));
    const { submitted_at: second } = await exchange.get(`/v2/orders/${ids[1]}`);
    expect(await list(`status=all&after=${second}`)).toEqual([ids[2]]);
    expect(await list(`status=all&until=${second}`)).toEqual([ids[0]]);
    expect(await list('status=open')).toEqual([]);
  });

  it('cancels all open orders at once and says which', async () => {
    const limit = { side: 'buy', type: 'limit', limit_price: '5', qty: '1' };
    const one = await exchange.orderUntil('new', { symbol: 'AQUA.SIM', ...limit });
    const other = await exchange.orderUntil('new', { symbol: 'CHEM.SIM', ...limit });
    const answer = await exchange.send('DELETE', '/v2/orders?symbols=AQUA.SIM');
    expect(answer.status).toBe(207);
    const canceled = answer.body.map(({ id, status }: { id: string; status: number }) => ({ id, status }));
    expect(canceled).toEqual(expect.arrayContaining([one, other].map(({ id }) => ({ id, status: 200 }))));
    expect(await exchange.get('/v2/orders')).toEqual([]);
  });

  // Last: time moves.
  it('expires day orders at the close, queues new ones as accepted and fills them at the open', async () => {
    const limit = { symbol: 'ESTA.SIM', side: 'buy', type: 'limit', limit_price: '50', qty: '1' };
    const day = await exchange.orderUntil('new', limit);
    const gtc = await exchange.orderUntil('new', { ...limit, time_in_force: 'gtc' });
    expect(day.expires_at).toBe('2024-01-05T21:00:00Z');
    await exchange.setTime(CLOSE);
    expect(await exchange.get(`/v2/orders/${day.id}`)).toMatchObject({
      status: 'expired',
      expired_at: '2024-01-05T21:00:00Z',
      filled_qty: '0',
    });
    expect((await exchange.get(`/v2/orders/${gtc.id}`)).status).toBe('new');
    const queued = await exchange.order({ symbol: 'BLDR.SIM', side: 'buy', qty: '1' });
    expect(queued).toMatchObject({ status: 200, body: { status: 'accepted' } });
    await exchange.setTime('2024-01-08T14:29:59Z');
    expect((await exchange.get(`/v2/orders/${queued.body.id}`)).status).toBe('accepted');
    await exchange.setTime(NEXT_OPEN);
    expect(await exchange.get(`/v2/orders/${queued.body.id}`)).toMatchObject({
      status: 'filled',
      filled_at: '2024-01-08T14:30:00Z',
    });
  });
});

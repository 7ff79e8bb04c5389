import { ExchangeUnderTest } from './exchange-under-test.js';

describe('assets', () => {
  let exchange: ExchangeUnderTest;

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
    await exchange.setPrices({ 'ORIN.SIM': '10' });
  });

  afterAll(() => exchange.dispose());

  it('are the demo market, found by symbol and by id', async () => {
    const assets = await exchange.get('/v2/assets?status=active&asset_class=us_equity');
    expect(assets).toHaveLength(32);
    const orindale = await exchange.get('/v2/assets/ORIN.SIM');
    expect(assets).toContainEqual(orindale);
    expect(orindale).toMatchObject({
      class: 'us_equity',
      name: 'Orindale Systems (simulated)',
      sector: 'Information Technology',
      status: 'active',
      tradable: true,
      fractionable: true,
      shortable: false,
      simulated: true,
    });
    expect(await exchange.get(`/v2/assets/${orindale.id}`)).toEqual(orindale);
    expect(await exchange.send('GET', '/v2/assets/NONE')).toMatchObject({ status: 404, body: { code: 40410000 } });
    expect(await exchange.get('/v2/assets?status=inactive')).toEqual([]);
    const listed = await exchange.get('/v2/assets?exchange=NASDAQ');
    expect(new Set(listed.map((asset: { exchange: string }) => asset.exchange))).toEqual(new Set(['NASDAQ']));
  });

  it('take the flags they are given and keep the others', async () => {
    const set = (flags: object) => exchange.ask('PUT', '/control/assets/QUBT.SIM', flags);
    expect(await set({ tradable: false })).toMatchObject({ tradable: false, fractionable: true, halted: false });
    expect(await set({ fractionable: false })).toMatchObject({ tradable: false, fractionable: false });
    expect(await exchange.get('/v2/assets/QUBT.SIM')).toMatchObject({ tradable: false, fractionable: false });
    expect((await exchange.send('PUT', '/control/assets/QUBT.SIM', { tradable: 'no' })).status).toBe(422);
    expect((await exchange.send('PUT', '/control/assets/NONE', {})).status).toBe(404);
  });

  it('that are halted take orders and execute none until the halt ends', async () => {
    await exchange.ask('PUT', '/control/assets/ORIN.SIM', { halted: true });
    const order = await exchange.orderUntil('new', { symbol: 'ORIN.SIM', side: 'buy', qty: '1' });
    await exchange.setPrices({ 'ORIN.SIM': '9' });
    expect((await exchange.get(`/v2/orders/${order.id}`)).status).toBe('new');
    await exchange.ask('PUT', '/control/assets/ORIN.SIM', { halted: false });
    expect(await exchange.get(`/v2/orders/${order.id}`)).toMatchObject({ status: 'filled', filled_avg_price: '9.01' });
  });

  it('get all prices of a request or none', async () => {
    const put = (prices: object) => exchange.send('PUT', '/control/prices', prices);
    expect(await put({ 'ORIN.SIM': '12', NONE: '1' })).toMatchObject({ status: 404 });
    expect(await put({ 'ORIN.SIM': '12', 'VELX.SIM': '1.005' })).toMatchObject({ status: 422 });
    expect(await put({ 'ORIN.SIM': 12 })).toMatchObject({ status: 422 });
    expect(await put({ 'ORIN.SIM': '0' })).toMatchObject({ status: 422 });
    expect((await exchange.get('/v2/stocks/ORIN.SIM/trades/latest')).trade.p).toBe(9);
    expect(await put({ 'ORIN.SIM': '0.1234' })).toMatchObject({ status: 200, body: { 'ORIN.SIM': '0.1234' } });
  });
});

describe('the rate limit', () => {
  it('counts requests to the broker in a minute and says when it ends', async () => {
    const exchange = await ExchangeUnderTest.start({ rateLimitPerMinute: 2 });
    const remaining = async () => (await exchange.send('GET', '/v2/clock')).headers.get('x-ratelimit-remaining');
    expect([await remaining(), await remaining()]).toEqual(['1', '0']);
    const exceeded = await exchange.send('GET', '/v2/clock');
    expect(exceeded).toMatchObject({ status: 429, body: { code: 42910000 } });
    expect(exceeded.headers.get('x-ratelimit-limit')).toBe('2');
    expect(exceeded.headers.get('x-ratelimit-reset')).toBe(String(Date.parse('2024-01-05T15:01:00Z') / 1000));
    expect(exceeded.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    expect((await exchange.send('GET', '/control/status')).status).toBe(200);
    await exchange.dispose();
  });
});

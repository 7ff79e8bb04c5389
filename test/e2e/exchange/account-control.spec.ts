import { ExchangeUnderTest } from './exchange-under-test.js';

describe('what happens behind the back of the account', () => {
  let exchange: ExchangeUnderTest;

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
    await exchange.setPrices({ 'ORIN.SIM': '100', 'QUBT.SIM': '100', 'VELX.SIM': '100' });
  });

  afterAll(() => exchange.dispose());

  const buy = { symbol: 'ORIN.SIM', side: 'buy', qty: '10' };
  const account = () => exchange.get('/v2/account');
  const setAccount = (knobs: object) => exchange.ask('PUT', '/control/account', knobs);
  const activities = (query: string) => exchange.get(`/v2/account/activities?${query}`);

  it('a block refuses orders, and shows', async () => {
    for (const knobs of [{ trading_blocked: true }, { account_blocked: true }, { status: 'INACTIVE' }]) {
      await setAccount(knobs);
      expect(await account()).toMatchObject(knobs);
      expect(await exchange.order(buy)).toMatchObject({
        status: 403,
        body: { code: 40310000, message: 'account is not authorized to trade' },
      });
      await setAccount({ trading_blocked: false, account_blocked: false, status: 'ACTIVE' });
    }
  });

  it('withheld cash is there and buys nothing', async () => {
    await setAccount({ withheld_cash: '99500' });
    expect(await account()).toMatchObject({ cash: '100000', buying_power: '500' });
    const refused = await exchange.order(buy);
    expect(refused).toMatchObject({ status: 403, body: { message: 'insufficient buying power', buying_power: '500' } });
    await setAccount({ withheld_cash: '0' });
    expect((await account()).buying_power).toBe('100000');
  });

  it('cash and shares come and go as activities, and are kept over a restart', async () => {
    await setAccount({ cash_change: '-250.5' });
    await exchange.ask('PUT', '/control/positions/VELX.SIM', { qty: '7.5' });
    await exchange.restart();
    expect((await account()).cash).toBe('99749.5');
    expect(await exchange.get('/v2/positions/VELX.SIM')).toMatchObject({ qty: '7.5', cost_basis: '0' });
    const [shares, cash] = await activities('category=non_trade_activity');
    expect(cash).toMatchObject({ activity_type: 'CSW', net_amount: '-250.5', date: '2024-01-05', status: 'executed' });
    expect(shares).toMatchObject({ activity_type: 'JNLS', symbol: 'VELX.SIM', qty: '7.5' });
    const overdrawn = await exchange.send('PUT', '/control/account', { cash_change: '-1000000' });
    expect(overdrawn).toMatchObject({ status: 422, body: { message: expect.stringContaining('cash') } });
  });

  it('an order of somebody else is one like any other', async () => {
    const reader = await exchange.listen();
    const other = await exchange.ask('POST', '/control/orders', {
      ...buy,
      symbol: 'QUBT.SIM',
      type: 'market',
      time_in_force: 'day',
    });
    const [, fill] = await reader.heard(['new', 'fill']);
    expect(fill.order.id).toBe(other.id);
    expect(await activities('activity_types=FILL')).toMatchObject([{ symbol: 'QUBT.SIM', qty: '10' }]);
  });

  it('fills and other activities page in one order', async () => {
    const all = await activities('direction=asc');
    expect(all.map((each: { activity_type: string }) => each.activity_type)).toEqual(['CSW', 'JNLS', 'FILL']);
    const [first, ...rest] = all;
    expect(await activities(`direction=asc&page_size=2&page_token=${first.id}`)).toEqual(rest);
    expect(await activities('activity_types=CSW')).toEqual([first]);
    expect((await exchange.send('GET', '/v2/account/activities?page_token=x')).status).toBe(422);
  });

  describe('trades', () => {
    const fillOf = async (parts: Record<string, string>) => {
      const order = await exchange.orderUntil('filled', parts);
      const [fill] = await activities(`order_id=${order.id}`);
      return { order, id: fill.id.split('::')[1] as string };
    };

    it('are busted: shares and cash go back, and the order has filled less', async () => {
      const before = await account();
      const reader = await exchange.listen();
      const { order, id } = await fillOf(buy);
      await exchange.ask('DELETE', `/control/executions/${id}`);
      const [, , bust] = await reader.heard(['new', 'fill', 'trade_bust']);
      expect(bust).toMatchObject({ previous_execution_id: id, qty: '10', price: '100.02', position_qty: '0' });
      expect(bust.order).toMatchObject({ id: order.id, filled_qty: '0', filled_avg_price: null });
      expect((await account()).cash).toBe(before.cash);
      expect((await exchange.send('GET', '/v2/positions/ORIN.SIM')).status).toBe(404);
      expect(await activities(`order_id=${order.id}`)).toEqual([]);
      expect((await exchange.send('DELETE', `/control/executions/${id}`)).status).toBe(404);
    });

    it('are corrected: another price under another id', async () => {
      const before = Number((await account()).cash);
      const reader = await exchange.listen();
      const { order, id } = await fillOf(buy);
      await exchange.ask('PATCH', `/control/executions/${id}`, { price: '99.5' });
      const [, , correction] = await reader.heard(['new', 'fill', 'trade_correct']);
      expect(correction).toMatchObject({ previous_execution_id: id, price: '99.5', position_qty: '10' });
      expect(await exchange.get(`/v2/orders/${order.id}`)).toMatchObject({
        filled_qty: '10',
        filled_avg_price: '99.5',
      });
      expect(Number((await account()).cash)).toBeCloseTo(before - 995, 6);
      expect((await exchange.get('/v2/positions/ORIN.SIM')).avg_entry_price).toBe('99.5');
      const [fill] = await activities(`order_id=${order.id}`);
      expect(fill).toMatchObject({ price: '99.5', cum_qty: '10' });
      expect(fill.id).toContain(correction.execution_id);
    });

    it('of an order by notional cost no more than that', async () => {
      const { order, id } = await fillOf({ symbol: 'ORIN.SIM', side: 'buy', notional: '1000' });
      const before = (await account()).cash;
      const refused = await exchange.send('PATCH', `/control/executions/${id}`, { price: '250' });
      expect(refused).toMatchObject({ status: 422, body: { message: expect.stringContaining('exceed its notional') } });
      expect((await account()).cash).toBe(before);
      await exchange.ask('PATCH', `/control/executions/${id}`, { price: '99' });
      expect(await exchange.get(`/v2/orders/${order.id}`)).toMatchObject({ filled_avg_price: '99' });
    });
  });

  describe('positions', () => {
    it('are closed in part, by quantity or percentage', async () => {
      await exchange.ask('PUT', '/control/positions/ORIN.SIM', { qty: '10' });
      const close = (query: string) => exchange.send('DELETE', `/v2/positions/ORIN.SIM?${query}`);
      const { id: assetId } = await exchange.get('/v2/assets/ORIN.SIM');
      const { body: byQty } = await close('qty=2.5');
      expect(byQty).toMatchObject({ side: 'sell', qty: '2.5', type: 'market' });
      await exchange.awaitStatus(byQty.id, 'filled');
      const { body: byPercentage } = await exchange.send('DELETE', `/v2/positions/${assetId}?percentage=50`);
      expect(byPercentage.qty).toBe('3.75');
      await exchange.awaitStatus(byPercentage.id, 'filled');
      expect((await exchange.get(`/v2/positions/${assetId}`)).qty).toBe('3.75');
      expect(await close('qty=1&percentage=1')).toMatchObject({ status: 422, body: { code: 40010001 } });
      expect(await close('qty=4')).toMatchObject({ status: 403, body: { code: 40310000, available: '3.75' } });
      expect((await exchange.send('DELETE', '/v2/positions/NONE')).status).toBe(404);
    });

    it('are all closed at once, once their shares are free', async () => {
      const limit = { type: 'limit', limit_price: '500', symbol: 'ORIN.SIM', side: 'sell', qty: '1' };
      await exchange.orderUntil('new', limit);
      const held = await exchange.send('DELETE', '/v2/positions');
      expect(held.status).toBe(207);
      const outcome = (answer: { body: unknown }) =>
        (answer.body as { symbol: string; status: number }[]).map(({ symbol, status }) => `${symbol} ${status}`).sort();
      expect(outcome(held)).toEqual(['ORIN.SIM 403', 'QUBT.SIM 200', 'VELX.SIM 200']);
      const freed = await exchange.send('DELETE', '/v2/positions?cancel_orders=true');
      expect(outcome(freed)).toContain('ORIN.SIM 200');
    });
  });

  // Last: time moves.
  it('the closes make the history of the account', async () => {
    await exchange.setTime('2024-01-09T22:00:00Z');
    const history = await exchange.get('/v2/account/portfolio/history?period=1M&timeframe=1D');
    const { equity } = await account();
    expect(history).toMatchObject({
      timestamp: ['2024-01-05', '2024-01-08', '2024-01-09'].map((date) => Date.parse(`${date}T05:00:00Z`) / 1000),
      timeframe: '1D',
      base_value: history.equity[0],
    });
    expect(history.equity[2]).toBe(Number(equity));
    expect(history.profit_loss[0]).toBe(0);
    expect((await exchange.send('GET', '/v2/account/portfolio/history?timeframe=1Min')).status).toBe(422);
  });
});

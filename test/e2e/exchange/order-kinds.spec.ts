import { CLOSE, ExchangeUnderTest, NEXT_OPEN } from './exchange-under-test.js';

/** Each story trades a symbol of its own; the price is 100, so the book is 99.98 to 100.02. */
describe('kinds of orders', () => {
  let exchange: ExchangeUnderTest;

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
    const assets: { symbol: string }[] = await exchange.get('/v2/assets');
    await exchange.setPrices(Object.fromEntries(assets.map(({ symbol }) => [symbol, '100'])));
  });

  afterEach(() => exchange.ask('DELETE', '/control/faults'));
  afterAll(() => exchange.dispose());

  const see = (id: string) => exchange.get(`/v2/orders/${id}`);
  const script = (symbol: string, parts: string[], then: string) =>
    exchange.ask('PUT', '/control/faults', { fills: [{ symbol, parts, then }] });

  describe('stops', () => {
    it('sleep until the market reaches them, then trade at the market, even after a restart', async () => {
      const buy = { symbol: 'ORIN.SIM', side: 'buy', qty: '2' };
      const order = await exchange.orderUntil('new', { ...buy, type: 'stop', stop_price: '105' });
      await exchange.setPrices({ 'ORIN.SIM': '104.99' });
      await exchange.restart();
      expect(await see(order.id)).toMatchObject({ status: 'new', stop_price: '105', filled_qty: '0' });
      await exchange.setPrices({ 'ORIN.SIM': '105.01' });
      expect(await see(order.id)).toMatchObject({ status: 'filled', filled_avg_price: '105.03' });
    });

    it('with a limit wait for it once they are set off', async () => {
      const buy = { symbol: 'QUBT.SIM', side: 'buy', qty: '2', type: 'stop_limit' };
      const order = await exchange.orderUntil('new', { ...buy, stop_price: '105', limit_price: '106' });
      await exchange.setPrices({ 'QUBT.SIM': '110' });
      expect((await see(order.id)).status).toBe('new');
      await exchange.setPrices({ 'QUBT.SIM': '104' });
      expect(await see(order.id)).toMatchObject({ status: 'filled', filled_avg_price: '104.02' });
    });

    it('that trail follow the best price and never go back', async () => {
      await exchange.orderUntil('filled', { symbol: 'VELX.SIM', side: 'buy', qty: '2' });
      const sell = { symbol: 'VELX.SIM', side: 'sell', qty: '2', type: 'trailing_stop', trail_percent: '10' };
      const order = await exchange.orderUntil('new', sell);
      expect(order).toMatchObject({ hwm: '100', stop_price: '90', trail_percent: '10', trail_price: null });
      await exchange.setPrices({ 'VELX.SIM': '120' });
      await exchange.setPrices({ 'VELX.SIM': '109' });
      expect(await see(order.id)).toMatchObject({ status: 'new', hwm: '120', stop_price: '108' });
      await exchange.setPrices({ 'VELX.SIM': '108' });
      expect(await see(order.id)).toMatchObject({ status: 'filled', filled_avg_price: '107.98' });
    });
  });

  describe('orders for this moment only', () => {
    it('take what there is and end (ioc)', async () => {
      await script('NODR.SIM', ['4'], 'wait');
      const buy = { symbol: 'NODR.SIM', side: 'buy', qty: '10', time_in_force: 'ioc' };
      expect(await exchange.orderUntil('canceled', buy)).toMatchObject({ filled_qty: '4' });
      const limit = { ...buy, type: 'limit', limit_price: '90' };
      expect(await exchange.orderUntil('canceled', limit)).toMatchObject({ filled_qty: '0' });
    });

    it('take all or nothing (fok)', async () => {
      await script('LUMQ.SIM', ['4'], 'wait');
      const buy = { symbol: 'LUMQ.SIM', side: 'buy', qty: '10', time_in_force: 'fok' };
      expect(await exchange.orderUntil('canceled', buy)).toMatchObject({ filled_qty: '0' });
      expect(await exchange.orderUntil('filled', buy)).toMatchObject({ filled_qty: '10' });
    });
  });

  describe('a replacement', () => {
    const limit = { side: 'buy', type: 'limit', limit_price: '50', qty: '10' };
    const patch = (id: string, changes: object) => exchange.send('PATCH', `/v2/orders/${id}`, changes);

    it('takes the place of its order, and both know each other', async () => {
      const reader = await exchange.listen();
      const old = await exchange.orderUntil('new', { symbol: 'HELV.SIM', ...limit, client_order_id: 'first' });
      const { status, body } = await patch(old.id, { limit_price: '60', qty: '12', client_order_id: 'second' });
      expect(status).toBe(200);
      expect(body).toMatchObject({ replaces: old.id, limit_price: '60', qty: '12', client_order_id: 'second' });
      const next = await exchange.awaitStatus(body.id, 'new');
      expect(await see(old.id)).toMatchObject({
        status: 'replaced',
        replaced_by: next.id,
        replaced_at: '2024-01-05T14:30:00Z',
      });
      await reader.heard(['new', 'pending_replace', 'replaced', 'new']);
      expect(await patch(old.id, { qty: '11' })).toMatchObject({
        status: 422,
        body: { message: 'order already replaced' },
      });
      await exchange.setPrices({ 'HELV.SIM': '59' });
      expect((await see(next.id)).status).toBe('filled');
    });

    it('goes on with the rest of what was filled', async () => {
      await script('MEDR.SIM', ['4'], 'wait');
      const old = await exchange.orderUntil('partially_filled', {
        symbol: 'MEDR.SIM',
        side: 'buy',
        qty: '10',
        type: 'limit',
        limit_price: '101',
      });
      expect(await patch(old.id, { qty: '4' })).toMatchObject({
        status: 422,
        body: { code: 42210000, message: 'qty must be > filled_qty' },
      });
      const { body } = await patch(old.id, { qty: '6' });
      expect(await exchange.awaitStatus(body.id, 'filled')).toMatchObject({ qty: '2', filled_qty: '2' });
      expect((await exchange.get('/v2/positions/MEDR.SIM')).qty).toBe('6');
    });

    it('is rejected where its order fills first', async () => {
      await exchange.ask('PUT', '/control/faults', { holds: [{ action: 'replace', symbol: 'CURA.SIM' }] });
      const reader = await exchange.listen();
      const old = await exchange.orderUntil('new', { symbol: 'CURA.SIM', ...limit });
      const before = await exchange.get('/v2/account');
      const { body } = await patch(old.id, { qty: '15' });
      // The larger of the two is reserved: 15 × 50 instead of 10 × 50.
      const { buying_power: power } = await exchange.get('/v2/account');
      expect(Number(before.buying_power) - Number(power)).toBeCloseTo(250, 6);
      await exchange.setPrices({ 'CURA.SIM': '49' });
      expect((await see(old.id)).status).toBe('filled');
      await exchange.awaitStatus(body.id, 'rejected');
      await reader.heard(['new', 'pending_replace', 'fill', 'rejected', 'order_replace_rejected']);
    });

    it.each([
      [{}, 'order parameters are not changed'],
      [{ qty: '10', limit_price: '50.00' }, 'order parameters are not changed'],
      [{ qty: '10.5' }, 'qty of a fractional order cannot be changed'],
      [{ limit_price: '50.001' }, 'sub-penny'],
      [{ stop_price: '40' }, 'limit orders require a limit price, and no stop price'],
      [{ side: 'sell' }, 'side of an order cannot be changed'],
      [{ client_order_id: 'first' }, 'client_order_id must be unique'],
      [{ qty: '100000' }, 'insufficient buying power'],
    ])('is refused as %j', async (changes, message) => {
      const order = await exchange.orderUntil('new', { symbol: 'VITN.SIM', ...limit });
      expect((await patch(order.id, changes)).body.message).toContain(message);
      expect((await see(order.id)).status).toBe('new');
      await exchange.ask('DELETE', `/v2/orders/${order.id}`);
    });

    it('is refused for a notional order and for one that nobody knows', async () => {
      const order = await exchange.orderUntil('new', {
        symbol: 'VITN.SIM',
        side: 'buy',
        type: 'limit',
        limit_price: '50',
        notional: '100',
      });
      expect(await patch(order.id, { limit_price: '51' })).toMatchObject({
        status: 422,
        body: { message: 'notional orders cannot be replaced' },
      });
      await exchange.ask('DELETE', `/v2/orders/${order.id}`);
      expect((await patch('00000000-0000-4000-8000-000000000000', { qty: '2' })).status).toBe(404);
    });
  });

  // Last: time moves.
  describe('at the edges of the day', () => {
    it('orders of the closing auction trade at the close, those for extended hours after it', async () => {
      const closing = await exchange.orderUntil('pending_new', {
        symbol: 'AQUA.SIM',
        side: 'buy',
        qty: '1',
        time_in_force: 'cls',
      });
      const limit = { symbol: 'CHEM.SIM', side: 'buy', type: 'limit', limit_price: '100', qty: '1' };
      const late = await exchange.orderUntil('new', { ...limit, extended_hours: true });
      expect(late).toMatchObject({ extended_hours: true, expires_at: '2024-01-06T01:00:00Z' });
      await exchange.setTime('2024-01-05T20:50:00Z');
      expect(await exchange.order({ symbol: 'AQUA.SIM', side: 'buy', qty: '1', time_in_force: 'cls' })).toMatchObject({
        status: 422,
        body: { code: 42210000 },
      });
      await exchange.setTime(CLOSE);
      expect(await see(closing.id)).toMatchObject({
        status: 'filled',
        filled_avg_price: '100',
        filled_at: '2024-01-05T21:00:00Z',
      });
      expect((await see(late.id)).status).toBe('new');
      await exchange.setPrices({ 'CHEM.SIM': '99' });
      expect(await see(late.id)).toMatchObject({ status: 'filled', filled_avg_price: '99.02' });
    });

    it('an order for extended hours ends in the evening, one for the opening trades at the open', async () => {
      const limit = { symbol: 'ESTA.SIM', side: 'buy', type: 'limit', limit_price: '50', qty: '1' };
      const late = await exchange.orderUntil('new', { ...limit, extended_hours: true });
      await exchange.setTime('2024-01-06T01:00:00Z');
      expect(await see(late.id)).toMatchObject({ status: 'expired', expired_at: '2024-01-06T01:00:00Z' });
      const opening = { symbol: 'BLDR.SIM', side: 'buy', qty: '1', time_in_force: 'opg' };
      const { body } = await exchange.order(opening);
      const { body: tooLow } = await exchange.order({ ...opening, type: 'limit', limit_price: '90' });
      expect(body).toMatchObject({ status: 'accepted', expires_at: NEXT_OPEN });
      await exchange.setTime(NEXT_OPEN);
      expect(await see(body.id)).toMatchObject({ status: 'filled', filled_avg_price: '100' });
      expect((await see(tooLow.id)).status).toBe('expired');
    });
  });
});

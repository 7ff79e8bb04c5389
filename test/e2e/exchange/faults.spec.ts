import { ExchangeUnderTest, KEYS } from './exchange-under-test.js';

const BUY = { symbol: 'ORIN.SIM', side: 'buy', qty: '10' };

describe('faults on order', () => {
  let exchange: ExchangeUnderTest;

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
    await exchange.setPrices({ 'ORIN.SIM': '10', 'QUBT.SIM': '10' });
  });

  afterEach(async () => {
    await exchange.ask('DELETE', '/control/faults');
    await exchange.ask('DELETE', '/v2/orders');
  });

  afterAll(() => exchange.dispose());

  const arm = (faults: object) => exchange.ask('PUT', '/control/faults', faults);
  const onSubmit = (fault: object) => arm({ requests: [{ operation: 'POST /v2/orders', ...fault }] });
  const isBooked = async (id: string) =>
    (await exchange.send('GET', `/v2/orders:by_client_order_id?client_order_id=${id}`)).status === 200;

  it('are shown, used up and cleared', async () => {
    const armed = await arm({
      requests: [{ operation: 'GET /v2/orders/:id', times: 2, status: 500 }],
      fills: [{ symbol: 'ORIN.SIM', parts: ['1', '2.5'], then: 'wait' }],
      stream: { copies: 2 },
    });
    expect(armed).toEqual({
      requests: [
        {
          operation: 'GET /v2/orders/:id',
          times: 2,
          when: 'before',
          delay_ms: 0,
          drop: false,
          status: 500,
          body: null,
        },
      ],
      fills: [{ symbol: 'ORIN.SIM', parts: ['1', '2.5'], then: 'wait' }],
      holds: [],
      stream: { silent: false, copies: 2, skip: 0, reverse: 0 },
      data_stream: { silent: false, connections: 1, symbols: null },
      rate_limit: { requests: null, window_seconds: 60 },
      clock: { offset_ms: 0 },
    });
    await exchange.send('GET', '/v2/orders/x');
    expect((await exchange.get('/control/faults')).requests).toMatchObject([{ times: 1 }]);
    // What is not named stays.
    expect((await arm({ requests: [] })).fills).toHaveLength(1);
    expect(await exchange.ask('DELETE', '/control/faults')).toEqual({
      requests: [],
      fills: [],
      holds: [],
      stream: { silent: false, copies: 1, skip: 0, reverse: 0 },
      data_stream: { silent: false, connections: 1, symbols: null },
      rate_limit: { requests: null, window_seconds: 60 },
      clock: { offset_ms: 0 },
    });
  });

  it.each([
    [{ requests: [{ operation: 'POST /v2/order' }] }, 422, 'no operation'],
    [{ requests: [{ operation: 'PUT /control/bars' }] }, 422, 'no operation'],
    [{ requests: [{ operation: 'POST /v2/orders', drop: true, status: 500 }] }, 422, 'not both'],
    [{ requests: [{ operation: 'POST /v2/orders', status: 200 }] }, 422, 'status'],
    [{ requests: [{ operation: 'POST /v2/orders', times: -1 }] }, 422, 'times'],
    [{ fills: [{ symbol: 'NONE' }] }, 404, 'NONE'],
    [{ fills: [{ symbol: 'ORIN.SIM', parts: [1] }] }, 422, 'parts'],
    [{ fills: [{ symbol: 'ORIN.SIM', then: 'sleep' }] }, 422, 'then'],
    [{ streams: {} }, 422, '"streams"'],
  ])('are refused as %j', async (faults, status, why) => {
    const answer = await exchange.send('PUT', '/control/faults', faults);
    expect(answer).toMatchObject({ status, body: { message: expect.stringContaining(why) } });
  });

  describe('of requests', () => {
    it.each([429, 500, 502, 503, 504])('answer %i to the next ones before anything is booked', async (status) => {
      await onSubmit({ status, times: 2 });
      const order = { ...BUY, client_order_id: `before-${status}` };
      for (let i = 0; i < 2; i++) {
        const answer = await exchange.order(order);
        expect(answer).toMatchObject({ status, body: { code: status * 100_000 + 10_000 } });
        expect(answer.headers.get('x-ratelimit-reset')).toMatch(/^\d+$/);
      }
      expect(await isBooked(`before-${status}`)).toBe(false);
      expect((await exchange.order(order)).status).toBe(200);
    });

    it('answer 503 to an order that is booked', async () => {
      await onSubmit({ when: 'after', status: 503 });
      expect((await exchange.order({ ...BUY, client_order_id: 'after-503' })).status).toBe(503);
      expect(await isBooked('after-503')).toBe(true);
    });

    it.each([
      ['before', false],
      ['after', true],
    ])('drop the acknowledgement %s booking', async (when, booked) => {
      const id = `dropped-${when}`;
      await onSubmit({ when, drop: true });
      await expect(exchange.order({ ...BUY, client_order_id: id })).rejects.toThrow('fetch failed');
      expect(await isBooked(id)).toBe(booked);
      expect((await exchange.order({ ...BUY, client_order_id: id })).status).toBe(booked ? 422 : 200);
    });

    it('hold the acknowledgement back until they are cleared, while the order fills', async () => {
      const reader = await exchange.listen();
      await onSubmit({ when: 'after', delay_ms: 600_000 });
      const answer = exchange.order({ ...BUY, client_order_id: 'late' });
      const [, fill] = await reader.heard(['new', 'fill']);
      await exchange.ask('DELETE', '/control/faults');
      expect(await answer).toMatchObject({ status: 200, body: { id: fill.order.id, status: 'pending_new' } });
    });

    it('hold the request back until they are cleared, and nothing is booked until then', async () => {
      await onSubmit({ when: 'before', delay_ms: 600_000 });
      const answer = exchange.order({ ...BUY, client_order_id: 'early' });
      while ((await exchange.get('/control/faults')).requests.length > 0);
      expect(await isBooked('early')).toBe(false);
      await exchange.ask('DELETE', '/control/faults');
      expect((await answer).status).toBe(200);
    });

    it('replace even an answer without a body', async () => {
      const limit = { ...BUY, type: 'limit', limit_price: '5' };
      const order = await exchange.orderUntil('new', limit);
      await arm({ requests: [{ operation: 'DELETE /v2/orders/:id', when: 'after', status: 500 }] });
      const answer = await exchange.send('DELETE', `/v2/orders/${order.id}`);
      expect(answer).toMatchObject({ status: 500, body: { code: 50010000 } });
      expect((await exchange.get(`/v2/orders/${order.id}`)).status).toBe('canceled');
    });

    it.each([
      ['{"id": 7, "status": "wh', 200],
      ['<html>bad gateway</html>', 502],
    ])('answer with the very text %j', async (text, status) => {
      const fault = { operation: 'GET /v2/account', body: text, ...(status === 200 ? {} : { status }) };
      await arm({ requests: [fault, { ...fault, when: 'after' }] });
      for (let i = 0; i < 2; i++) {
        const headers = { 'APCA-API-KEY-ID': KEYS.keyId, 'APCA-API-SECRET-KEY': KEYS.secretKey };
        const answer = await fetch(`${exchange.url}/v2/account`, { headers });
        expect([answer.status, await answer.text()]).toEqual([status, text]);
      }
      expect((await exchange.get('/v2/account')).status).toBe('ACTIVE');
    });

    it('answer 429 once the limit of the window is used up, with the headers that say when it ends', async () => {
      await arm({ rate_limit: { requests: 2, window_seconds: 30 } });
      const limits = async () => {
        const { status, headers } = await exchange.send('GET', '/v2/clock');
        return [status, ...['limit', 'remaining', 'reset'].map((name) => headers.get(`x-ratelimit-${name}`))];
      };
      const reset = String(Date.parse('2024-01-05T15:00:30Z') / 1000);
      expect(await limits()).toEqual([200, '2', '1', reset]);
      expect(await limits()).toEqual([200, '2', '0', reset]);
      expect(await limits()).toEqual([429, '2', '0', reset]);
      expect((await exchange.send('GET', '/v2/clock')).body).toMatchObject({ code: 42910000 });
      await exchange.ask('DELETE', '/control/faults');
      expect((await exchange.send('GET', '/v2/clock')).status).toBe(200);
    });

    it('find the lookup by client_order_id', async () => {
      await arm({ requests: [{ operation: 'GET /v2/orders:by_client_order_id', status: 502 }] });
      expect((await exchange.send('GET', '/v2/orders:by_client_order_id?client_order_id=x')).status).toBe(502);
    });
  });

  describe('of fills', () => {
    it('execute the next order of the symbol in the parts of the script, then the rest', async () => {
      await arm({ fills: [{ symbol: 'ORIN.SIM', parts: ['4', '3.5'] }] });
      const reader = await exchange.listen();
      await exchange.orderUntil('filled', { ...BUY, symbol: 'QUBT.SIM' });
      await exchange.orderUntil('filled', BUY);
      await exchange.orderUntil('filled', BUY);
      const fills = reader.updates.filter(({ event }) => event !== 'new');
      expect(fills.map(({ event, qty, order }) => [event, order.symbol, qty, order.filled_qty])).toEqual([
        ['fill', 'QUBT.SIM', '10', '10'],
        ['partial_fill', 'ORIN.SIM', '4', '4'],
        ['partial_fill', 'ORIN.SIM', '3.5', '7.5'],
        ['fill', 'ORIN.SIM', '2.5', '10'],
        ['fill', 'ORIN.SIM', '10', '10'],
      ]);
    });

    it('stop after their parts until the order is canceled', async () => {
      await arm({ fills: [{ symbol: 'ORIN.SIM', parts: ['4'], then: 'wait' }] });
      const order = await exchange.orderUntil('partially_filled', BUY);
      await exchange.setPrices({ 'ORIN.SIM': '10' });
      expect(await exchange.get(`/v2/orders/${order.id}`)).toMatchObject({
        status: 'partially_filled',
        filled_qty: '4',
      });
      await exchange.ask('DELETE', `/v2/orders/${order.id}`);
      expect(await exchange.get(`/v2/orders/${order.id}`)).toMatchObject({ status: 'canceled', filled_qty: '4' });
    });

    it('stop before anything, until they are cleared', async () => {
      await arm({ fills: [{ symbol: 'ORIN.SIM', then: 'wait' }] });
      const order = await exchange.orderUntil('new', BUY);
      await exchange.setPrices({ 'ORIN.SIM': '10' });
      expect((await exchange.get(`/v2/orders/${order.id}`)).status).toBe('new');
      await exchange.ask('DELETE', '/control/faults');
      await exchange.awaitStatus(order.id, 'filled');
    });

    it('end an order: rejected after it was acknowledged, or what is left of it canceled', async () => {
      await arm({
        fills: [
          { symbol: 'ORIN.SIM', then: 'end' },
          { symbol: 'ORIN.SIM', parts: ['4'], then: 'end' },
        ],
      });
      const reader = await exchange.listen();
      const rejected = await exchange.orderUntil('rejected', BUY);
      expect(rejected).toMatchObject({ filled_qty: '0', failed_at: expect.any(String) });
      expect(await exchange.orderUntil('canceled', BUY)).toMatchObject({ filled_qty: '4' });
      await reader.heard(['new', 'rejected', 'new', 'partial_fill', 'canceled']);
    });
  });

  it('of the clock show another time, in the body and in the header', async () => {
    const before = await exchange.get('/v2/clock');
    await arm({ clock: { offset_ms: -600_000 } });
    const { body, headers } = await exchange.send('GET', '/v2/clock');
    expect(Date.parse(body.timestamp)).toBe(Date.parse(before.timestamp) - 600_000);
    expect(Date.parse(body.next_close)).toBe(Date.parse(before.next_close) - 600_000);
    expect(body.is_open).toBe(before.is_open);
    expect(headers.get('date')).toBe('Fri, 05 Jan 2024 14:50:00 GMT');
  });

  describe('of cancels', () => {
    it('leave the order working in pending_cancel until they are cleared', async () => {
      await arm({ holds: [{ action: 'cancel', symbol: 'ORIN.SIM' }] });
      const reader = await exchange.listen();
      const order = await exchange.orderUntil('new', { ...BUY, type: 'limit', limit_price: '5' });
      expect((await exchange.send('DELETE', `/v2/orders/${order.id}`)).status).toBe(204);
      expect((await exchange.get(`/v2/orders/${order.id}`)).status).toBe('pending_cancel');
      expect(await exchange.send('DELETE', `/v2/orders/${order.id}`)).toMatchObject({ status: 422 });
      expect(await exchange.get('/v2/orders?status=open')).toMatchObject([{ id: order.id }]);
      await exchange.ask('DELETE', '/control/faults');
      await exchange.awaitStatus(order.id, 'canceled');
      await reader.heard(['new', 'pending_cancel', 'canceled']);
    });

    it('come too late for an order that fills meanwhile', async () => {
      await arm({ holds: [{ action: 'cancel', symbol: 'ORIN.SIM' }] });
      const order = await exchange.orderUntil('new', { ...BUY, type: 'limit', limit_price: '9' });
      await exchange.ask('DELETE', `/v2/orders/${order.id}`);
      await exchange.setPrices({ 'ORIN.SIM': '8.9' });
      await exchange.setPrices({ 'ORIN.SIM': '10' });
      expect(await exchange.get(`/v2/orders/${order.id}`)).toMatchObject({
        status: 'filled',
        filled_avg_price: '8.91',
      });
    });
  });

  describe('of the stream', () => {
    it('cut every connection, and take new ones', async () => {
      const [one, other] = [await exchange.listen(), await exchange.listen()];
      await arm({ stream: { drop: true } });
      expect(await Promise.all([one.closed, other.closed])).toEqual([1006, 1006]);
      const next = await exchange.listen();
      await exchange.orderUntil('filled', BUY);
      await next.heard(['new', 'fill']);
    });

    it('swallow updates while the connection stays', async () => {
      const reader = await exchange.listen();
      await arm({ stream: { silent: true } });
      await exchange.orderUntil('filled', BUY);
      await arm({ stream: {} });
      await exchange.orderUntil('filled', { ...BUY, qty: '3' });
      const updates = await reader.heard(['new', 'fill']);
      expect(updates.map(({ order }) => order.qty)).toEqual(['3', '3']);
    });

    it('lose the next updates', async () => {
      const reader = await exchange.listen();
      await arm({ stream: { skip: 3 } });
      await exchange.orderUntil('filled', BUY);
      await exchange.orderUntil('filled', { ...BUY, qty: '3' });
      expect((await reader.heard(['fill'])).map(({ qty }) => qty)).toEqual(['3']);
    });

    it('tell the next updates backwards', async () => {
      await arm({ stream: { reverse: 3 }, fills: [{ symbol: 'ORIN.SIM', parts: ['4'] }] });
      const reader = await exchange.listen();
      await exchange.orderUntil('filled', BUY);
      await reader.heard(['fill', 'partial_fill', 'new']);
      await exchange.orderUntil('filled', BUY);
      await reader.heard(['fill', 'partial_fill', 'new', 'new', 'fill']);
    });

    it('repeat updates with the same execution_id', async () => {
      const reader = await exchange.listen();
      await arm({ stream: { copies: 3 } });
      await exchange.orderUntil('filled', BUY);
      const updates = await reader.heard(['new', 'new', 'new', 'fill', 'fill', 'fill']);
      expect(new Set(updates.map((update) => update.execution_id)).size).toBe(2);
    });
  });
});

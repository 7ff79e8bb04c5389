import WebSocket from 'ws';
import { ExchangeUnderTest, KEYS } from './exchange-under-test.js';

describe('the trading stream', () => {
  let exchange: ExchangeUnderTest;

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
    await exchange.setPrices({ 'ORIN.SIM': '100', 'QUBT.SIM': '100', 'VELX.SIM': '100' });
  });

  afterAll(() => exchange.dispose());

  const buy = (symbol: string, parts: Record<string, string> = {}) => ({ symbol, side: 'buy', qty: '3', ...parts });

  it('greets nobody, tells keys from no keys, and lets only the former listen', async () => {
    const reader = await exchange.openStream();
    expect(await reader.listenTo(['trade_updates'])).toEqual({
      stream: 'authorization',
      data: { status: 'unauthorized', action: 'listen' },
    });
    expect(await reader.authenticate({ ...KEYS, secretKey: 'wrong' })).toEqual({
      stream: 'authorization',
      data: { status: 'unauthorized', action: 'authenticate' },
    });
    expect(await reader.authenticate(KEYS)).toEqual({
      stream: 'authorization',
      data: { status: 'authorized', action: 'authenticate' },
    });
    expect(await reader.listenTo(['trade_updates', 'account_updates'])).toEqual({
      stream: 'listening',
      data: { streams: ['trade_updates'] },
    });
    expect(new Set(reader.areBinary)).toEqual(new Set([true]));
  });

  it('takes the newer form of the keys', async () => {
    const reader = await exchange.openStream();
    const answer = await reader.ask({ action: 'auth', key: KEYS.keyId, secret: KEYS.secretKey });
    expect(answer.data.status).toBe('authorized');
  });

  it('tells an order as REST does, and each execution with its own quantity and price', async () => {
    await exchange.ask('PUT', '/control/faults', { fills: [{ symbol: 'ORIN.SIM', parts: ['1'] }] });
    const reader = await exchange.listen();
    const order = await exchange.orderUntil('filled', buy('ORIN.SIM'));
    const [entered, part, rest] = await reader.heard(['new', 'partial_fill', 'fill']);
    expect(entered).not.toHaveProperty('qty');
    expect(entered.order).toMatchObject({ id: order.id, status: 'new', filled_qty: '0', filled_avg_price: null });
    expect(part).toMatchObject({ qty: '1', price: '100.02', position_qty: '1' });
    expect(part.order).toMatchObject({ status: 'partially_filled', filled_qty: '1' });
    expect(rest).toMatchObject({ qty: '2', price: '100.02', position_qty: '3', order });
    expect(new Set([entered, part, rest].map((update) => update.execution_id)).size).toBe(3);
  });

  it('knows executions by the id and time that the activities state', async () => {
    const reader = await exchange.listen();
    const order = await exchange.orderUntil('filled', buy('QUBT.SIM'));
    const [, fill] = await reader.heard(['new', 'fill']);
    const [activity] = await exchange.get(`/v2/account/activities/FILL?order_id=${order.id}`);
    expect(activity.id.split('::')[1]).toBe(fill.execution_id);
    expect(Date.parse(activity.transaction_time)).toBe(Date.parse(fill.timestamp));
  });

  it('tells cancels and expiries', async () => {
    const reader = await exchange.listen();
    const order = await exchange.orderUntil('new', buy('VELX.SIM', { type: 'limit', limit_price: '50' }));
    await exchange.ask('DELETE', `/v2/orders/${order.id}`);
    const [, canceled] = await reader.heard(['new', 'canceled']);
    expect(canceled.order).toEqual(await exchange.get(`/v2/orders/${order.id}`));
  });

  it('goes silent for a client whose last `listen` names nothing, and for that one alone', async () => {
    const [silenced, other] = [await exchange.listen(), await exchange.listen()];
    expect((await silenced.listenTo([])).data).toEqual({ streams: [] });
    await exchange.orderUntil('filled', buy('VELX.SIM', { qty: '1' }));
    await other.heard(['new', 'fill']);
    expect(silenced.events).toEqual([]);
  });

  it('keeps nothing for a client that comes later', async () => {
    await exchange.orderUntil('filled', buy('VELX.SIM', { qty: '1' }));
    const late = await exchange.listen();
    await exchange.orderUntil('filled', buy('VELX.SIM', { qty: '2' }));
    const updates = await late.heard(['new', 'fill']);
    expect(updates.map(({ order }) => order.qty)).toEqual(['2', '2']);
  });

  it('ends a conversation that is no JSON, without harm to others', async () => {
    const [odd, other] = [await exchange.openStream(), await exchange.listen()];
    odd.tell('hello');
    expect(await odd.closed).toBe(1007);
    await exchange.orderUntil('filled', buy('VELX.SIM', { qty: '1' }));
    await other.heard(['new', 'fill']);
  });

  it('is nowhere but at its address', async () => {
    const socket = new WebSocket(exchange.streamUrl.replace('/stream', '/v2/stream'));
    const refusal = await new Promise((resolve) => socket.on('error', resolve));
    expect(String(refusal)).toContain('404');
  });

  it('answers pings and cuts nobody who does', async () => {
    const reader = await exchange.listen();
    const pong = new Promise((resolve) => reader.socket.once('pong', resolve));
    reader.socket.ping('still there?');
    expect(String(await pong)).toBe('still there?');
  });
});

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { decimal, sumDecimals } from '../../src/common/decimal.js';
import { BrokerParts } from '../../src/execution/broker/broker-parts.js';
import type { Broker, OrderRequest, SubmitOutcome, TradeUpdate } from '../../src/execution/broker/broker.port.js';
import { BROKERS } from '../../src/execution/broker/registry.js';
import { IDS } from '../../src/common/ids.port.js';
import { AppConfig } from '../../src/config/app-config.js';
import { AlpacaConnections } from '../../src/market/alpaca/alpaca-connections.js';
import { MARKET_CLOCK } from '../../src/market/market-clock.port.js';
import { MARKET_DATA } from '../../src/market/market-data.port.js';
import { MarketModule } from '../../src/market/market.module.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { ExchangeUnderTest, KEYS, NOON } from '../e2e/exchange/exchange-under-test.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createSliceApp } from '../support/slice-app.js';

const [A, B] = ['AQUA.SIM', 'VITN.SIM'] as const;
let ids = 0;

describe.each(BROKERS.members)('the broker $name', (kind) => {
  let exchange: ExchangeUnderTest;
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let broker: Broker;

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
    await exchange.setTime(NOON);
    await exchange.setPrices({ [A]: '100', [B]: '50' });
    database = await createTestDatabase();
    app = await createSliceApp({
      databaseUrl: database.url,
      modules: [MarketModule],
      brokerUrl: exchange.url,
      brokerKeys: KEYS,
    });
    broker = open();
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
    await exchange.dispose();
  });

  /** As a process does that starts. */
  function open(): Broker {
    return kind.open(
      new BrokerParts(
        app.get(AppConfig),
        app.get(AlpacaConnections),
        app.get(MARKET_DATA),
        app.get(MARKET_CLOCK),
        app.get(UnitOfWork),
        app.get(IDS),
      ),
    );
  }

  const submit = (parts: Partial<OrderRequest>): Promise<SubmitOutcome> =>
    broker.submitOrder({
      clientOrderId: `contract-${ids++}`,
      symbol: A,
      side: 'buy',
      qty: null,
      notional: null,
      type: 'market',
      limitPrice: null,
      timeInForce: 'day',
      ...parts,
    });

  async function trade(parts: Partial<OrderRequest>) {
    const outcome = await submit(parts);
    if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(outcome)}`);
    const { orderId } = outcome.order;
    const order = await eventually(async () => {
      const now = (await broker.fetchOrder(orderId))!;
      expect(now.status).toBe('filled');
      return now;
    });
    const fills = (await broker.fetchFillsSince(0)).filter((fill) => fill.orderId === orderId);
    return { order, fills };
  }

  const heldOf = async (symbol: string): Promise<string> =>
    (await broker.fetchPositions()).find((position) => position.symbol === symbol)?.qty.toFixed() ?? '0';

  it('has one account, which trades', async () => {
    const account = await broker.fetchAccount();
    expect(account.accountNumber).not.toBe('');
    expect(account.blockedBecause).toBeUndefined();
    expect(account.cash.gt(decimal('0'))).toBe(true);
    expect((await open().fetchAccount()).accountNumber).toBe(account.accountNumber);
  });

  it('executes an order, and its records, positions and cash agree to the last digit', async () => {
    const before = await broker.fetchAccount();
    const { order, fills } = await trade({ qty: decimal('10.5') });
    const value = sumDecimals(fills.map(({ qty, price }) => qty.times(price)));
    expect(fills.at(-1)!.cumQty.toFixed()).toBe('10.5');
    expect(order.filledQty.toFixed()).toBe('10.5');
    expect(order.filledAvgPrice!.times(order.filledQty).minus(value).abs().lt(decimal('0.000001'))).toBe(true);
    expect((await broker.fetchAccount()).cash.plus(value).eq(before.cash)).toBe(true);
    expect(await heldOf(A)).toBe('10.5');
  });

  it('takes an amount instead of a quantity, and never spends more', async () => {
    const { order, fills } = await trade({ symbol: B, notional: decimal('1000.33') });
    const value = sumDecimals(fills.map(({ qty, price }) => qty.times(price)));
    expect(order.notional!.toFixed()).toBe('1000.33');
    expect(value.lte(decimal('1000.33'))).toBe(true);
    expect(value.gt(decimal('1000'))).toBe(true);
  });

  it('sells what is held, and no more', async () => {
    await trade({ side: 'sell', qty: decimal('0.5') });
    expect(await heldOf(A)).toBe('10');
    expect(await submit({ side: 'sell', qty: decimal('10.1') })).toMatchObject({ kind: 'rejected' });
    await trade({ side: 'sell', qty: decimal('10') });
    expect(await heldOf(A)).toBe('0');
  });

  it('takes an order of the same id once', async () => {
    const clientOrderId = 'contract-same';
    const { order } = await trade({ clientOrderId, qty: decimal('1') });
    expect(await submit({ clientOrderId, qty: decimal('1') })).toMatchObject({ kind: 'duplicate' });
    expect((await broker.fetchOrderByClientId(clientOrderId))!.orderId).toBe(order.orderId);
    const executed = (await broker.fetchFillsSince(0)).filter(({ orderId }) => orderId === order.orderId);
    expect(sumDecimals(executed.map(({ qty }) => qty)).toFixed()).toBe('1');
  });

  it.each([
    ['more than the cash buys', { qty: decimal('1000000') }],
    ['a symbol that there is not', { symbol: 'NOSUCH', qty: decimal('1') }],
  ])('refuses %s, and has done nothing then', async (_what, parts) => {
    const clientOrderId = `contract-${ids++}`;
    const before = await broker.fetchAccount();
    const outcome = await submit({ clientOrderId, ...parts });
    expect(outcome).toMatchObject({ kind: 'rejected', rejection: { message: expect.any(String) } });
    expect(await broker.fetchOrderByClientId(clientOrderId)).toBeUndefined();
    expect((await broker.fetchAccount()).cash.eq(before.cash)).toBe(true);
  });

  it('says of an order that it does not have that it does not have it', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await broker.fetchOrder(unknown)).toBeUndefined();
    expect(await broker.fetchOrderByClientId('contract-never')).toBeUndefined();
    expect(await broker.cancelOrder(unknown)).toBe(false);
  });

  it('executes a limit order whose price the market has, never at a worse one', async () => {
    const { order, fills } = await trade({ type: 'limit', limitPrice: decimal('100.5'), qty: decimal('1.5') });
    expect(order).toMatchObject({ type: 'limit', timeInForce: 'day' });
    expect(order.limitPrice!.toFixed()).toBe('100.5');
    for (const { price } of fills) expect(price.lte(decimal('100.5'))).toBe(true);
    const amount = await trade({ type: 'limit', limitPrice: decimal('100.5'), notional: decimal('50') });
    expect(sumDecimals(amount.fills.map(({ qty, price }) => qty.times(price))).lte(decimal('50'))).toBe(true);
    const sale = await trade({ side: 'sell', type: 'limit', limitPrice: decimal('99.5'), qty: decimal('1.5') });
    for (const { price } of sale.fills) expect(price.gte(decimal('99.5'))).toBe(true);
  });

  it('does not execute a limit order away from the market, and knows when it is over', async () => {
    const before = await broker.fetchAccount();
    const outcome = await submit({ type: 'limit', limitPrice: decimal('90'), qty: decimal('1') });
    if (outcome.kind !== 'accepted') throw new Error('not accepted');
    const { orderId } = outcome.order;
    await broker.cancelOrder(orderId);
    const order = await eventually(async () => {
      const now = (await broker.fetchOrder(orderId))!;
      expect(now.status).toBe('canceled');
      return now;
    });
    expect(order.filledQty.toFixed()).toBe('0');
    expect((await broker.fetchOpenOrders()).map((open) => open.orderId)).not.toContain(orderId);
    expect((await broker.fetchFillsSince(0)).filter((fill) => fill.orderId === orderId)).toEqual([]);
    expect((await broker.fetchAccount()).cash.eq(before.cash)).toBe(true);
  });

  it('lists executions after an instant, oldest first, and knows them after a restart', async () => {
    const all = await open().fetchFillsSince(0);
    expect(all.length).toBeGreaterThan(4);
    expect(all.map(({ atMs }) => atMs)).toEqual(all.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
    expect(await broker.fetchFillsSince(all.at(-1)!.atMs)).toEqual([]);
    expect(await broker.fetchFillsSince(all.at(-1)!.atMs - 1)).not.toEqual([]);
  });

  it('tells of the gap before the first update, then of every execution, and nothing after the end', async () => {
    const heard: string[] = [];
    const updates: TradeUpdate[] = [];
    const connection = broker.connect({
      onUpdate: (update) => {
        heard.push(update.event);
        updates.push(update);
      },
      onCorrection: () => undefined,
      onGap: () => void heard.push('gap'),
      onDown: () => undefined,
    });
    await eventually(() => expect(heard).toEqual(['gap']));
    const { order } = await trade({ qty: decimal('2') });
    await eventually(() => {
      const fills = updates.flatMap(({ fill }) => (fill?.orderId === order.orderId ? [fill.qty] : []));
      expect(sumDecimals(fills).toFixed()).toBe('2');
    });
    connection.restart('for the test');
    await eventually(() => expect(heard.filter((what) => what === 'gap')).toHaveLength(2));
    connection.close();
    const before = heard.length;
    await trade({ qty: decimal('1') });
    expect(heard).toHaveLength(before);
  });
});

import { Alpaca, type trading } from '@alpacahq/alpaca-trade-api';
import { eventually } from '../../support/eventually.js';
import { ExchangeUnderTest, KEYS } from './exchange-under-test.js';

/** The broker's own client, unchanged: only the address is another one. */
describe('the official SDK', () => {
  let exchange: ExchangeUnderTest;
  let alpaca: Alpaca;

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
    await exchange.setPrices({ 'ORIN.SIM': '100', 'QUBT.SIM': '50' });
    alpaca = new Alpaca({
      keyId: KEYS.keyId,
      secret: KEYS.secretKey,
      fetchApi: (input, init) => {
        const { pathname, search } = new URL(String(input));
        return fetch(exchange.url + pathname + search, init);
      },
    });
  });

  afterAll(() => exchange.dispose());

  const filled = (id: string): Promise<trading.Order> =>
    eventually(async () => {
      const order = await alpaca.trading.orders.getOrderByOrderID({ orderId: id });
      expect(order.status).toBe('filled');
      return order;
    });

  it('reads account, clock, calendar and assets', async () => {
    expect(await alpaca.trading.account.getAccount()).toMatchObject({ status: 'ACTIVE', cash: '100000' });
    expect(await alpaca.trading.accountConfigurations.getAccountConfig()).toMatchObject({ suspendTrade: false });
    expect(await alpaca.trading.clock.legacyClock()).toMatchObject({ isOpen: true });
    const [start, end] = [new Date('2024-07-02T00:00:00Z'), new Date('2024-07-03T00:00:00Z')];
    const days = await alpaca.trading.calendar.legacyCalendar({ start, end });
    expect(days.map(({ close }) => close)).toContain('16:00');
    const assets = await alpaca.trading.assets.getV2Assets({ status: 'active' });
    expect(assets.find(({ symbol }) => symbol === 'ORIN.SIM')).toMatchObject({ tradable: true, status: 'active' });
    expect(await alpaca.trading.assets.getV2AssetsSymbolOrAssetId({ symbolOrAssetId: 'ORIN.SIM' })).toMatchObject({
      fractionable: true,
    });
  });

  it('places an order, finds it again by its own id and lists the fill', async () => {
    const order = await alpaca.trading.orders.postOrder({
      postOrderRequest: {
        symbol: 'ORIN.SIM',
        qty: '2',
        side: 'buy',
        type: 'market',
        timeInForce: 'day',
        clientOrderId: 'sdk-1',
      },
    });
    const done = await filled(order.id ?? '');
    expect(done).toMatchObject({ filledQty: '2', filledAvgPrice: '100.02' });
    const found = await alpaca.trading.orders.getOrderByClientOrderId({ clientOrderId: 'sdk-1' });
    expect(found.id).toBe(order.id);
    const positions = await alpaca.trading.positions.getAllOpenPositions();
    expect(positions).toMatchObject([{ symbol: 'ORIN.SIM', qty: '2' }]);
    const activities = await alpaca.trading.accountActivities.getAccountActivities({ activityTypes: ['FILL'] });
    expect(activities).toMatchObject([{ qty: '2', symbol: 'ORIN.SIM' }]);
  });

  it('cancels and names a refusal with its code', async () => {
    const request = { symbol: 'QUBT.SIM', qty: '1', side: 'buy', type: 'limit', timeInForce: 'day' } as const;
    const order = await alpaca.trading.orders.postOrder({ postOrderRequest: { ...request, limitPrice: '10' } });
    await alpaca.trading.orders.deleteOrderByOrderID({ orderId: order.id ?? '' });
    expect((await exchange.get(`/v2/orders/${order.id}`)).status).toBe('canceled');
    const refusal = alpaca.trading.orders.postOrder({ postOrderRequest: { ...request, limitPrice: '10.001' } });
    await expect(refusal).rejects.toMatchObject({ status: 422, code: 42210000 });
  });

  it('reads bars, latest prices and snapshots', async () => {
    const start = new Date('2023-12-01T00:00:00Z');
    const page = await alpaca.marketData.stocks.stockBars({ symbols: 'ORIN.SIM', timeframe: '1Day', start });
    expect(page.bars['ORIN.SIM']?.length).toBeGreaterThan(20);
    expect(await alpaca.marketData.getLatestPrice('ORIN.SIM')).toBe(100);
    const snapshots = await alpaca.marketData.stocks.stockSnapshots({ symbols: 'ORIN.SIM,NONE' });
    expect(Object.keys(snapshots)).toEqual(['ORIN.SIM']);
  });

  it('hears of its orders and submits over the trading stream', async () => {
    const stream = alpaca.trading.stream({ url: exchange.streamUrl });
    const events: string[] = [];
    stream.onTradeUpdate(({ event, order }) => events.push(`${event} ${order.symbol}`));
    stream.subscribeTradeUpdates();
    stream.connect();
    try {
      const done = await alpaca.trading.submitAndWait(
        { symbol: 'QUBT.SIM', qty: '1', side: 'buy', type: 'market', timeInForce: 'day' },
        { stream },
      );
      expect(done).toMatchObject({ status: 'filled', filledQty: '1' });
      expect(events).toEqual(['new QUBT.SIM', 'fill QUBT.SIM']);
    } finally {
      stream.disconnect();
    }
  });

  it('hears of the market over the data stream, in MessagePack', async () => {
    const stream = alpaca.marketData.stockStream({ url: exchange.dataStreamUrl });
    const told: unknown[] = [];
    const subscribed = new Promise((resolve) => stream.on('subscription', resolve));
    stream.onTrade(({ symbol, price, timestamp }) => told.push([symbol, price, timestamp.toISOString()]));
    stream.onStatus(({ symbol, statusCode, reasonCode }) => told.push([symbol, statusCode, reasonCode]));
    stream.subscribeForTrades(['ORIN.SIM']);
    stream.subscribeForStatuses(['*']);
    stream.connect();
    try {
      await subscribed;
      await exchange.setPrices({ 'ORIN.SIM': '101', 'QUBT.SIM': '51' });
      await exchange.ask('PUT', '/control/assets/QUBT.SIM', { halted: true });
      await eventually(() => {
        expect(told).toEqual([
          ['ORIN.SIM', 101, '2024-01-05T14:30:00.000Z'],
          ['QUBT.SIM', 'H', 'T1'],
        ]);
      });
    } finally {
      stream.disconnect();
    }
  });
});

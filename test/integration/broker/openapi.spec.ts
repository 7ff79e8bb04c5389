import { decimal } from '../../../src/common/decimal.js';
import { tradingDate } from '../../../src/common/trading-date.js';
import { AlpacaBroker } from '../../../src/execution/broker/alpaca/alpaca-broker.adapter.js';
import { AlpacaMarketClock } from '../../../src/market/alpaca/alpaca-market-clock.adapter.js';
import { AlpacaMarketData } from '../../../src/market/alpaca/alpaca-market-data.adapter.js';
import { alpacaHttp } from '../../support/alpaca-http.js';
import { WIRE_ACCOUNT, WIRE_FILL, WIRE_ORDER, WIRE_POSITION } from '../../support/alpaca-wire.js';
import { BrokerServer, Reply } from '../../support/broker-server.js';
import { OpenApiDescription } from '../../support/openapi-description.js';
import { describeWithReference } from '../../support/reference.js';

describeWithReference("Alpaca's own description", () => {
  let server: BrokerServer;
  let broker: AlpacaBroker;
  let clock: AlpacaMarketClock;
  let data: AlpacaMarketData;
  const trading = new OpenApiDescription('trading-api.json');
  const marketData = new OpenApiDescription('market-data-api.json');

  beforeEach(async () => {
    server = await BrokerServer.start({});
    const http = alpacaHttp(server.url);
    const quiet = { url: '', keyId: '', secretKey: '', random: { next: () => 0 }, onTrouble: () => undefined };
    broker = new AlpacaBroker(http, quiet);
    clock = new AlpacaMarketClock(http);
    data = new AlpacaMarketData(http, http, 'iex');
  });

  afterEach(() => server.stop());

  const faultsOf = () =>
    server.requests.map((request) => ({
      request: `${request.method} ${request.path}`,
      faults: trading.faultsOf(request) ?? marketData.faultsOf(request) ?? ['a path that there is not'],
    }));

  it('knows every request that is sent, with all of its parameters', async () => {
    const times = { timestamp: '2024-01-05T15:00:00Z', next_open: '2024-01-08T14:30:00Z' };
    Object.assign(server.handlers, {
      'GET /v2/account': () => WIRE_ACCOUNT,
      'GET /v2/positions': () => [WIRE_POSITION],
      'POST /v2/orders': () => WIRE_ORDER,
      [`GET /v2/orders/${WIRE_ORDER.id}`]: () => WIRE_ORDER,
      [`DELETE /v2/orders/${WIRE_ORDER.id}`]: () => new Reply(204),
      'GET /v2/orders:by_client_order_id': () => WIRE_ORDER,
      'GET /v2/account/activities/FILL': ({ query }: { query: URLSearchParams }) =>
        query.has('page_token') ? [] : Array.from({ length: 100 }, () => WIRE_FILL),
      'GET /v2/orders': ({ query }: { query: URLSearchParams }) =>
        query.has('until') ? [] : Array.from({ length: 500 }, (_, i) => ({ ...WIRE_ORDER, id: `${i}` })),
      'GET /v2/clock': () => ({ ...times, is_open: true, next_close: '2024-01-05T21:00:00Z' }),
      'GET /v2/calendar': () => [],
      'GET /v2/assets': () => [],
      'GET /v2/stocks/trades/latest': () => ({ trades: null }),
      'GET /v2/stocks/snapshots': () => ({ AAPL: null }),
      'GET /v2/stocks/bars': ({ query }: { query: URLSearchParams }) => ({
        bars: {},
        next_page_token: query.has('page_token') ? null : 'next',
      }),
    });
    const [start, end] = [tradingDate('2024-01-02'), tradingDate('2024-01-05')];
    const market = { type: 'market', limitPrice: null, timeInForce: 'day' } as const;
    const order = { clientOrderId: 'pas-1', symbol: 'AAPL', side: 'buy', ...market } as const;
    await broker.fetchAccount();
    await broker.fetchPositions();
    await broker.submitOrder({ ...order, qty: decimal('0.123456789'), notional: null });
    await broker.submitOrder({ ...order, side: 'sell', qty: null, notional: decimal('10.25') });
    await broker.submitOrder({
      ...order,
      type: 'limit',
      limitPrice: decimal('9.99'),
      qty: decimal('1'),
      notional: null,
    });
    await broker.fetchOrder(WIRE_ORDER.id);
    await broker.cancelOrder(WIRE_ORDER.id);
    await broker.fetchOrderByClientId('pas-1');
    await broker.fetchFillsSince(Date.parse('2024-01-05T15:00:00Z'));
    await broker.fetchOpenOrders();
    await clock.fetchTime();
    await clock.fetchSessions(start, end);
    await data.fetchAssets();
    await data.fetchLatestPrices(['AAPL', 'BRK.B']);
    await data.fetchQuotes(['AAPL', 'BRK.B']);
    for await (const page of data.fetchDailyBars({ symbols: ['AAPL', 'BRK.B'], start, end })) expect(page).toEqual([]);
    expect(faultsOf().filter(({ faults }) => faults.length > 0)).toEqual([]);
    expect(new Set(faultsOf().map(({ request }) => request)).size).toBe(14);
  });

  it('would find a parameter, a value or a body that is wrong', () => {
    const request = (method: string, path: string, query = '', body = '') =>
      trading.faultsOf({ method, path, query: new URLSearchParams(query), body });
    expect(request('GET', '/v2/orders', 'status=opened')).toHaveLength(1);
    expect(request('GET', '/v2/orders', 'state=open')).toEqual(['unknown parameter state']);
    expect(request('POST', '/v2/orders', '', '{"symbol":"AAPL","qty":"1","side":"long","type":"market"}')).not.toEqual(
      [],
    );
    expect(request('GET', '/v2/nothing')).toBeUndefined();
  });

  it('has examples of orders that are understood, and one of several instruments is none of a book', async () => {
    const examples = trading.examplesOf('POST', '/v2/orders');
    for (const [name, example] of examples) {
      server.handlers['GET /v2/orders'] = () => [example];
      const understood = (await broker.fetchOpenOrders()).map(({ symbol }) => symbol);
      const { symbol } = example as { symbol: string };
      expect([name, understood]).toEqual([name, name === 'MultilegOptions' ? [] : [symbol]]);
    }
    expect(examples.length).toBeGreaterThan(3);
  });

  it('has an example of an account that is understood', async () => {
    const [[, account]] = trading.examplesOf('GET', '/v2/account') as [[string, { cash: string }]];
    server.handlers['GET /v2/account'] = () => account;
    expect((await broker.fetchAccount()).cash.eq(decimal(account.cash))).toBe(true);
  });

  it('has examples of prices that are understood', async () => {
    const [[, trades]] = marketData.examplesOf('GET', '/v2/stocks/trades/latest') as [[string, { trades: object }]];
    server.handlers['GET /v2/stocks/trades/latest'] = () => trades;
    expect([...(await data.fetchLatestPrices(['X'])).keys()]).toEqual(Object.keys(trades.trades));
    const [[, snapshots]] = marketData.examplesOf('GET', '/v2/stocks/snapshots') as [[string, object]];
    server.handlers['GET /v2/stocks/snapshots'] = () => snapshots;
    expect([...(await data.fetchQuotes(['X'])).keys()]).toEqual(Object.keys(snapshots));
    const [[, bars]] = marketData.examplesOf('GET', '/v2/stocks/bars') as [
      [string, { bars: Record<string, object[]> }],
    ];
    server.handlers['GET /v2/stocks/bars'] = () => ({ ...bars, next_page_token: null });
    const date = tradingDate('2024-01-05');
    for await (const page of data.fetchDailyBars({ symbols: ['X'], start: date, end: date })) {
      expect(page).toHaveLength(Object.values(bars.bars).flat().length);
    }
  });
});

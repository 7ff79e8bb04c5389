import { decimal } from '../../../src/common/decimal.js';
import { AlpacaBroker } from '../../../src/execution/broker/alpaca/alpaca-broker.adapter.js';
import type { OrderRequest } from '../../../src/execution/broker/broker.port.js';
import { AlpacaMarketClock } from '../../../src/market/alpaca/alpaca-market-clock.adapter.js';
import { AlpacaMarketData } from '../../../src/market/alpaca/alpaca-market-data.adapter.js';
import { alpacaHttp } from '../../support/alpaca-http.js';
import { WIRE_ACCOUNT, WIRE_FILL, WIRE_ORDER, WIRE_POSITION } from '../../support/alpaca-wire.js';
import { BrokerServer, Reply } from '../../support/broker-server.js';

const HTML = '<html><body>502 Bad Gateway</body></html>';
const ORDER: OrderRequest = {
  clientOrderId: 'pas-1',
  symbol: 'AAPL',
  side: 'buy',
  qty: decimal('10'),
  notional: null,
  type: 'market',
  limitPrice: null,
  timeInForce: 'day',
};
const json = (value: unknown): string => JSON.stringify(value);
const accountWith = (parts: object): string => json({ ...WIRE_ACCOUNT, ...parts });
const orderWith = (parts: object): string => json({ ...WIRE_ORDER, ...parts });
const positionWith = (parts: object): string => json([{ ...WIRE_POSITION, ...parts }]);
const fillWith = (parts: object): string => json([{ ...WIRE_FILL, ...parts }]);

interface Connectors {
  broker: AlpacaBroker;
  clock: AlpacaMarketClock;
  data: AlpacaMarketData;
}

const READS = {
  account: ['/v2/account', ({ broker }: Connectors) => broker.fetchAccount()],
  positions: ['/v2/positions', ({ broker }: Connectors) => broker.fetchPositions()],
  openOrders: ['/v2/orders', ({ broker }: Connectors) => broker.fetchOpenOrders()],
  order: ['/v2/orders:by_client_order_id', ({ broker }: Connectors) => broker.fetchOrderByClientId('pas-1')],
  fills: ['/v2/account/activities/FILL', ({ broker }: Connectors) => broker.fetchFillsSince(0)],
  clock: ['/v2/clock', ({ clock }: Connectors) => clock.fetchTime()],
  quotes: ['/v2/stocks/snapshots', ({ data }: Connectors) => data.fetchQuotes(['AAPL'])],
  prices: ['/v2/stocks/trades/latest', ({ data }: Connectors) => data.fetchLatestPrices(['AAPL'])],
} as const satisfies Record<string, [string, (connectors: Connectors) => Promise<unknown>]>;

/** Where, what is wrong there, and what the refusal names. */
const MALFORMED_READS: [keyof typeof READS, string, string, RegExp][] = [
  ['account', 'nothing at all', '', /account must be an object, is missing/],
  ['account', 'a page of a proxy', HTML, /not JSON/],
  ['account', 'half of it', accountWith({}).slice(0, 60), /not JSON/],
  ['account', 'an error with status 200', json({ code: 50010000, message: 'oops' }), /account\.account_number/],
  ['account', 'a list', '[]', /account must be an object/],
  ['account', 'no account number', accountWith({ account_number: null }), /account_number must be a text/],
  ['account', 'a number for an account number', accountWith({ account_number: 1 }), /account_number must be a text/],
  ['account', 'cash that is not a number', accountWith({ cash: 'NaN' }), /cash must be a number, is "NaN"/],
  ['account', 'infinite cash', accountWith({ cash: 'Infinity' }), /cash must be a number/],
  ['account', 'cash beyond a float64', json(WIRE_ACCOUNT).replace('"100000.01"', '1e400'), /cash must be a number/],
  ['account', 'more cash than there is', accountWith({ cash: '9'.repeat(30) }), /cash must be a number/],
  ['account', 'cash in an object', accountWith({ cash: { usd: '1' } }), /cash must be a number/],
  ['account', 'a block as text', accountWith({ trading_blocked: 'true' }), /trading_blocked must be true or false/],
  [
    'account',
    'no word on blocks',
    accountWith({ account_blocked: undefined }),
    /account_blocked must be true or false/,
  ],
  ['positions', 'null', 'null', /positions must be a list, is null/],
  ['positions', 'an object', '{}', /positions must be a list/],
  ['positions', 'an entry that is null', '[null]', /positions\[0\] must be an object/],
  ['positions', 'no symbol', positionWith({ symbol: '' }), /positions\[0\]\.symbol must be a text/],
  ['positions', 'no quantity', positionWith({ qty: null }), /positions\[0\]\.qty must be a number/],
  ['positions', 'a long position below zero', positionWith({ qty: '-10' }), /qty must be positive in a long/],
  ['positions', 'a symbol twice', json([WIRE_POSITION, WIRE_POSITION]), /two positions in AAPL/],
  ['positions', 'a quantity with an exponent as text', positionWith({ qty: '1e3' }), /qty must be a number/],
  ['openOrders', 'null', 'null', /orders must be a list/],
  ['openOrders', 'an order without id', `[${orderWith({ id: undefined })}]`, /orders\[0\]\.id must be a text/],
  ['order', 'neither quantity nor amount', orderWith({ qty: null }), /qty must be a number where there is no notional/],
  ['order', 'a quantity below zero', orderWith({ qty: '-10' }), /qty must be a positive number/],
  ['order', 'more filled than ordered', orderWith({ filled_qty: '11', filled_avg_price: '1' }), /filled_qty must be/],
  ['order', 'a fill for no price', orderWith({ filled_qty: '1' }), /filled_avg_price must be a positive number/],
  ['order', 'a side that there is not', orderWith({ side: 'hold' }), /side must be buy or sell/],
  ['order', 'a date that there is not', orderWith({ updated_at: '2024-02-31T00:00:00Z' }), /updated_at must be a time/],
  ['order', 'another order', orderWith({ client_order_id: 'pas-2' }), /asked for order pas-1 and answered with pas-2/],
  ['fills', 'an object', '{}', /activities must be a list/],
  ['fills', 'a price below zero', fillWith({ price: '-1' }), /price must be a positive number/],
  ['fills', 'a quantity of zero', fillWith({ qty: '0' }), /qty must be a positive number/],
  ['fills', 'more than the sum', fillWith({ cum_qty: '9' }), /cum_qty must be at least the quantity/],
  ['fills', 'no order', fillWith({ order_id: undefined }), /order_id must be a text/],
  ['fills', 'no time', fillWith({ transaction_time: 'yesterday' }), /transaction_time must be a time/],
  ['clock', 'an open that is no flag', json({ timestamp: '2024-01-05T15:00:00Z', is_open: 1 }), /is_open must be true/],
  ['quotes', 'a list of snapshots', json([]), /answer.snapshots must be an object/],
  [
    'quotes',
    'a bid in words',
    json({ AAPL: { latestQuote: { bp: 'ten', ap: 11 } } }),
    /latestQuote\.bp must be a number/,
  ],
  ['quotes', 'a trade at zero', json({ AAPL: { latestTrade: { p: 0 } } }), /latestTrade\.p must be a positive/],
  ['prices', 'a list of trades', json({ trades: [] }), /trades must be an object/],
  [
    'prices',
    'a price of zero',
    json({ trades: { AAPL: { p: 0, t: '2024-01-05T15:00:00Z' } } }),
    /\.p must be a positive/,
  ],
];

const refusal = (code: number, message: string): string => json({ code, message });

/** What the broker answers to an order, and what is known then. It is never sent a second time by itself. */
const SUBMITS: [string, Reply, object][] = [
  ['a bad request', new Reply(400, refusal(40010000, 'bad')), { kind: 'rejected', rejection: { status: 400 } }],
  ['a wrong key', new Reply(401, refusal(40110000, 'no')), { kind: 'rejected', rejection: { status: 401 } }],
  [
    'a refusal',
    new Reply(403, refusal(40310000, 'insufficient buying power'), { 'x-request-id': 'r-1' }),
    {
      kind: 'rejected',
      rejection: { status: 403, brokerCode: 40310000, message: 'insufficient buying power', requestId: 'r-1' },
    },
  ],
  ['a refusal in HTML', new Reply(403, HTML), { kind: 'rejected', rejection: { status: 403, brokerCode: null } }],
  ['a bad symbol', new Reply(422, refusal(42210000, 'no asset')), { kind: 'rejected', rejection: { status: 422 } }],
  ['a used id', new Reply(422, refusal(40010001, 'client_order_id must be unique')), { kind: 'duplicate' }],
  ['a request too many', new Reply(429, refusal(42910000, 'slow')), { kind: 'throttled' }],
  ['a timeout of its own', new Reply(408), { kind: 'unknown' }],
  ['a conflict', new Reply(409), { kind: 'unknown' }],
  ['an error', new Reply(500, refusal(50010000, 'oops')), { kind: 'unknown' }],
  ['a bad gateway', new Reply(502, HTML), { kind: 'unknown' }],
  ['a timeout of a gateway', new Reply(504), { kind: 'unknown' }],
  ['a redirect', new Reply(307, '', { location: 'http://127.0.0.1:1/' }), { kind: 'unknown' }],
  ['a broken connection', new Reply(undefined), { kind: 'unknown' }],
  ['nothing', new Reply(200, ''), { kind: 'unknown' }],
  ['a page of a proxy', new Reply(200, HTML), { kind: 'unknown' }],
  ['half an order', new Reply(200, orderWith({}).slice(0, 80)), { kind: 'unknown' }],
  ['an error with status 200', new Reply(200, refusal(50010000, 'oops')), { kind: 'unknown' }],
  ['another order', new Reply(200, orderWith({ client_order_id: 'pas-2' })), { kind: 'unknown' }],
  ['an order without id', new Reply(200, orderWith({ id: null })), { kind: 'unknown' }],
  ['a status nobody knows', new Reply(200, orderWith({ status: 'novel' })), { kind: 'accepted' }],
];

describe('an answer of the broker', () => {
  let server: BrokerServer;
  let connectors: Connectors;

  beforeEach(async () => {
    server = await BrokerServer.start({});
    const http = alpacaHttp(server.url, { timeoutMs: 1000 });
    connectors = {
      broker: new AlpacaBroker(http, {
        url: '',
        keyId: '',
        secretKey: '',
        random: { next: () => 0 },
        onTrouble: () => undefined,
      }),
      clock: new AlpacaMarketClock(http),
      data: new AlpacaMarketData(http, http, 'iex'),
    };
  });

  afterEach(() => server.stop());

  it.each(MALFORMED_READS)('of its %s that is %s is refused by name', async (read, _what, body, message) => {
    const [path, ask] = READS[read];
    server.handlers[`GET ${path}`] = () => new Reply(200, body);
    await expect(ask(connectors)).rejects.toMatchObject({
      code: 'broker_protocol',
      message: expect.stringMatching(message),
    });
  });

  it.each(SUBMITS)('to an order that is %s says what is known of it', async (_what, reply, outcome) => {
    server.handlers['POST /v2/orders'] = () => reply;
    expect(await connectors.broker.submitOrder(ORDER)).toMatchObject(outcome);
    expect(server.requests).toHaveLength(1);
  });

  it('to an order that does not come to its end in time leaves its fate open', async () => {
    server.handlers['POST /v2/orders'] = () => new Reply(200, '{', { 'content-length': '10' });
    expect(await connectors.broker.submitOrder(ORDER)).toMatchObject({ kind: 'unknown' });
    expect(server.requests).toHaveLength(1);
  });

  it('to a read is asked for again where it may come, and only there', async () => {
    const answers = [new Reply(503), new Reply(undefined), new Reply(200, json(WIRE_ACCOUNT))];
    server.handlers['GET /v2/account'] = () => answers.shift();
    expect(await connectors.broker.fetchAccount()).toMatchObject({ accountNumber: 'PA123' });
    server.handlers['GET /v2/account'] = () => new Reply(403, refusal(40310000, 'no'), { 'x-request-id': 'r-2' });
    await expect(connectors.broker.fetchAccount()).rejects.toMatchObject({
      code: 'broker_rejected',
      details: { broker_request_id: 'r-2' },
    });
    expect(server.requests).toHaveLength(4);
  });

  it('that never comes is told with the last request', async () => {
    server.handlers['GET /v2/account'] = () => new Reply(503, '', { 'x-request-id': 'r-3' });
    await expect(connectors.broker.fetchAccount()).rejects.toMatchObject({
      code: 'broker_unavailable',
      message: 'The broker answered 503 (fetch_account, its request r-3).',
    });
  });

  it('takes numbers for texts without losing a digit, and short positions either way', async () => {
    const qty = '0.000000001';
    server.handlers['GET /v2/positions'] = () =>
      new Reply(
        200,
        `[{"asset_id":"A","symbol":"A","qty":${qty},"avg_entry_price":12345678901234.123456789},
          {"asset_id":"B","symbol":"B","qty":"-3","side":"short","avg_entry_price":"1"},
          {"asset_id":"C","symbol":"C","qty":"3","side":"short","avg_entry_price":"1"}]`,
      );
    const [a, b, c] = await connectors.broker.fetchPositions();
    expect(a!.qty.toFixed()).toBe(qty);
    expect(a!.averageEntryPrice.toFixed()).toBe('12345678901234.123456789');
    expect([b!.qty.toFixed(), c!.qty.toFixed()]).toEqual(['-3', '-3']);
  });

  it('of more than a page is read to its end, also within one millisecond', async () => {
    const all = Array.from({ length: 1200 }, (_, i) => ({
      ...WIRE_ORDER,
      id: `order-${i}`,
      client_order_id: `pas-${i}`,
      submitted_at: new Date(Date.parse('2024-01-05T15:00:00Z') - Math.floor(i / 7)).toISOString(),
    }));
    server.handlers['GET /v2/orders'] = ({ query }) => {
      const until = query.get('until') ?? '9999';
      return all.filter(({ submitted_at }) => submitted_at < until).slice(0, Number(query.get('limit')));
    };
    expect(await connectors.broker.fetchOpenOrders()).toHaveLength(1200);
  });
});

import { describeWithReference } from '../../support/reference.js';
import { DescribedAnswers } from './described-answers.js';
import { ExchangeUnderTest, KEYS } from './exchange-under-test.js';

describeWithReference("the answers of the exchange, against Alpaca's own description", () => {
  let exchange: ExchangeUnderTest;
  /** What stands for the names in braces below. */
  const names: Record<string, string> = { missing: '00000000-0000-4000-8000-000000000000' };

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
    await exchange.setPrices({ 'ORIN.SIM': '100', 'QUBT.SIM': '100', 'VELX.SIM': '100' });
    const buy = { symbol: 'ORIN.SIM', side: 'buy', qty: '3', client_order_id: 'mine' };
    names['filled'] = (await exchange.orderUntil('filled', buy)).id;
    await exchange.orderUntil('filled', { ...buy, symbol: 'QUBT.SIM', client_order_id: 'other' });
    const limit = { symbol: 'VELX.SIM', side: 'buy', type: 'limit', limit_price: '50', qty: '2' };
    for (const name of ['open', 'patched']) names[name] = (await exchange.orderUntil('new', limit)).id;
    await exchange.orderUntil('new', { ...limit, type: 'trailing_stop', limit_price: null, trail_percent: '5' });
    await exchange.ask('PUT', '/control/account', { cash_change: '10' });
    for (const action of [
      { type: 'cash_dividend', symbol: 'ORIN.SIM', rate: '0.5' },
      { type: 'forward_split', symbol: 'ORIN.SIM', new_rate: '2', old_rate: '1' },
      { type: 'reverse_split', symbol: 'VELX.SIM', new_rate: '1', old_rate: '2', ex_date: '2024-01-08' },
      { type: 'name_change', symbol: 'NODR.SIM', new_symbol: 'NEWN.SIM' },
    ]) {
      await exchange.ask('POST', '/control/corporate-actions', action);
    }
  });

  afterAll(() => exchange.dispose());

  const filledIn = (path: string): string => path.replaceAll(/<(\w+)>/g, (_, name: string) => names[name] ?? name);
  const order = { symbol: 'ORIN.SIM', side: 'buy', type: 'market', time_in_force: 'day', qty: '1' };

  describe('of trading', () => {
    const described = new DescribedAnswers('trading-api.json');

    it.each<[operation: string, path: string, status: number, body?: object]>([
      ['GET /v2/account', '/v2/account', 200],
      ['GET /v2/account/configurations', '/v2/account/configurations', 200],
      ['PATCH /v2/account/configurations', '/v2/account/configurations', 200, { suspend_trade: false }],
      ['GET /v2/account/activities', '/v2/account/activities', 200],
      ['GET /v2/account/activities', '/v2/account/activities?page_token=x', 422],
      ['GET /v2/account/activities/{activity_type}', '/v2/account/activities/DIV', 200],
      ['GET /v2/account/portfolio/history', '/v2/account/portfolio/history', 200],
      ['GET /v2/assets', '/v2/assets', 200],
      ['GET /v2/assets/{symbol_or_asset_id}', '/v2/assets/ORIN.SIM', 200],
      ['GET /v2/assets/{symbol_or_asset_id}', '/v2/assets/NONE', 404],
      ['GET /v2/clock', '/v2/clock', 200],
      ['GET /v2/calendar', '/v2/calendar?start=2024-01-01&end=2024-02-01', 200],
      ['POST /v2/orders', '/v2/orders', 200, order],
      ['POST /v2/orders', '/v2/orders', 422, { ...order, qty: '0' }],
      ['POST /v2/orders', '/v2/orders', 422, { ...order, client_order_id: 'mine' }],
      ['POST /v2/orders', '/v2/orders', 403, { ...order, qty: '100000' }],
      ['GET /v2/orders', '/v2/orders?status=all', 200],
      ['GET /v2/orders/{order_id}', '/v2/orders/<filled>', 200],
      ['GET /v2/orders/{order_id}', '/v2/orders/<missing>', 404],
      ['GET /v2/orders:by_client_order_id', '/v2/orders:by_client_order_id?client_order_id=mine', 200],
      ['PATCH /v2/orders/{order_id}', '/v2/orders/<patched>', 200, { qty: '3' }],
      ['PATCH /v2/orders/{order_id}', '/v2/orders/<filled>', 422, { qty: '3' }],
      ['DELETE /v2/orders/{order_id}', '/v2/orders/<open>', 204],
      ['DELETE /v2/orders/{order_id}', '/v2/orders/<open>', 422],
      ['DELETE /v2/orders', '/v2/orders', 207],
      ['GET /v2/positions', '/v2/positions', 200],
      ['GET /v2/positions/{symbol_or_asset_id}', '/v2/positions/ORIN.SIM', 200],
      ['GET /v2/positions/{symbol_or_asset_id}', '/v2/positions/NONE', 404],
      ['DELETE /v2/positions/{symbol_or_asset_id}', '/v2/positions/QUBT.SIM?percentage=50', 200],
      ['DELETE /v2/positions', '/v2/positions?cancel_orders=true', 207],
    ])('%s as %s answers %i', async (operation, path, status, ...[body]) => {
      // A rest: a parameter that a row does not fill would be taken for a callback that the test has to call.
      const [method = ''] = operation.split(' ');
      const answer = await exchange.send(method, filledIn(path), body);
      expect(answer.status).toBe(status);
      expect(described.faultsOf(operation, status, answer.body)).toEqual([]);
      expect(answer.headers.get('x-request-id')).toBeTruthy();
      for (const name of ['limit', 'remaining', 'reset']) {
        expect(answer.headers.get(`x-ratelimit-${name}`)).toMatch(/^\d+$/);
      }
    });

    it.each([[401], [429], [500], [503], [504]])('%i is an error of the described form', async (status) => {
      const request = { operation: 'GET /v2/account', status };
      if (status !== 401) await exchange.ask('PUT', '/control/faults', { requests: [request] });
      const headers = status === 401 ? {} : { 'APCA-API-KEY-ID': KEYS.keyId, 'APCA-API-SECRET-KEY': KEYS.secretKey };
      const answer = await fetch(`${exchange.url}/v2/account`, { headers });
      expect(answer.status).toBe(status);
      expect(described.faultsOf('GET /v2/account', status, await answer.json())).toEqual([]);
      expect(answer.headers.get('x-request-id')).toBeTruthy();
    });
  });

  describe('of market data', () => {
    const described = new DescribedAnswers('market-data-api.json');
    const bars = 'timeframe=1Day&start=2023-12-01';

    it.each<[operation: string, path: string]>([
      ['GET /v2/stocks/bars', `/v2/stocks/bars?symbols=ORIN.SIM,QUBT.SIM&${bars}&limit=30`],
      ['GET /v2/stocks/{symbol}/bars', `/v2/stocks/ORIN.SIM/bars?${bars}&adjustment=all`],
      ['GET /v2/stocks/trades/latest', '/v2/stocks/trades/latest?symbols=ORIN.SIM,NONE'],
      ['GET /v2/stocks/quotes/latest', '/v2/stocks/quotes/latest?symbols=ORIN.SIM'],
      ['GET /v2/stocks/bars/latest', '/v2/stocks/bars/latest?symbols=ORIN.SIM'],
      ['GET /v2/stocks/{symbol}/trades/latest', '/v2/stocks/ORIN.SIM/trades/latest'],
      ['GET /v2/stocks/{symbol}/quotes/latest', '/v2/stocks/ORIN.SIM/quotes/latest'],
      ['GET /v2/stocks/{symbol}/bars/latest', '/v2/stocks/ORIN.SIM/bars/latest'],
      ['GET /v2/stocks/snapshots', '/v2/stocks/snapshots?symbols=ORIN.SIM,QUBT.SIM'],
      ['GET /v2/stocks/{symbol}/snapshot', '/v2/stocks/ORIN.SIM/snapshot'],
      ['GET /v1/corporate-actions', '/v1/corporate-actions?start=2024-01-01&end=2024-12-31'],
    ])('%s as %s', async (operation, path) => {
      const answer = await exchange.send('GET', path);
      expect(answer.status).toBe(200);
      expect(described.faultsOf(operation, 200, answer.body)).toEqual([]);
    });
  });
});

import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { DataSource } from 'typeorm';
import { LiveBus } from '../../../src/platform/events/live-bus.js';
import { Outbox } from '../../../src/platform/events/outbox.js';
import { describeInChromium, launchChromium } from '../../support/chromium.js';
import { BrokerServer } from '../../support/broker-server.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';

const AT = '2026-01-05T14:30:00.000Z';
const ACCOUNT = 'PA1';

describeInChromium('the live panels of the dashboard, in Chromium', () => {
  let database: TestDatabase;
  let broker: BrokerServer;
  let app: NestFastifyApplication;
  let browser: Browser;
  let page: Page;
  /** Connections to the channel of fills that the page has opened, in their order. */
  let connections: WebSocketRoute[];

  beforeAll(async () => {
    database = await createTestDatabase();
    broker = await BrokerServer.start({
      'GET /v2/clock': () => ({ timestamp: AT, is_open: false, next_open: AT, next_close: AT }),
      'GET /v2/account': () => ({
        ...{ id: 'a', account_number: ACCOUNT, status: 'ACTIVE', currency: 'USD' },
        ...{ trading_blocked: false, account_blocked: false, trade_suspended_by_user: false, multiplier: '1' },
        ...{ shorting_enabled: false, short_market_value: '0', last_equity: '10000', pattern_day_trader: false },
        ...{ cash: '9000', equity: '10000', buying_power: '9000', portfolio_value: '10000', long_market_value: '1000' },
      }),
    });
    app = await createFullApp({ databaseUrl: database.url, brokerUrl: broker.url });
    await app.listen(0, '127.0.0.1');
    const dataSource = app.get(DataSource);
    await dataSource.query(
      `insert into broker_accounts (account_number, broker, mode, opened_at) values ($1, 'alpaca', 'simulated', now())`,
      [ACCOUNT],
    );
    await dataSource.query(
      `insert into positions values ($1, 'portfolio', 'HELD', 4, 800), ($1, 'portfolio', 'SHRT', -2, -400)`,
      [ACCOUNT],
    );
    const payload = { id: 'a-strategy-of-many-words', kind: 'equal_weight', universe: { symbols: ['HELD'] } };
    const headers = { authorization: `Bearer ${TOKENS.trade}` };
    expect((await app.inject({ method: 'POST', url: '/strategies', headers, payload })).statusCode).toBe(201);
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
    await app.close();
    await broker.stop();
    await database.drop();
  });

  beforeEach(async () => {
    page = await browser.newPage();
    connections = [];
    await page.routeWebSocket(/\/ws\/fills/, (route) => {
      connections.push(route);
      route.connectToServer();
    });
  });

  afterEach(() => page.close());

  const open = async (): Promise<void> => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/dashboard#token=${TOKENS.read}`);
  };
  const panel = (name: string) => page.getByRole('region', { name, exact: true });
  const book = (orderId: string, symbol: string) =>
    app.get(DataSource).transaction(async (manager) => {
      const fill = { fillId: orderId, orderId, symbol, qty: '2', side: 'buy' as const, price: '10', timestamp: AT };
      await app.get(Outbox).append(manager, 'fill.booked', fill);
    });
  const symbolsOf = async (name: string) => panel(name).locator('tbody tr td:nth-child(2)').allTextContents();

  it('know the weights from the last prices, though no new ones come', async () => {
    for (const symbol of ['HELD', 'SHRT'])
      app.get(LiveBus).publish('price-ticks', { symbol, price: '250', timestamp: AT });
    await open();
    const row = (symbol: string) => panel('Weights against targets').getByRole('row', { name: symbol });
    await row('HELD').getByText('10.00%').first().waitFor({ timeout: 45_000 });
    await row('SHRT').getByText('-5.00%').first().waitFor({ timeout: 45_000 });
    // From -5 % to 10 %: the bar of the one ends where that of the other begins.
    const barOf = async (symbol: string) => {
      const bar = row(symbol).locator('rect.actual');
      return Promise.all(['x', 'width'].map(async (name) => Number(await bar.getAttribute(name))));
    };
    const [long, short] = [await barOf('HELD'), await barOf('SHRT')];
    expect([short[0], short[1], long[0], long[1]].map((part) => Math.round(part!))).toEqual([0, 33, 33, 67]);
  });

  it('fit a phone', async () => {
    await page.setViewportSize({ width: 375, height: 800 });
    await open();
    await panel('Strategies').getByText('a-strategy-of-many-words').waitFor({ timeout: 45_000 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375);
  });

  it('show what was booked while the connection was gone, each once', async () => {
    await book('o-1', 'FIRST');
    await open();
    await panel('Fills').getByText('FIRST').waitFor({ timeout: 45_000 });
    await connections[0]!.close({ code: 4008, reason: 'behind' });
    await book('o-2', 'MISSED');
    await panel('Fills').getByText('MISSED').waitFor({ timeout: 45_000 });
    expect(new URL(connections[1]!.url()).searchParams.get('since')).toMatch(/^[^:]+:\d+$/);
    expect(await symbolsOf('Fills')).toEqual(['MISSED', 'FIRST']);
  });

  it('say what did not load, and neither that there are no fills nor that nothing is held', async () => {
    const refused = { status: 503, json: { code: 'unavailable', detail: 'The database does not answer.' } };
    const target = { symbol: 'WANTED', as_of: '2026-01-05', weight: 0.25 };
    await page.route(/\/db\/portfolio\?/, (route) => route.fulfill({ json: [target] }));
    const isLost = ({ pathname }: URL) => ['/db/positions', '/db/equity', '/execute/trades'].includes(pathname);
    await page.route(isLost, (route) => route.fulfill(refused));
    await open();
    for (const name of ['Weights against targets', 'Equity', 'Fills']) {
      await panel(name).getByText(refused.json.detail).waitFor({ timeout: 45_000 });
    }
    const cells = panel('Weights against targets').getByRole('row', { name: 'WANTED' }).getByRole('cell');
    expect((await cells.allTextContents()).slice(0, 4)).toEqual(['WANTED', '25.00%', '–', '–']);
    expect(await page.getByText(/^No (fills|equity) yet/).count()).toBe(0);
  });

  it('do not come back where the server says that it is of no use', async () => {
    await open();
    await panel('Fills').getByText('live').waitFor({ timeout: 45_000 });
    await connections[0]!.close({ code: 4502, reason: 'revoked' });
    await eventually(async () => {
      expect(await panel('Fills').locator('.state').textContent()).toBe('ended');
    });
    expect(connections).toHaveLength(1);
  });
});

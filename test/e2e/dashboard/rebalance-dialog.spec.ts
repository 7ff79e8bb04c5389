import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Browser, Page, Route } from 'playwright-core';
import { describeInChromium, launchChromium } from '../../support/chromium.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';

const SOON = { timeout: 45_000 };

const aPlan = (symbol: string) => ({
  ...{ plan_id: symbol, created_at: '2026-01-05T14:30:00Z', expires_at: '2026-01-05T14:35:00Z', skipped: [] },
  ...{ turnover: 0.1, estimated_cost: '1', cash_after: '100', tracking: { before: 0.1, after: 0 } },
  orders: [{ symbol, side: 'buy', qty: '1', price: '10', value: '10', strategies: { beta: '1' } }],
});

describeInChromium('the rebalance dialog, in Chromium', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let browser: Browser;
  let page: Page;
  /** Requests that wait for the test to answer them, in their order. */
  let [previews, rebalances]: Route[][] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url });
    await app.listen(0, '127.0.0.1');
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
    await app.close();
    await database.drop();
  });

  beforeEach(async () => {
    page = await browser.newPage();
    [previews, rebalances] = [[], []];
    const account = { account_number: 'PA1', mode: 'paper', equity: '10000', cash: '100', trading_state: 'ACTIVE' };
    const json = { ...account, as_of: '2026-01-05T14:30:00Z' };
    await page.route('**/execute/account', (route) => route.fulfill({ json }));
    await page.route('**/execute/preview', (route) => void previews?.push(route));
    await page.route('**/execute/rebalance', (route) => void rebalances?.push(route));
    const { port } = app.getHttpServer().address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/dashboard#token=${TOKENS.trade}`);
  });

  afterEach(() => page.close());

  const press = (name: string) => page.getByRole('button', { name }).click(SOON);
  const dialog = () => page.getByRole('dialog');
  const answer = async (route: Route | undefined, json: object) => {
    const answered = page.waitForResponse(route!.request().url());
    await route!.fulfill({ json });
    await answered;
  };

  it('shows the plan that was asked for last, whichever answer comes last', async () => {
    await press('Rebalance…');
    await press('Close');
    await press('Rebalance…');
    await answer(previews?.[1], aPlan('SECOND'));
    await dialog().getByText('SECOND').waitFor(SOON);
    await answer(previews?.[0], aPlan('FIRST'));
    await page.waitForFunction('new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true))))');
    expect(await dialog().getByText('FIRST').count()).toBe(0);
    await press('Send this order');
    expect(rebalances?.map((route) => route.request().postDataJSON() as unknown)).toEqual([{ plan_id: 'SECOND' }]);
  });

  it('opened again while the orders are under way, asks for nothing and tells what came of them', async () => {
    await press('Rebalance…');
    await answer(previews?.[0], aPlan('ONCE'));
    await press('Send this order');
    await press('Close');
    await press('Rebalance…');
    expect(await dialog().getByRole('button', { name: 'Sending…' }).isDisabled()).toBe(true);
    expect(previews).toHaveLength(1);
    const sent = { orders_submitted: true, run_id: 'r', status: 'completed', skipped: [] };
    await answer(rebalances?.[0], { ...sent, orders: [{ symbol: 'ONCE', side: 'buy' }] });
    await dialog().getByText('1 order submitted').waitFor(SOON);
  });
});

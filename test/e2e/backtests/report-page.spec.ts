import type { Browser } from 'playwright-core';
import { describeInChromium, launchChromium } from '../../support/chromium.js';
import { TOKENS } from '../../support/full-app.js';
import { pricePaths } from '../../support/price-paths.js';
import { BacktestStage } from './backtest-stage.js';

describeInChromium('the report in a browser', () => {
  let stage: BacktestStage;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    stage = await BacktestStage.start();
    await stage.store(pricePaths({ symbols: ['A', 'B'], days: 150, seed: 5, start: '2021-01-01' }));
    const { id } = await stage.run({
      ...{ kind: 'equal_weight', universe: { symbols: ['A', 'B'] }, benchmark: 'A' },
      ...{ start: '2021-01-01', end: '2021-06-30' },
    });
    url = `${await stage.listen()}/backtests/${id}/report.html?token=${TOKENS.read}`;
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
    await stage.stop();
  });

  it.each([
    ['light', 'rgb(251, 250, 247)'],
    ['dark', 'rgb(20, 23, 28)'],
  ] as const)(
    'is %s as the screen wants it, breaks no policy, and asks for nothing more',
    async (colorScheme, paper) => {
      const page = await browser.newPage({ colorScheme });
      const breaches: string[] = [];
      const asked: string[] = [];
      page.on('console', (message) => {
        breaches.push(message.text());
      });
      page.on('request', (request) => {
        asked.push(request.url());
      });
      await page.goto(url);
      await page.getByRole('img', { name: 'Value over time' }).waitFor();
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(paper);
      await page.close();
      expect([breaches, asked.filter((address) => !address.endsWith('/favicon.ico'))]).toEqual([[], [url]]);
    },
  );
});

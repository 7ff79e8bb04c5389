import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Browser } from 'playwright-core';
import { describeInChromium, launchChromium } from '../../support/chromium.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';
import { describedOperations } from '../http/described-operations.js';

const PAGES = ['/docs', '/docs/', '/redoc', '/dashboard'];
const ORIGIN = 'https://app.example.com';

describe('what a browser is told', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url, settings: { CORS_ALLOW_ORIGINS: ORIGIN } });
    await app.listen(0, '127.0.0.1');
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it.each([...PAGES, '/strategies', '/nope', '/health', '/metrics', '/openapi.json'])(
    '%s comes with every header',
    async (url) => {
      const { headers } = await app.inject({ url });
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers).not.toHaveProperty('strict-transport-security');
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
      const policy = String(headers['content-security-policy']);
      expect(policy).not.toMatch(/unsafe-|https?:|\*/);
      for (const directive of [
        "default-src 'self'",
        "script-src 'self';",
        "frame-ancestors 'none'",
        "object-src 'none'",
      ]) {
        expect(policy).toContain(directive);
      }
    },
  );

  it.each(PAGES)('%s has no script, style or handler of its own', async (url) => {
    const { body } = await app.inject({ url });
    expect(body).toMatch(/<script[^>]* src=/);
    expect(body.replaceAll(/<script[^>]* src="[^"]+"[^>]*><\/script>/g, '')).not.toMatch(/<script/i);
    expect(body).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
  });

  describe('CORS', () => {
    const from = (origin: string, method: 'GET' | 'OPTIONS' = 'GET', more: Record<string, string> = {}) =>
      app.inject({ method, url: '/strategies', headers: { origin, authorization: `Bearer ${TOKENS.read}`, ...more } });

    it('lets a page of a listed origin in, also to see why it was refused', async () => {
      const answers = [await from(ORIGIN), await from(ORIGIN, 'GET', { authorization: 'Bearer guess' })];
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 401]);
      for (const { headers } of answers) {
        expect(headers['access-control-allow-origin']).toBe(ORIGIN);
        expect(headers['vary']).toMatch(/\bOrigin\b/);
        expect(headers).not.toHaveProperty('access-control-allow-credentials');
        expect(headers['access-control-expose-headers']).toMatch(/Retry-After/);
      }
    });

    it('shows that page every header which the description names', async () => {
      const described = await describedOperations(app);
      const named = described.flatMap(({ operation }) =>
        Object.values(operation.responses).flatMap((response) => Object.keys(response.headers ?? {})),
      );
      const shown = String((await from(ORIGIN)).headers['access-control-expose-headers']).split(', ');
      expect([...new Set(named)].filter((name) => !shown.includes(name))).toEqual([]);
    });

    it('answers the question before a request without a token', async () => {
      const asked = { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'authorization' };
      const { statusCode, headers } = await app.inject({
        method: 'OPTIONS',
        url: '/strategies/mine',
        headers: { origin: ORIGIN, ...asked },
      });
      expect(statusCode).toBe(204);
      expect(headers['access-control-allow-methods']).toMatch(/PUT/);
      for (const name of ['Authorization', 'Accept-Profile', 'X-Retry-Count']) {
        expect(headers['access-control-allow-headers']).toContain(name);
      }
      expect(headers['access-control-max-age']).toBe('600');
    });

    it('answers OPTIONS that is no such question like any other method', async () => {
      const refused = await from(ORIGIN, 'OPTIONS');
      expect([refused.statusCode, refused.headers['allow']]).toEqual([405, 'GET, HEAD, POST']);
      expect(refused.json()).toMatchObject({ code: 'method_not_allowed' });
      const unknown = await app.inject({ method: 'OPTIONS', url: '/nowhere' });
      expect([unknown.statusCode, unknown.json<{ code: string }>().code]).toEqual([404, 'not_found']);
    });

    it.each([
      'https://evil.example.com',
      'http://app.example.com',
      'https://app.example.com:444',
      'https://app.example.com.evil.example',
      'https://evil.example/https://app.example.com',
      'null',
    ])('says nothing to a page of %s', async (origin) => {
      const { headers } = await from(origin);
      expect(headers).not.toHaveProperty('access-control-allow-origin');
      expect(headers['vary']).toMatch(/\bOrigin\b/);
    });
  });

  describeInChromium('Chromium', () => {
    let browser: Browser;

    beforeAll(async () => {
      browser = await launchChromium();
    });

    afterAll(() => browser.close());

    it.each([
      ['/docs', 'GET'],
      ['/redoc', 'Authorization'],
      [`/dashboard#token=${TOKENS.admin}`, 'Strategies'],
    ])('shows %s and finds nothing that the policy forbids', async (path, text) => {
      const page = await browser.newPage();
      const breaches: string[] = [];
      page.on('console', (message) => {
        if (/Content Security Policy/i.test(message.text())) breaches.push(message.text());
      });
      const { port } = app.getHttpServer().address() as AddressInfo;
      const foreign: string[] = [];
      page.on('request', (request) => {
        const { host, protocol } = new URL(request.url());
        if (/^http/.test(protocol) && host !== `127.0.0.1:${port}`) foreign.push(request.url());
      });
      await page.goto(`http://127.0.0.1:${port}${path}`);
      await page.getByText(text).first().waitFor({ timeout: 45_000 });
      await page.waitForLoadState('load');
      await page.close();
      expect([breaches, foreign]).toEqual([[], []]);
    });
  });
});

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';
import { describedOperations } from './described-operations.js';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('authentication', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let guarded: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url });
    const settings = { QUERY_TOKEN_ENABLED: 'false', METRICS_TOKEN: 'metrics-token' };
    guarded = await createFullApp({ databaseUrl: database.url, settings });
  });

  afterAll(async () => {
    await app.close();
    await guarded.close();
    await database.drop();
  });

  describe('without a known token', () => {
    it.each([
      ['nothing', {}],
      ['an unknown token', bearer('hunter2')],
      ['an empty token', { authorization: 'Bearer ' }],
      ['two tokens', bearer(`${TOKENS.read} ${TOKENS.read}`)],
      ['the token without its scheme', { authorization: TOKENS.read }],
      ['another scheme', { authorization: `Basic ${Buffer.from(`x:${TOKENS.read}`).toString('base64')}` }],
    ])('%s is 401 and says how', async (_, headers) => {
      const answer = await app.inject({ url: '/strategies', headers });
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
      expect(answer.headers['content-type']).toMatch('application/problem+json');
      expect(answer.json()).toMatchObject({ code: 'unauthorized', status: 401, instance: '/strategies' });
      expect(answer.body).not.toMatch(/hunter2|read-token/);
    });

    it('what is open is open', async () => {
      const urls = [
        '/health',
        '/health/live',
        '/health/ready',
        '/docs',
        '/redoc',
        '/openapi.json',
        '/dashboard',
        '/metrics',
      ];
      for (const url of urls) {
        expect({ url, status: (await app.inject({ url })).statusCode }).toEqual({ url, status: 200 });
        expect((await app.inject({ url, headers: bearer('unknown') })).statusCode).toBe(200);
      }
    });
  });

  describe('a scope', () => {
    it('is enough for what it names and for less', async () => {
      for (const token of Object.values(TOKENS)) {
        expect((await app.inject({ url: '/strategies', headers: bearer(token) })).statusCode).toBe(200);
      }
      for (const token of [TOKENS.trade, TOKENS.admin]) {
        const answer = await app.inject({ method: 'DELETE', url: '/strategies/none', headers: bearer(token) });
        expect(answer.statusCode).toBe(404);
      }
    });

    it('of reading changes nothing anywhere', async () => {
      // These compute from what they are given and store nothing.
      const stateless = ['optimize', 'frontier', 'discrete'].map((name) => `/allocation/${name}`);
      stateless.push('/analytics/performance');
      const operations = await describedOperations(app);
      const changing = operations.filter(({ method, url }) => method !== 'GET' && !stateless.includes(url));
      expect(changing.length).toBeGreaterThan(5);
      for (const { method, url } of changing) {
        const answer = await app.inject({ method, url, headers: bearer(TOKENS.read) });
        expect({ method, url, status: answer.statusCode }).toEqual({ method, url, status: 403 });
        expect(answer.json()).toMatchObject({ code: 'forbidden' });
        expect(answer.json<{ detail: string }>().detail).toMatch(
          /needs a token with scope "(trade|admin)"; "reader" has/,
        );
      }
    });

    it('of trading does not administer', async () => {
      const answer = await app.inject({ method: 'POST', url: '/jobs/allocate/pause', headers: bearer(TOKENS.trade) });
      expect(answer.json()).toMatchObject({ status: 403, detail: expect.stringContaining('"admin"') as string });
    });

    it('is looked at before what is asked for', async () => {
      const answer = await app.inject({
        method: 'POST',
        url: '/strategies',
        headers: bearer(TOKENS.read),
        payload: { a: 1 },
      });
      expect(answer.statusCode).toBe(403);
    });
  });

  describe('?token=', () => {
    it('counts for GET and HEAD, beside other parameters', async () => {
      expect((await app.inject({ url: `/strategies?token=${TOKENS.read}` })).statusCode).toBe(200);
      expect((await app.inject({ url: `/market/symbols?simulated=true&token=${TOKENS.read}` })).statusCode).toBe(200);
      expect((await app.inject({ url: `/db/strategies?limit=1&token=${TOKENS.read}` })).statusCode).toBe(200);
      expect((await app.inject({ method: 'HEAD', url: `/strategies?token=${TOKENS.read}` })).statusCode).toBe(200);
    });

    it('counts for nothing that changes something', async () => {
      for (const method of ['POST', 'PUT', 'DELETE'] as const) {
        const url = `/strategies${method === 'POST' ? '' : '/none'}?token=${TOKENS.admin}`;
        const answer = await app.inject({ method, url });
        expect(answer.statusCode).toBe(401);
        expect(answer.body).not.toContain(TOKENS.admin);
      }
    });

    it('does not help a wrong header, and is never repeated', async () => {
      const answer = await app.inject({ url: `/strategies?a=1&token=${TOKENS.read}`, headers: bearer('unknown') });
      expect(answer.json()).toMatchObject({ status: 401, instance: '/strategies?a=1&token=[redacted]' });
    });

    it('can be switched off', async () => {
      const answer = await guarded.inject({ url: `/strategies?token=${TOKENS.read}` });
      expect(answer.statusCode).toBe(401);
      expect((await guarded.inject({ url: '/strategies', headers: bearer(TOKENS.read) })).statusCode).toBe(200);
      const [list] = (await describedOperations(guarded)).filter(({ url }) => url === '/strategies');
      expect(list?.operation.security).toEqual([{ bearer: [] }]);
    });
  });

  describe('METRICS_TOKEN', () => {
    it.each([
      ['nothing', {}],
      ['another token', bearer(TOKENS.admin)],
    ])('asks for itself, not %s', async (_, headers) => {
      const answer = await guarded.inject({ url: '/metrics', headers });
      expect(answer.headers['www-authenticate']).toBe('Bearer');
      expect(answer.json()).toMatchObject({ status: 401, code: 'unauthorized' });
    });

    it('opens the metrics and nothing else', async () => {
      expect((await guarded.inject({ url: '/metrics', headers: bearer('metrics-token') })).statusCode).toBe(200);
      expect((await guarded.inject({ url: '/strategies', headers: bearer('metrics-token') })).statusCode).toBe(401);
    });
  });
});

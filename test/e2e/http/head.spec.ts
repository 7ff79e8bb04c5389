import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';

const ORIGIN = 'https://app.example.com';
/** Short and long ones, of rows, pages and files; those beyond some 100 KiB are compressed as they go out. */
const COMPRESSIBLE = [
  ...['/strategies', '/strategies/s00', '/strategies?limit=2', '/allocation/methods', '/openapi.json', '/openapi.yaml'],
  ...['/db', '/db/strategies', '/db/strategies?limit=1', '/db/strategies?format=csv', '/db/portfolio'],
  ...['/docs', '/docs/swagger-ui.css', '/docs/swagger-ui-bundle.js', '/redoc', '/dashboard'],
];
const OTHERS = ['/docs/favicon-32x32.png', '/db/strategies?format=ndjson', '/strategies/none', '/allocation/runs/none'];
const ENCODINGS = ['gzip', 'br', 'gzip, br', 'identity', 'gzip;q=0', undefined];
/** Of the one answer alone. */
const ITS_OWN = ['date', 'x-request-id', 'connection', 'transfer-encoding'];

describe('what an answer says of its form', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url, settings: { CORS_ALLOW_ORIGINS: ORIGIN } });
    for (let i = 0; i < 25; i += 1) {
      const payload = { id: `s${String(i).padStart(2, '0')}`, kind: 'equal_weight', universe: { symbols: ['AAPL'] } };
      expect((await ask({ method: 'POST', url: '/strategies', payload })).statusCode).toBe(201);
    }
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const ask = (options: InjectOptions) =>
    app.inject({ ...options, headers: { authorization: `Bearer ${TOKENS.admin}`, ...options.headers } });
  const formOf = async (method: 'GET' | 'HEAD', url: string, encoding: string | undefined) => {
    const answer = await ask({ method, url, headers: encoding === undefined ? {} : { 'accept-encoding': encoding } });
    const said = Object.entries(answer.headers).filter(([name]) => !ITS_OWN.includes(name));
    return { url, encoding, status: answer.statusCode, ...Object.fromEntries(said) };
  };
  const varyOf = (headers: Record<string, unknown>) =>
    String(headers['vary'] ?? '')
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .sort();

  it.each([...COMPRESSIBLE, ...OTHERS])('HEAD says of %s what GET says', async (url) => {
    for (const encoding of ENCODINGS) {
      expect(await formOf('HEAD', url, encoding)).toEqual(await formOf('GET', url, encoding));
      expect((await ask({ method: 'HEAD', url })).body).toBe('');
    }
  });

  it('HEAD says how long and in which encoding a page is', async () => {
    const headers = { 'accept-encoding': 'gzip' };
    const head = await ask({ method: 'HEAD', url: '/db/strategies', headers });
    const { rawPayload } = await ask({ url: '/db/strategies', headers });
    expect(head.headers).toMatchObject({ 'content-encoding': 'gzip', 'content-length': String(rawPayload.length) });
  });

  it.each(COMPRESSIBLE)('%s depends on Accept-Encoding, whatever was asked for', async (url) => {
    const isTable = url.startsWith('/db/');
    for (const encoding of ENCODINGS) {
      const said = varyOf(await formOf('GET', url, encoding));
      const own = isTable ? ['accept', 'accept-profile'] : [];
      expect(said).toEqual([...own, 'accept-encoding', 'origin'].sort());
    }
  });

  it('what is never compressed depends on no Accept-Encoding', async () => {
    for (const url of OTHERS) {
      expect(varyOf(await formOf('GET', url, 'gzip'))).not.toContain('accept-encoding');
    }
  });

  it.each(COMPRESSIBLE)('304 of %s depends on what the 200 depends on', async (url) => {
    const full = await ask({ url, headers: { 'accept-encoding': 'gzip' } });
    const headers = { 'accept-encoding': 'gzip', 'if-none-match': String(full.headers['etag']) };
    for (const method of ['GET', 'HEAD'] as const) {
      const again = await ask({ method, url, headers });
      expect({ method, status: again.statusCode, vary: varyOf(again.headers) }).toEqual({
        ...{ method, status: 304, vary: varyOf(full.headers) },
      });
      expect(again.headers).not.toHaveProperty('content-length');
      expect(again.headers).not.toHaveProperty('content-type');
      expect(again.headers).not.toHaveProperty('content-encoding');
    }
  });
});

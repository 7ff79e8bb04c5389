import { connect, type AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { Redis } from 'ioredis';
import { FAILURES_PER_MINUTE } from '../../../src/platform/auth/failed-logins.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';
import { SilentRedis } from './silent-redis.js';

const LIMIT = 5;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('the limit of requests', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url, settings: { RATE_LIMIT_PER_MINUTE: String(LIMIT) } });
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const ask = (options: InjectOptions, of = app): Promise<LightMyRequestResponse> => of.inject(options);
  const left = ({ headers }: LightMyRequestResponse) => Number(headers['ratelimit-remaining']);

  it('counts down for each token by itself, on every answer, and then refuses until the window is over', async () => {
    const request = { url: '/allocation/methods', headers: bearer(TOKENS.read) };
    const answers: LightMyRequestResponse[] = [];
    const wrong: InjectOptions[] = [{ url: '/nope' }, { url: '/strategies', method: 'PATCH' }];
    for (let i = 0; i < LIMIT; i++) answers.push(await ask({ ...request, ...wrong[i] }));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 405, ...Array<number>(LIMIT - 2).fill(200)]);
    expect(answers.map(left)).toEqual([4, 3, 2, 1, 0]);
    expect(answers[0]!.headers['ratelimit-limit']).toBe(String(LIMIT));

    const refused = await ask(request);
    expect(refused.headers['content-type']).toMatch('application/problem+json');
    expect(refused.json()).toMatchObject({
      status: 429,
      code: 'rate_limited',
      detail: expect.stringContaining('wait') as string,
    });
    const retryAfter = Number(refused.headers['retry-after']);
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(60);
    expect(refused.headers['ratelimit-reset']).toBe(String(retryAfter));
    expect(left(refused)).toBe(0);

    // Somebody else has his own.
    expect(left(await ask({ ...request, headers: bearer(TOKENS.trade) }))).toBe(LIMIT - 1);
    // Also a request of the used up token that would be refused otherwise.
    expect((await ask({ ...request, url: '/nope' })).statusCode).toBe(429);
  });

  it('is for those who begin a session of Socket.IO as well', async () => {
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const begin = () => fetch(`http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling`);
    const answers: Response[] = [];
    for (let i = 0; i <= LIMIT; i++) answers.push(await begin());
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(LIMIT).fill(200), 429]);
    const refused = answers.at(-1)!;
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'rate_limited', request_id: expect.any(String) as string });
  });

  it('is for strangers by address, and says so on 401 too', async () => {
    const from = (remoteAddress: string) => ask({ url: '/strategies', remoteAddress });
    expect([(await from('10.1.0.1')).statusCode, left(await from('10.1.0.1'))]).toEqual([401, LIMIT - 2]);
    for (let i = 2; i < LIMIT; i++) await from('10.1.0.1');
    expect((await from('10.1.0.1')).statusCode).toBe(429);
    expect((await from('10.1.0.2')).statusCode).toBe(401);
    // A host has a whole network of these.
    for (let i = 0; i < LIMIT; i++) await from(`2001:db8:1:2::${i + 1}`);
    expect((await from('2001:db8:1:2:ffff::1')).statusCode).toBe(429);
    expect((await from('2001:db8:1:3::1')).statusCode).toBe(401);
  });

  it('is not for probes and metrics', async () => {
    for (const url of ['/health', '/health/live', '/health/ready', '/metrics']) {
      for (let i = 0; i <= LIMIT; i++) expect((await ask({ url, remoteAddress: '10.1.0.3' })).statusCode).not.toBe(429);
      expect((await ask({ url })).headers).not.toHaveProperty('ratelimit-limit');
    }
  });

  it('can be switched off', async () => {
    const free = await createFullApp({ databaseUrl: database.url, settings: { RATE_LIMIT_PER_MINUTE: '0' } });
    const answer = await ask({ url: '/allocation/methods', headers: bearer(TOKENS.read) }, free);
    await free.close();
    expect(answer.headers).not.toHaveProperty('ratelimit-limit');
  });

  it('goes on in memory while the Redis that was asked for is away', async () => {
    const settings = { RATE_LIMIT_PER_MINUTE: String(LIMIT), REDIS_URL: 'redis://127.0.0.1:1' };
    const alone = await createFullApp({ databaseUrl: database.url, settings });
    const request = { url: '/allocation/methods', headers: bearer(TOKENS.read) };
    const statuses: number[] = [];
    for (let i = 0; i <= LIMIT; i++) statuses.push((await ask(request, alone)).statusCode);
    await alone.close();
    expect(statuses).toEqual([...Array<number>(LIMIT).fill(200), 429]);
  });

  it('goes on in memory when Redis falls silent, and waits for it only once', async () => {
    const silent = await SilentRedis.start();
    const settings = { RATE_LIMIT_PER_MINUTE: String(LIMIT), REDIS_URL: silent.url };
    // Time stands still, so it is not yet time to ask it again.
    const alone = await createFullApp({ databaseUrl: database.url, settings, clock: { nowMs: () => 0 } });
    await eventually(() => {
      expect(silent.isCounterGreeted).toBe(true);
    });
    const request = { url: '/allocation/methods', headers: bearer(TOKENS.read) };
    const statuses: number[] = [];
    for (let i = 0; i <= LIMIT; i++) statuses.push((await ask(request, alone)).statusCode);
    await alone.close();
    await silent.stop();
    expect(statuses).toEqual([...Array<number>(LIMIT).fill(200), 429]);
    expect(silent.counts).toBeLessThanOrEqual(1);
  });

  const redisUrl = process.env['TEST_REDIS_URL'];
  (redisUrl === undefined ? it.skip : it)('is one for all replicas where there is Redis', async () => {
    const redis = new Redis(redisUrl!);
    const settings = { RATE_LIMIT_PER_MINUTE: String(LIMIT), REDIS_URL: redisUrl! };
    const replicas = [
      await createFullApp({ databaseUrl: database.url, settings }),
      await createFullApp({ databaseUrl: database.url, settings }),
    ];
    const request = { url: '/allocation/methods', headers: bearer(TOKENS.admin) };
    // A replica that Redis did not answer in time counts alone for a while: then the minute begins anew.
    await eventually(async () => {
      await redis.del('pas:rate:owner');
      const remaining: number[] = [];
      for (let i = 0; i < LIMIT; i++) remaining.push(left(await ask(request, replicas[i % 2])));
      expect(remaining).toEqual([4, 3, 2, 1, 0]);
      const refused = await Promise.all(replicas.map((replica) => ask(request, replica)));
      expect(refused.map(({ statusCode }) => statusCode)).toEqual([429, 429]);
    }, 30_000);
    for (const replica of replicas) await replica.close();
    await redis.del('pas:rate:owner');
    redis.disconnect();
  });
});

describe('who tries tokens', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url });
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const ask = (token: string, remoteAddress = '10.2.0.1') =>
    app.inject({ url: '/allocation/methods', headers: bearer(token), remoteAddress });

  it('is slowed down at his address, where a valid token is let in all the same', async () => {
    for (let i = 0; i < FAILURES_PER_MINUTE; i++) expect((await ask(`guess-${i}`)).statusCode).toBe(401);
    const refused = await ask('guess');
    expect(refused.json()).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.body).not.toContain('guess');
    expect((await ask(TOKENS.read)).statusCode).toBe(200);
    expect((await ask('guess', '10.2.0.2')).statusCode).toBe(401);
    expect((await app.inject({ url: '/health', remoteAddress: '10.2.0.1' })).statusCode).toBe(200);
  });

  it('is slowed down as well when he sends all of them at once', async () => {
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const many = FAILURES_PER_MINUTE + 80;
    const guess = (i: number) => `GET /strategies HTTP/1.1\r\nHost: pas\r\nAuthorization: Bearer guess-${i}\r\n\r\n`;
    const socket = connect(port, '127.0.0.1');
    let said = '';
    socket.on('data', (data) => (said += data.toString('latin1')));
    socket.write(Array.from({ length: many }, (_, i) => guess(i)).join(''));
    const statuses = await eventually(() => {
      const all = [...said.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => match[1]);
      expect(all).toHaveLength(many);
      return all;
    });
    socket.destroy();
    expect(statuses).toEqual([
      ...Array<string>(FAILURES_PER_MINUTE).fill('401'),
      ...Array<string>(many - FAILURES_PER_MINUTE).fill('429'),
    ]);
  });

  it.each([
    ['tokens', bearer('guess')],
    ['to get in without one', {}],
  ])('locks nobody at his address out of the open pages who tries %s', async (tried, headers) => {
    const from = { remoteAddress: tried === 'tokens' ? '10.2.0.3' : '10.2.0.4' };
    const open = ['/dashboard', '/docs', '/openapi.json', '/metrics', '/health'];
    const statuses = () => Promise.all(open.map(async (url) => (await app.inject({ url, ...from })).statusCode));
    const usual = await statuses();
    for (let i = 0; i < FAILURES_PER_MINUTE; i++) await app.inject({ url: '/strategies', headers, ...from });
    expect(await statuses()).toEqual(usual);
    expect(usual).not.toContain(429);
    const refused = [
      await app.inject({ url: '/docs', headers: bearer('guess'), ...from }),
      await app.inject({ url: '/strategies', ...from }),
      await app.inject({ url: '/strategies', headers: bearer('guess'), ...from }),
      await app.inject({ method: 'POST', url: '/execute/preview', payload: {}, ...from }),
    ];
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([429, 429, 429, 429]);
    for (const { headers: told } of refused) expect(Number(told['retry-after'])).toBeGreaterThan(0);
  });

  it('is slowed down at an open page too, whose budget would tell him of a token that is known', async () => {
    const ask = () => app.inject({ url: '/docs', headers: bearer('guess'), remoteAddress: '10.2.0.5' });
    for (let i = 0; i < FAILURES_PER_MINUTE; i++) expect((await ask()).statusCode).not.toBe(429);
    expect((await ask()).statusCode).toBe(429);
  });

  it('of the metrics is slowed down there, where the right one is let in all the same', async () => {
    const guarded = await createFullApp({ databaseUrl: database.url, settings: { METRICS_TOKEN: 'metrics-token' } });
    const scrape = async (token: string) =>
      (await guarded.inject({ url: '/metrics', headers: bearer(token), remoteAddress: '10.2.0.6' })).statusCode;
    // A token for something else is a mistake, not a guess.
    expect(await scrape(TOKENS.read)).toBe(401);
    for (let i = 0; i < FAILURES_PER_MINUTE; i++) expect(await scrape(`guess-${i}`)).toBe(401);
    const statuses = [await scrape('guess'), await scrape(TOKENS.read), await scrape('metrics-token')];
    await guarded.close();
    expect(statuses).toEqual([429, 401, 200]);
  });
});

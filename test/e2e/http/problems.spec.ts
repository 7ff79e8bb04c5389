import { gzipSync } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';
import { describedOperations } from './described-operations.js';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('a request that cannot be answered', () => {
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

  const ask = (options: InjectOptions) =>
    app.inject({ ...options, headers: { authorization: `Bearer ${TOKENS.admin}`, ...options.headers } });
  const post = (url: string, payload: string | object, headers: Record<string, string> = JSON_TYPE) =>
    ask({ method: 'POST', url, payload, headers });

  /** Everything a problem document says, and nothing of what goes on inside. */
  async function problem(answer: ReturnType<typeof ask>): Promise<Record<string, unknown>> {
    const { statusCode, headers, body } = await answer;
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(body).not.toMatch(/\bat .+:\d+|node_modules|\.[jt]s\b|select |insert |\brelation\b|FST_|stack/i);
    const document = JSON.parse(body) as Record<string, unknown>;
    expect(document).toMatchObject({
      type: `https://portfolio-allocation-system.dev/errors#${String(document['code'])}`,
      title: expect.any(String) as string,
      status: statusCode,
      detail: expect.stringMatching(/.+/) as string,
      instance: expect.stringMatching(/^\//) as string,
      request_id: headers['x-request-id'],
    });
    return document;
  }

  it.each([
    ['cut short', '{"id":'],
    ['empty', ''],
    ['no JSON at all', 'id=mine'],
    ['poisoned', '{"__proto__":{"admin":true}}'],
  ])('with a body that is %s', async (_, payload) => {
    expect(await problem(post('/strategies', payload))).toMatchObject({ status: 400, code: 'malformed_json' });
  });

  it.each(['/strategies', '/allocation/optimize'])('with a body that is compressed, at %s', async (url) => {
    const answer = post(url, gzipSync('{}'), { ...JSON_TYPE, 'content-encoding': 'gzip' });
    expect(await problem(answer)).toMatchObject({ status: 415, code: 'unsupported_media_type' });
  });

  it.each<[NonNullable<InjectOptions['method']>, string, string | undefined, string, string]>([
    ['GET', '/market/bars', undefined, 'symbol', 'symbol is missing'],
    [
      'POST',
      '/risk/rules',
      '{"name":"x","statistic":"volatility_60d","strategy":"portfolio"}',
      'limit',
      'limit is missing',
    ],
    ['POST', '/risk/rules', '{"name":"x","statistic":"volatility_60d","limit":0}', 'limit', 'limit must be above 0'],
    ['POST', '/execute/halt', '{"reason":" "}', 'reason', 'reason must not be blank'],
    ['PUT', '/strategies/mine', '[]', 'body', 'body must be a JSON object'],
    ['GET', '/attribution?start=2024-01-05&end=2024-01-04', undefined, 'end', 'end must not be before start'],
    ['GET', '/performance?start=2024-01-05&end=2024-01-04', undefined, 'end', 'end must not be before start'],
    ['GET', '/market/bars?symbol=A&start=2024-01-05&end=2024-01-04', undefined, 'end', 'end must not be before start'],
    [
      'GET',
      '/allocation/performance?start=2024-01-05&end=2024-01-04',
      undefined,
      'end',
      'end must not be before start',
    ],
  ])('%s %s with the body %s says of %s what is wrong', async (method, url, payload, path, message) => {
    const answer = await problem(ask({ method, url, ...(payload && { payload, headers: JSON_TYPE }) }));
    expect(answer).toMatchObject({ status: 400, code: 'validation_failed', errors: [{ path, message }] });
  });

  it('with a body that says two things of one field', async () => {
    const answer = await problem(post('/execute/rebalance', '{"dry_run":true,"dry_run":false}'));
    expect(answer).toMatchObject({ status: 400, code: 'duplicate_parameter', errors: [{ path: 'dry_run' }] });
  });

  it.each([['text/plain'], ['application/x-www-form-urlencoded'], ['application/xml'], ['nonsense']])(
    'with a body of type %s',
    async (type) => {
      const answer = post('/strategies', 'id=mine', { 'content-type': type });
      expect(await problem(answer)).toMatchObject({ status: 415, code: 'unsupported_media_type' });
    },
  );

  it.each([
    ['/strategies', '[', ']'],
    ['/execute/preview', '{"strategy":', '}'],
    ['/risk/rules', '{"a":[', ']}'],
  ])('with a body that is nested beyond all reason: %s %s…', async (url, open, close) => {
    const answer = post(url, `${open.repeat(20_000)}1${close.repeat(20_000)}`);
    expect(await problem(answer)).toMatchObject({
      status: 400,
      code: 'malformed_json',
      detail: expect.stringContaining('nested deeper') as string,
    });
  });

  it('not with brackets that stand in a text', async () => {
    const name = `${'[{\\"'.repeat(40)}`;
    const payload = `{"id":"brackets","name":"${name}","kind":"equal_weight","universe":{"all":true}}`;
    expect((await post('/strategies', payload)).statusCode).toBe(201);
  });

  it('with a body beyond 1 MiB', async () => {
    const answer = post('/strategies', { id: 'x'.repeat(1024 * 1024) });
    expect(await problem(answer)).toMatchObject({ status: 413, code: 'payload_too_large' });
  });

  it('with bytes that are no UTF-8', async () => {
    const answer = ask({
      method: 'POST',
      url: '/strategies',
      payload: Buffer.from([0x22, 0xff, 0x22]),
      headers: JSON_TYPE,
    });
    expect(await problem(answer)).toMatchObject({
      status: 400,
      code: 'malformed_json',
      detail: expect.stringContaining('UTF-8') as string,
    });
  });

  it.each([
    ['NUL', '{"id":"a","kind":"equal_weight","universe":{"symbols":["A\\u0000"]}}', 'universe.symbols.0'],
    ['half of a pair', '{"id":"a","kind":"equal_weight","universe":{"all":true},"name":"\\ud83d"}', 'name'],
    ['a name with NUL', '{"universe":{"\\u0000":1}}', 'universe.\u{FFFD}'],
  ])('with a text that cannot be stored: %s', async (_, payload, path) => {
    const document = await problem(post('/strategies', payload));
    expect(document).toMatchObject({ status: 400, code: 'validation_failed' });
    expect(document['errors']).toEqual([{ path, message: expect.stringContaining('must not hold NUL') as string }]);
  });

  it('takes a whole pair', async () => {
    const payload = '{"id":"pair","name":"\\ud83d\\ude00","kind":"equal_weight","universe":{"all":true}}';
    expect((await post('/strategies', payload)).json()).toMatchObject({ name: '😀' });
  });

  it('with fields that are unknown or wrong: each is named', async () => {
    const strategy = { id: 'Mine', kind: 'magic', universe: { all: true }, enabled: 'perhaps', color: 'red' };
    const document = await problem(post('/strategies', strategy));
    expect(document).toMatchObject({ status: 400, code: 'validation_failed' });
    const paths = (document['errors'] as { path: string; message: string }[]).map(({ path }) => path);
    expect(new Set(paths)).toEqual(new Set(['color', 'id', 'kind', 'enabled']));
    expect(document['errors']).toContainEqual({ path: 'color', message: 'color is not known here' });
  });

  it.each([[[]], [[{ id: 'a' }]], ['"text"'], ['7'], ['null']])('with %j instead of an object', async (payload) => {
    const document = await problem(post('/strategies', payload));
    expect(document).toMatchObject({ status: 400, code: 'validation_failed' });
  });

  it.each([
    ['/market/symbols?simulatd=true', 'simulatd'],
    ['/market/bars?symbol=AAA&limit=1e3', 'limit'],
    ['/market/bars?symbol=AAA&start=2024-13-01', 'start'],
    ['/market/bars?symbol=AAA&end=2024-02-30', 'end'],
    ['/market/bars?symbol=AAA&end=0000-01-01', 'end'],
    ['/allocation/runs?limit=-1', 'limit'],
    // These take no parameters at all.
    ['/strategies/kinds?limit=1', 'limit'],
    ['/strategies?page=1', 'page'],
    ['/strategies/none/weights?as_of=2024-01-05', 'as_of'],
    ['/jobs?name=allocate', 'name'],
  ])('GET %s names the parameter', async (url, name) => {
    const document = await problem(ask({ url }));
    expect(document).toMatchObject({ status: 400, code: 'validation_failed', instance: url });
    expect(document['errors']).toContainEqual({ path: name, message: expect.any(String) as string });
  });

  it.each([
    ...['/openapi.json', '/openapi.yaml', '/docs', '/docs/', '/docs/index.css', '/redoc'],
    ...['/asyncapi.json', '/dashboard', '/health', '/metrics'],
  ])('with a parameter that %s does not know, while a token is nothing to it', async (url) => {
    for (const query of ['zzz=1', `token=${TOKENS.read}&zzz=1`]) {
      const document = await problem(ask({ url: `${url}?${query}` }));
      expect(document).toMatchObject({ status: 400, code: 'validation_failed', errors: [{ path: 'zzz' }] });
    }
    expect((await ask({ url: `${url}?token=${TOKENS.read}` })).statusCode).toBe(200);
  });

  it('with a parameter that is given twice: it is named, whatever it is of', async () => {
    const operations = (await describedOperations(app)).filter(({ path }) => !path.startsWith('/db'));
    const asked = operations.flatMap(({ method, url, operation }) => {
      const own = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
      return ['token', ...own.map(({ name }) => name ?? '')].map((name) => ({ method, url, name }));
    });
    expect(asked.filter(({ name }) => name !== 'token').length).toBeGreaterThan(25);
    for (const { method, url, name } of asked) {
      const document = await problem(ask({ method, url: `${url}?${name}=1&${name}=2` }));
      expect({ method, url, name, ...document }).toMatchObject({
        ...{ method, url, name, status: 400, code: 'duplicate_parameter' },
        detail: `The parameter "${name}" is given more than once.`,
        errors: [{ path: name, message: 'is given more than once' }],
      });
    }
    expect(
      operations.filter(({ operation: { responses } }) => {
        const examples = responses['400']?.content?.['application/problem+json']?.examples ?? {};
        return !('duplicate_parameter' in examples);
      }),
    ).toEqual([]);
  });

  it('with a body where none is taken: its members are named, while none and an empty one are nothing', async () => {
    const bodiless = (await describedOperations(app)).filter(
      ({ method, operation }) => method !== 'GET' && operation.requestBody === undefined,
    );
    expect(bodiless.length).toBeGreaterThan(8);
    for (const { method, url } of bodiless) {
      const send = (payload: string) => ask({ method, url, payload, headers: JSON_TYPE });
      expect({ method, url, ...(await problem(send('{"reason":"x","force":true}'))) }).toMatchObject({
        ...{ method, url, status: 400, code: 'validation_failed' },
        detail: 'This request takes no body: leave out reason, force.',
        errors: [
          { path: 'reason', message: 'reason is not known here' },
          { path: 'force', message: 'force is not known here' },
        ],
      });
      for (const list of ['[]', '"text"']) {
        expect({ method, url, ...(await problem(send(list))) }).toMatchObject({
          ...{ method, url, status: 400, code: 'validation_failed', errors: [{ path: 'the body' }] },
        });
      }
      for (const nothing of ['{}', 'null']) expect((await send(nothing)).statusCode).not.toBe(400);
    }
  });

  it('with two tokens of which neither counts', async () => {
    const url = `/strategies?token=${TOKENS.read}&token=${TOKENS.admin}`;
    expect(await problem(app.inject({ url }))).toMatchObject({ status: 401, code: 'unauthorized' });
  });

  it.each([['/nope'], ['/strategies/none/nope'], ['/'], ['/docs/nope.css'], ['/redoc/nope']])(
    'because nothing is at %s',
    async (url) => {
      expect(await problem(ask({ url }))).toMatchObject({ status: 404, code: 'not_found', instance: url });
    },
  );

  it.each([['/strategies/%'], ['/strategies/%ff'], [`/strategies/${'x'.repeat(2000)}`]])(
    'because %s cannot be read',
    async (url) => {
      expect(await problem(ask({ url }))).toMatchObject({ status: 404, code: 'not_found' });
    },
  );

  it.each([
    ['PATCH', '/strategies', 'GET, HEAD, POST'],
    ['POST', '/strategies/mine', 'DELETE, GET, HEAD, PUT'],
    ['POST', '/correlation?strategy1=a', 'GET, HEAD'],
    ['GET', '/jobs/allocate/run', 'POST'],
    ['DELETE', '/health', 'GET, HEAD'],
    ['POST', '/openapi.json', 'GET, HEAD'],
    ['DELETE', '/db/strategies', 'GET, HEAD, OPTIONS'],
  ] as const)('because %s is not a method of %s', async (method, url, allow) => {
    const answer = ask({ method, url });
    expect(await problem(answer)).toMatchObject({ status: 405, code: 'method_not_allowed', instance: url });
    expect((await answer).headers['allow']).toBe(allow);
  });

  it.each([
    ['application/json', '{'],
    ['application/json', ''],
    ['application/x-www-form-urlencoded', 'a=1'],
    ['application/json', JSON.stringify('x'.repeat(2_000_000))],
  ])('because of the method, whatever comes with it as %s: %.9j', async (type, payload) => {
    const answer = ask({ method: 'PATCH', url: '/correlation?a=1', headers: { 'content-type': type }, payload });
    expect(await problem(answer)).toMatchObject({ status: 405, code: 'method_not_allowed' });
  });

  it('because the database is away', async () => {
    const loaded = jest.spyOn(app.get(DataSource), 'createQueryRunner').mockImplementation(() => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    });
    const document = await problem(ask({ url: '/market/symbols' }));
    loaded.mockRestore();
    expect(document).toMatchObject({ status: 503, code: 'database_unreachable' });
  });

  it('because something broke: a reference to it and nothing else', async () => {
    const dataSource = app.get(DataSource);
    await dataSource.query('alter table strategies rename to strategies_gone');
    const document = await problem(ask({ url: '/strategies' }));
    await dataSource.query('alter table strategies_gone rename to strategies');
    expect(document).toMatchObject({ status: 500, code: 'internal_error' });
    expect(document['detail']).toBe(
      `Something broke on our side; quote request ${String(document['request_id'])} when you report it.`,
    );
    expect(Object.keys(document).sort()).toEqual(
      ['type', 'title', 'status', 'detail', 'instance', 'code', 'request_id'].sort(),
    );
  });
});

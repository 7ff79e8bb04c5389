import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { ROW_WRITERS } from '../../../src/db-proxy/writers/registry.js';
import { GOOD_TOKEN, startTableApi, type TableApi } from './table-api.js';

const FIXTURE = `
  create schema pasfix;
  create table pasfix.rows (id int primary key, name text);
  insert into pasfix.rows select g, 'row ' || g from generate_series(1, 120) g;
  grant usage on schema pasfix to pas_reader;
  grant select on pasfix.rows to pas_reader;`;

describe('the table API over HTTP', () => {
  let api: TableApi;
  beforeAll(async () => {
    api = await startTableApi(FIXTURE, { DB_PROXY_MAX_ROWS: '110' });
  });
  afterAll(() => api.close());

  it.each([
    ['', '0-99/*', 100],
    ['?limit=500', '0-109/*', 110],
    ['?limit=500&page=2', '110-119/*', 10],
    ['?offset=115', '115-119/*', 5],
    ['?offset=120', '*/*', 0],
    ['?limit=7&page=3', '14-20/*', 7],
  ])('%s is the page %s', async (query, range, count) => {
    const answer = await api.get(`/db/rows${query}`);
    expect([answer.statusCode, answer.headers['content-range'], answer.json<unknown[]>().length]).toEqual([
      200,
      range,
      count,
    ]);
  });

  it.each([
    ['?limit=5', 206, '0-4/120'],
    ['?id=lte.5', 200, '0-4/5'],
    ['?id=lte.5&limit=0', 206, '*/5'],
    ['?id=lt.0', 200, '*/0'],
    ['?offset=500', 206, '*/120'],
  ])('%s counted is %d %s', async (query, status, range) => {
    for (const prefer of ['count=exact', 'return=minimal, count="exact"', 'count=estimated']) {
      const answer = await api.get(`/db/rows${query}`, { prefer });
      const { 'content-range': position, 'preference-applied': applied } = answer.headers;
      expect([answer.statusCode, position, applied]).toEqual([status, range, 'count=exact']);
    }
  });

  it('passes over a preference it does not know', async () => {
    const answer = await api.get('/db/rows?limit=1', { prefer: 'count=roughly, handling=strict' });
    expect([answer.statusCode, answer.headers['content-range']]).toEqual([200, '0-0/*']);
    expect(answer.headers['preference-applied']).toBeUndefined();
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    const headers = { authorization: `Bearer ${GOOD_TOKEN}`, prefer: 'count=exact' };
    const [head, get] = await Promise.all(
      (['HEAD', 'GET'] as const).map((method) => api.request({ method, url: '/db/rows?limit=3', headers })),
    );
    expect([head!.statusCode, head!.body]).toEqual([206, '']);
    for (const name of ['content-range', 'etag', 'content-type', 'content-length', 'preference-applied']) {
      expect([name, head!.headers[name]]).toEqual([name, get!.headers[name]]);
    }
    expect((await api.request({ method: 'HEAD', url: '/db/nope', headers })).statusCode).toBe(404);
  });

  it('answers OPTIONS with what is allowed', async () => {
    const answer = await api.request({
      method: 'OPTIONS',
      url: '/db/rows',
      headers: { authorization: `Bearer ${GOOD_TOKEN}` },
    });
    expect([answer.statusCode, answer.headers.allow, answer.body]).toEqual([204, 'GET, HEAD, OPTIONS', '']);
  });

  it('compares If-None-Match weakly, in lists and with *', async () => {
    const etag = (await api.get('/db/rows?limit=1')).headers.etag as string;
    for (const tags of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
      expect([tags, (await api.get('/db/rows?limit=1', { 'if-none-match': tags })).statusCode]).toEqual([tags, 304]);
    }
    for (const url of ['/db/rows?limit=1&offset=1', '/db/rows?limit=1&select=id', '/db/rows?limit=1&format=object']) {
      expect([url, (await api.get(url, { 'if-none-match': etag })).statusCode]).toEqual([url, 200]);
    }
  });

  it('tells one page of rows from the same page counted', async () => {
    const etag = (await api.get('/db/rows?limit=1')).headers.etag as string;
    expect((await api.get('/db/rows?limit=1', { 'if-none-match': etag, prefer: 'count=exact' })).statusCode).toBe(206);
  });

  it.each([
    ['application/json', 200],
    ['text/html, application/*;q=0.9, */*;q=0.1', 200],
    ['application/vnd.pgrst.object+json;nulls=stripped', 200],
    ['text/csv;q=0.5, text/html', 200],
    ['application/xml', 406],
    ['application/json;q=0', 406],
  ])('Accept: %s is %d', async (accept, status) => {
    expect((await api.get('/db/rows?limit=1', { accept })).statusCode).toBe(status);
  });

  it('gives one row as an object, and refuses to choose', async () => {
    const accept = 'application/vnd.pgrst.object+json';
    const one = await api.get('/db/rows?id=7', { accept });
    expect([one.body, one.headers['content-type']]).toEqual(['{"id":7,"name":"row 7"}', `${accept}; charset=utf-8`]);
    for (const query of ['id=0', 'id=lt.9']) {
      const answer = await api.get(`/db/rows?${query}`, { accept });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([406, 'not_one_row']);
    }
  });

  it('needs no more than the scope read, and never less', async () => {
    for (const url of ['/db', '/db/rows']) {
      expect((await api.request({ method: 'GET', url })).statusCode).toBe(401);
      expect((await api.get(url)).statusCode).toBe(200);
    }
  });

  it('is described with its parameters, forms and errors', () => {
    const document = SwaggerModule.createDocument(api.app, new DocumentBuilder().build());
    expect(Object.keys(document.paths)).toEqual(['/db', '/db/{table}']);
    const { get } = document.paths['/db/{table}']!;
    const parameters = get!.parameters!.map((parameter) => ('name' in parameter ? parameter.name : ''));
    expect(parameters).toEqual(
      expect.arrayContaining(['table', 'select', 'order', 'limit', 'offset', 'or', 'filters', 'Prefer']),
    );
    expect(Object.keys(get!.responses)).toEqual(
      expect.arrayContaining(['200', '206', '304', '400', '404', '406', '503', '504']),
    );
    const ok = get!.responses['200'] as { content: object };
    expect(Object.keys(ok.content)).toEqual(ROW_WRITERS.members.map((writer) => writer.mediaType));
  });

  it.each([
    ['limit', 0, 'invalid_limit'],
    ['offset', 0, 'invalid_offset'],
    ['page', 1, 'invalid_offset'],
  ])('%s is described as the whole number from %d that it is', async (name, minimum, code) => {
    const document = SwaggerModule.createDocument(api.app, new DocumentBuilder().build());
    const described = document.paths['/db/{table}']!.get!.parameters!.find((one) => 'name' in one && one.name === name);
    const example = { one: { value: expect.any(Number) as number } };
    expect(described).toMatchObject({ schema: { type: 'integer', minimum }, examples: example });
    expect((await api.get(`/db/rows?${name}=${minimum}`)).statusCode).toBe(200);
    for (const wrong of [minimum - 1, '1.0', '1e3', '']) {
      const answer = await api.get(`/db/rows?${name}=${wrong}`);
      expect([wrong, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([wrong, 400, code]);
    }
  });
});

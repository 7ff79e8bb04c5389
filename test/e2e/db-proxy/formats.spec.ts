import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { parse } from 'csv-parse/sync';
import { eventually } from '../../support/eventually.js';
import { GOOD_TOKEN, startTableApi, type TableApi } from './table-api.js';

const MANY = 60_000;
const FIXTURE = `
  create schema pasfix;
  create table pasfix.kinds (id bigint primary key, text text, n numeric, at timestamptz, ok boolean, list text[], doc json);
  insert into pasfix.kinds values
    (9007199254740993, E'a,"b"\\r\\nc', 0.10, '2024-01-02T15:30:00.5+01:00', true, '{x,"y,z"}', '{"a": 1.10}'),
    (1, '', 'NaN', null, false, null, null),
    (0, null, null, null, null, null, null);
  create table pasfix.texts (id int primary key, doc json);
  insert into pasfix.texts values (1, '"a\\u0000b"'), (2, ' null '), (3, '""'), (4, ' {"a": "\\u0000"}'), (5, '1.10'), (6, '"\\ud800"');
  create table pasfix.many (id int primary key, text text);
  insert into pasfix.many select g, repeat('x', 200) from generate_series(1, ${MANY}) g;
  create view pasfix.slow as select 1 as id, pg_sleep(30)::text as nap;
  create view pasfix.breaks as select id, 1 / (id - 5000) as x from pasfix.many;
  comment on view pasfix.breaks is 'key: id';
  create function pasfix.say(id int) returns boolean language plpgsql as
    $$ begin raise notice 'row % %', id, repeat('.', 1000); return true; end $$;
  create view pasfix.chatty as select id, pasfix.say(id) as said from generate_series(1, 300) id;
  comment on view pasfix.chatty is 'key: id';
  grant usage on schema pasfix to pas_reader;
  grant select on all tables in schema pasfix to pas_reader;`;

describe('forms of rows', () => {
  let api: TableApi;
  let port: number;
  beforeAll(async () => {
    api = await startTableApi(FIXTURE, { DB_PROXY_MAX_ROWS: '10', DB_STATEMENT_TIMEOUT_MS: '1500' });
    await api.app.listen(0, '127.0.0.1');
    port = (api.app.getHttpServer().address() as { port: number }).port;
  });
  afterAll(() => api.close());

  const linesOf = (body: string): string[] => body.split('\n').slice(0, -1);

  /** Asks and leaves everything unread. */
  async function openUnread(url: string): Promise<Socket> {
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET ${url} HTTP/1.1\r\nHost: pas\r\nAuthorization: Bearer ${GOOD_TOKEN}\r\n\r\n`);
    await once(socket, 'readable');
    return socket;
  }

  async function runningExports(): Promise<number> {
    const { rows } = await api.owner.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity
       where datname = current_database() and application_name = 'pas-db-proxy' and state = 'idle in transaction'`,
    );
    return rows[0]!.count;
  }

  async function untilNoExportRuns(): Promise<void> {
    while ((await runningExports()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  it.each([
    ['*/*', 'application/json'],
    ['text/csv, */*', 'text/csv'],
    ['application/x-ndjson;q=0.5, text/*;q=0.9', 'text/csv'],
    ['application/json;q=0, */*', 'text/csv'],
    ['*/*;q=0.1, application/json;q=0, text/csv;q=0', 'application/x-ndjson'],
    ['application/*, application/json;q=0.1', 'application/x-ndjson'],
  ])('are what the client likes best: %s is %s', async (accept, type) => {
    const answer = await api.get('/db/kinds?limit=1', { accept });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, `${type}; charset=utf-8`]);
  });

  it('have a HEAD that says nothing of the length of an export', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `HEAD /db/many?format=ndjson HTTP/1.1\r\nHost: pas\r\nAuthorization: Bearer ${GOOD_TOKEN}\r\nConnection: close\r\n\r\n`,
    );
    const answer = Buffer.concat(await socket.toArray()).toString();
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toMatch(/content-type: application\/x-ndjson/i);
    expect(answer).not.toMatch(/content-length/i);
  });

  it('CSV is quoted where it must be, exact, and tells null from the empty text', async () => {
    const answer = await api.get('/db/kinds?order=id.desc', { accept: 'text/csv' });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(answer.body).toBe(
      'id,text,n,at,ok,list,doc\r\n' +
        '9007199254740993,"a,""b""\r\nc",0.10,2024-01-02T14:30:00.5+00:00,true,"[""x"",""y,z""]","{""a"": 1.10}"\r\n' +
        '1,"",NaN,,false,,\r\n' +
        '0,,,,,,\r\n',
    );
    const rows = parse<string[]>(answer.body, { columns: true });
    expect(rows[0]).toMatchObject({ id: '9007199254740993', text: 'a,"b"\r\nc', n: '0.10' });
  });

  it('CSV holds a JSON text of characters that no text of PostgreSQL has', async () => {
    const answer = await api.get('/db/texts?format=csv');
    expect(answer.body).toBe(
      'id,doc\r\n1,a\u0000b\r\n2,\r\n3,""\r\n4," {""a"": ""\\u0000""}"\r\n5,1.10\r\n6,\ufffd\r\n',
    );
  });

  it('CSV has pages like JSON: position, link, total, ETag', async () => {
    const url = '/db/many?select=id&limit=2&format=csv';
    const first = await api.get(url, { prefer: 'count=exact' });
    expect([first.statusCode, first.body, first.headers['content-range']]).toEqual([
      206,
      'id\r\n1\r\n2\r\n',
      `0-1/${MANY}`,
    ]);
    const next = /<([^>]+)>/.exec(first.headers.link as string)![1]!;
    expect((await api.get(next)).body).toBe('id\r\n3\r\n4\r\n');
    const { etag } = (await api.get(url)).headers;
    expect((await api.get(url, { 'if-none-match': etag as string })).statusCode).toBe(304);
    expect((await api.get(url.replace('csv', 'json'), { 'if-none-match': etag as string })).statusCode).toBe(200);
    expect((await api.get('/db/many?id=0&format=csv')).body).toBe('id,text\r\n');
  });

  it('NDJSON is every row, beyond any page, in order', async () => {
    const answer = await api.get('/db/many?select=id', { accept: 'application/x-ndjson' });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/x-ndjson; charset=utf-8']);
    expect([answer.headers.link, answer.headers.etag, answer.headers['content-length']]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const ids = linesOf(answer.body).map((line) => (JSON.parse(line) as { id: number }).id);
    expect(ids).toEqual(Array.from({ length: MANY }, (_, i) => i + 1));
  });

  it('NDJSON is exact, filtered, ordered and limited like a page', async () => {
    expect((await api.get('/db/kinds?format=ndjson&select=id,n&order=n.nullsfirst')).body).toBe(
      '{"id":0,"n":null}\n{"id":9007199254740993,"n":0.10}\n{"id":1,"n":"NaN"}\n',
    );
    const part = await api.get('/db/many?format=ndjson&select=id&id=gt.100&limit=500&offset=10&order=id.desc', {
      prefer: 'count=exact',
    });
    expect([part.statusCode, part.headers['content-range']]).toEqual([206, `10-509/${MANY - 100}`]);
    expect([linesOf(part.body).length, linesOf(part.body)[0]]).toEqual([500, `{"id":${MANY - 10}}`]);
    expect((await api.get('/db/many?format=ndjson&id=0')).body).toBe('');
    expect((await api.get('/db/many?format=ndjson&limit=99999999999999999999&select=id&id=lt.3')).body).toBe(
      '{"id":1}\n{"id":2}\n',
    );
  });

  it('NDJSON goes on from a cursor', async () => {
    const { headers } = await api.get(`/db/many?select=id&limit=5&id=gt.${MANY - 8}`);
    const next = /<([^>]+)>/.exec(headers.link as string)![1]!;
    expect((await api.get(`${next}&format=ndjson`)).body).toBe(
      [2, 1, 0].map((back) => `{"id":${MANY - back}}\n`).join(''),
    );
  });

  it.each([
    ['/db/nope?format=ndjson', 404, 'table_not_found'],
    ['/db/many?format=ndjson&nope=1', 400, 'unknown_column'],
    ['/db/many?format=ndjson&id=x', 400, 'invalid_value'],
    ['/db/slow?format=ndjson', 504, 'statement_timeout'],
  ])('what is wrong with an export is told before it begins: %s', async (url, status, code) => {
    const answer = await api.get(url);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
  });

  it('an export that breaks breaks off, and does not look complete', async () => {
    const headers = { authorization: `Bearer ${GOOD_TOKEN}` };
    const answer = await fetch(`http://127.0.0.1:${port}/db/breaks?format=ndjson`, { headers });
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
    await untilNoExportRuns();
  });

  it('a connection goes on after exports that broke or were left', async () => {
    const headers = { authorization: `Bearer ${GOOD_TOKEN}` };
    for (let time = 0; time < 5; time++) {
      const broken = await fetch(`http://127.0.0.1:${port}/db/breaks?format=ndjson`, { headers });
      await expect(broken.text()).rejects.toThrow();
      (await openUnread('/db/many?format=ndjson')).destroy();
      await untilNoExportRuns();
      expect(linesOf((await api.get('/db/many?format=ndjson')).body)).toHaveLength(MANY);
    }
  });

  it('what a statement says beside its rows disturbs nothing', async () => {
    expect((await api.get('/db/chatty?format=ndjson')).body).toBe(
      Array.from({ length: 300 }, (_, i) => `{"id":${i + 1},"said":true}\n`).join(''),
    );
  });

  it('an export waits for its reader, and ends when the reader leaves', async () => {
    const socket = await openUnread('/db/many?format=ndjson');
    await eventually(async () => expect(await runningExports()).toBe(1));
    socket.destroy();
    await untilNoExportRuns();
  });

  it('a reader that takes its time gets every row as it is', async () => {
    const headers = { authorization: `Bearer ${GOOD_TOKEN}` };
    const answer = await fetch(`http://127.0.0.1:${port}/db/many?format=ndjson`, { headers });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const lines = linesOf(await answer.text());
    const expected = Array.from({ length: MANY }, (_, i) => `{"id":${i + 1},"text":"${'x'.repeat(200)}"}`);
    expect(lines.findIndex((line, i) => line !== expected[i])).toBe(-1);
    expect(lines).toHaveLength(MANY);
  });

  it('HEAD of an export reads nothing', async () => {
    const headers = { authorization: `Bearer ${GOOD_TOKEN}` };
    const answer = await api.request({ method: 'HEAD', url: '/db/many?format=ndjson', headers });
    expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([
      200,
      'application/x-ndjson; charset=utf-8',
      '',
    ]);
    await untilNoExportRuns();
  });

  it('more exports than there are connections for are refused, while pages are served', async () => {
    const sockets = await Promise.all(Array.from({ length: 4 }, () => openUnread('/db/many?format=ndjson')));
    await eventually(async () => expect(await runningExports()).toBe(4));
    const refused = await api.get('/db/many?format=ndjson');
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([503, 'export_busy']);
    expect((await api.get('/db/many?limit=1')).statusCode).toBe(200);
    for (const socket of sockets) socket.destroy();
    await untilNoExportRuns();
    // A place is free a moment after its transaction is over.
    await eventually(async () => expect((await api.get('/db/many?format=ndjson&limit=1')).statusCode).toBe(200));
  });
});

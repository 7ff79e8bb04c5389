import { startTableApi, type TableApi } from './table-api.js';

const FIXTURE = `
  create schema pasfix;
  create table pasfix.trades (id int primary key, symbol text, "limit" text);
  insert into pasfix.trades values (1, 'AAPL', 'x'), (2, 'MSFT', 'y');
  create table pasfix.secrets (id int primary key, secret text);
  insert into pasfix.secrets values (1, 'S3CRET');
  grant usage on schema pasfix to pas_reader;
  grant select on pasfix.trades to pas_reader;`;

const PAYLOADS = [
  `' OR 1=1--`,
  `'; drop table pasfix.trades;--`,
  `" or ""="`,
  `id"; select secret from pasfix.secrets; --`,
  `1) union select id, secret, secret from pasfix.secrets --`,
  `(select secret from pasfix.secrets)`,
  `id::text`,
  `$1`,
  `\\'; select pg_sleep(10); --`,
  `id desc; drop table pasfix.trades`,
  `case when (select true) then id end`,
  `pg_sleep(10)`,
  `*/ select 1 /*`,
  `a\u0000b`,
];

describe('SQL in a request', () => {
  let api: TableApi;
  beforeAll(async () => {
    api = await startTableApi(FIXTURE);
  });
  afterAll(() => api.close());

  const places: [where: string, url: (payload: string) => string, status: number][] = [
    ['a value', (payload) => `/db/trades?symbol=eq.${payload}`, 200],
    ['a bare value', (payload) => `/db/trades?symbol=${payload}`, 200],
    ['a pattern', (payload) => `/db/trades?symbol=ilike.${payload}`, 200],
    ['a quoted list item', (payload) => `/db/trades?symbol=in.(${quoted(payload)})`, 200],
    ['a quoted member', (payload) => `/db/trades?or=(id.eq.9,symbol.eq.${quoted(payload)})`, 200],
    ['a number', (payload) => `/db/trades?id=${payload}`, 400],
    ['a filter column', (payload) => `/db/trades?${payload}=eq.1`, 400],
    ['a quoted filter column', (payload) => `/db/trades?${quoted(payload)}=eq.1`, 400],
    ['a member column', (payload) => `/db/trades?or=(${quoted(payload)}.eq.1)`, 400],
    ['select', (payload) => `/db/trades?select=${payload}`, 400],
    ['select, quoted', (payload) => `/db/trades?select=${quoted(payload)}`, 400],
    ['order', (payload) => `/db/trades?order=${payload}`, 400],
    ['order, quoted', (payload) => `/db/trades?order=${quoted(payload)}.desc`, 400],
    ['sort_by', (payload) => `/db/trades?sort_by=${payload}`, 400],
    ['limit', (payload) => `/db/trades?limit=${payload}`, 400],
    ['offset', (payload) => `/db/trades?offset=${payload}`, 400],
    ['a group', (payload) => `/db/trades?or=(${payload})`, 400],
    ['the table', (payload) => `/db/${payload}`, 404],
  ];

  it.each(places)('stays what it is as %s', async (_where, url, status) => {
    for (const payload of PAYLOADS) {
      const answer = await api.get(url(encodeURIComponent(payload)));
      // No request may hold a NUL.
      expect([payload, payload.includes('\u0000') ? 400 : status]).toEqual([payload, answer.statusCode]);
      expect(answer.body).not.toContain('S3CRET');
      if (answer.statusCode === 200) expect(answer.json()).toEqual([]);
    }
    expect((await api.owner.query('select from pasfix.trades')).rowCount).toBe(2);
  });

  it('does not confuse a quoted reserved word with the word', async () => {
    expect((await api.get('/db/trades?%22limit%22=eq.x&limit=5')).json()).toEqual([
      { id: 1, symbol: 'AAPL', limit: 'x' },
    ]);
  });
});

/** Quotes an already encoded payload. */
function quoted(encoded: string): string {
  return `%22${encoded.replaceAll('%5C', '%5C%5C').replaceAll('%22', '%5C%22')}%22`;
}

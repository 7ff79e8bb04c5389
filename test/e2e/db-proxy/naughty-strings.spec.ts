import naughtyStrings from 'big-list-of-naughty-strings' with { type: 'json' };
import { startTableApi, type TableApi } from './table-api.js';

const SECRET = 'S3CRET';
const FIXTURE = `
  create schema pasfix;
  create table pasfix.trades (id int primary key, symbol text, at timestamptz, qty numeric, ok boolean, doc jsonb);
  insert into pasfix.trades values (1, 'AAPL', '2024-01-02', 1, true, '{}');
  create table pasfix.secrets (id int primary key, secret text);
  insert into pasfix.secrets values (1, '${SECRET}');
  grant usage on schema pasfix to pas_reader;
  grant select on pasfix.trades to pas_reader;`;

/** Ends or widens an identifier, a list or a statement, were it ever put into one. */
const INJECTIONS = [
  'id","secret',
  'id" from pasfix.secrets --',
  '*,secrets(*)',
  'secrets.secret',
  'id::text',
  '(select secret from pasfix.secrets limit 1)',
  'id;select secret from pasfix.secrets',
  'id desc, (select 1/0)',
  'id.asc,(case when 1=1 then secret end)',
  'and(id.eq.1),or(secret.like.*)',
  '1) or (select true from pasfix.secrets',
  "1' union select secret from pasfix.secrets --",
  '$1',
  '"',
  '\\"',
  'pasfix.secrets',
  '../secrets',
  '..%2fsecrets',
  'trades/../secrets',
  '%00',
  'secrets?select=secret',
  'trades union select secret',
];

const PLACES: [where: string, url: (text: string) => string][] = [
  ['the table', (text) => `/db/${text}`],
  ['a filter column', (text) => `/db/trades?${text}=eq.1`],
  ['a quoted filter column', (text) => `/db/trades?%22${text}%22=eq.1`],
  ['a bare value', (text) => `/db/trades?symbol=${text}`],
  ['a value', (text) => `/db/trades?symbol=eq.${text}`],
  ['a pattern', (text) => `/db/trades?symbol=ilike.${text}`],
  ['a list', (text) => `/db/trades?symbol=in.(${text})`],
  ['a truth', (text) => `/db/trades?ok=is.${text}`],
  ['a number', (text) => `/db/trades?qty=gt.${text}`],
  ['a time', (text) => `/db/trades?at=lt.${text}`],
  ['a document', (text) => `/db/trades?doc=eq.${text}`],
  ['a group', (text) => `/db/trades?or=(${text})`],
  ['a member', (text) => `/db/trades?and=(symbol.eq.${text},id.eq.1)`],
  ['select', (text) => `/db/trades?select=${text}`],
  ['fields', (text) => `/db/trades?fields=id,${text}`],
  ['order', (text) => `/db/trades?order=${text}`],
  ['a direction', (text) => `/db/trades?order=id.${text}`],
  ['sort_by', (text) => `/db/trades?sort_by=${text}`],
  ['limit', (text) => `/db/trades?limit=${text}`],
  ['offset', (text) => `/db/trades?offset=${text}`],
  ['page', (text) => `/db/trades?page=${text}`],
  ['cursor', (text) => `/db/trades?cursor=${text}`],
  ['format', (text) => `/db/trades?format=${text}`],
  ['the whole query', (text) => `/db/trades?${text}`],
];

describe('naughty strings', () => {
  let api: TableApi;
  beforeAll(async () => {
    // The statements are of many shapes: more patience than the machine that runs the tests may need.
    api = await startTableApi(FIXTURE, { DB_STATEMENT_TIMEOUT_MS: '20000' });
  });
  afterAll(() => api.close());

  it.each(PLACES)('as %s are answered or refused, and show nothing else', async (_where, url) => {
    await forEachString(async (text) => {
      const answer = await api.get(url(encodeURIComponent(text)));
      expect([text, answer.statusCode]).toEqual([text, answer.statusCode < 500 ? answer.statusCode : 'a refusal']);
      expect(answer.body).not.toContain(SECRET);
      if (answer.statusCode === 200) expect(['', '[]', ...ROWS]).toContain(shapeOf(answer.body));
      else expect(answer.json()).toMatchObject({ code: expect.stringMatching(/^[a-z_]+$/) as string });
    });
    expect((await api.owner.query('select from pasfix.trades')).rowCount).toBe(1);
  });

  it.each(['accept', 'prefer', 'if-none-match', 'range', 'accept-profile'])(
    'as the header %s do no harm',
    async (name) => {
      await forEachString(async (text) => {
        // A header holds one byte per character.
        const answer = await api.get('/db/trades', { [name]: encodeURI(text) });
        expect([text, [200, 304, 404, 406].includes(answer.statusCode)]).toEqual([text, true]);
        expect(answer.body).not.toContain(SECRET);
      });
    },
  );
});

/** Many at once: what is waited for is the database. */
async function forEachString(check: (text: string) => Promise<void>): Promise<void> {
  const strings = [...naughtyStrings, ...INJECTIONS].values();
  const work = async (): Promise<void> => {
    for (const text of strings) await check(text);
  };
  await Promise.all(Array.from({ length: 16 }, work));
}

/** The one row that can be seen, by its first key. */
const ROWS = ['[{"id":1', 'id,symbo', '{"id":1,'];

function shapeOf(body: string): string {
  return body.slice(0, body === '[]' ? 2 : 8);
}

import { startTableApi, type TableApi } from './table-api.js';

const FIXTURE = `
  create schema pasfix;
  create table pasfix.exact (id bigint primary key, small numeric(38,18), large numeric, double float8, page text, "a ""b"", c" int);
  insert into pasfix.exact values
    (9223372036854775807, 0.000000000000000001, 123456789012345678901234567890.120, 0.1, 'page', 1),
    (9007199254740993, -1.500000000000000000, 'NaN', 'Infinity', E'line\\n"quote" \\\\ 漢字 😀', 2),
    (-1, null, null, null, null, null);
  create table pasfix.kinds (id int primary key, at timestamptz, day date, meta jsonb, raw json, list text[], mood pasfix_mood, code varchar(3));
  insert into pasfix.kinds values (1, '2024-01-02T15:30:00.123456+01:00', '2024-01-05', '{"tag": "a", "n": 1.10}', '{"b":1,"a":2}', '{x,"y,z"}', 'glad', 'abc'),
                                  (2, '2024-01-02T14:30:01Z', '2024-01-06', null, null, null, 'sad', 'abd');
  create type pasfix.pair as (a int, b text);
  create collation pasfix.anycase (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
  create domain pasfix.small as numeric check (value > 0);
  create domain pasfix.tiny as pasfix.small check (value < 9);
  create table pasfix.rare (id int primary key, span int4range, spans int4multirange, wait interval, pair pasfix.pair, words tsvector,
                            ask tsquery, meta jsonb, list int[], name text collate pasfix.anycase, size pasfix.tiny);
  insert into pasfix.rare values (1, '[1,5)', '{[1,5)}', '1 hour', '(1,x)', 'a', 'a', '"x"', '{1}', 'Abc', 1.10), (2, null, null, null, null, null, null, null, null, null, 0.50);
  create view pasfix.keyless as select v, w from (values (2, '{}'::json), (1, '{}'), (2, '{"a":1}'), (1, '{"b":1}')) t(v, w);
  grant usage on schema pasfix to pas_reader;
  grant select on all tables in schema pasfix to pas_reader;`;

describe('values of the table API', () => {
  let api: TableApi;
  beforeAll(async () => {
    api = await startTableApi(`create type pasfix_mood as enum ('sad', 'glad');${FIXTURE}`);
  });
  afterAll(() => api.close());

  const bodyOf = async (url: string): Promise<string> => (await api.get(url)).body;
  const codeOf = async (url: string): Promise<unknown> => (await api.get(url)).json<{ code: unknown }>().code;

  it('are digit for digit those of the database', async () => {
    expect(await bodyOf('/db/exact?select=id,small,large,double&order=id.desc')).toBe(
      '[{"id":9223372036854775807,"small":0.000000000000000001,"large":123456789012345678901234567890.120,"double":0.1},' +
        '{"id":9007199254740993,"small":-1.500000000000000000,"large":"NaN","double":"Infinity"},' +
        '{"id":-1,"small":null,"large":null,"double":null}]',
    );
  });

  it('are compared exactly', async () => {
    expect(await bodyOf('/db/exact?select=id&id=9007199254740993')).toBe('[{"id":9007199254740993}]');
    expect(await bodyOf('/db/exact?select=id&id=9007199254740992')).toBe('[]');
    expect(await bodyOf('/db/exact?select=id&large=123456789012345678901234567890.12')).toBe(
      '[{"id":9223372036854775807}]',
    );
    expect(await bodyOf('/db/exact?select=id&small=0.0000000000000000010000001')).toBe('[]');
  });

  it('keep text and unusual column names as they are', async () => {
    const rows = (await api.get('/db/exact?select="a ""b"", c",page'.replaceAll('""', '\\"'))).json<unknown[]>();
    expect(rows).toEqual([
      { 'a "b", c': null, page: null },
      { 'a "b", c': 2, page: 'line\n"quote" \\ 漢字 😀' },
      { 'a "b", c': 1, page: 'page' },
    ]);
    expect(await bodyOf('/db/exact?select="page"&"page"=page')).toBe('[{"page":"page"}]');
  });

  it('have times in UTC, and JSON as JSON', async () => {
    expect(await bodyOf('/db/kinds?id=1')).toBe(
      '[{"id":1,"at":"2024-01-02T14:30:00.123456+00:00","day":"2024-01-05","meta":{"n": 1.10, "tag": "a"},' +
        '"raw":{"b":1,"a":2},"list":["x","y,z"],"mood":"glad","code":"abc"}]',
    );
  });

  it.each([
    ['at=gt.2024-01-02T14:30:01', []],
    ['at=gte.2024-01-02T14:30:01', [2]],
    ['at=lt.2024-01-02T15:30:01%2B01:00', [1]],
    ['day=2024-01-05', [1]],
    ['mood=glad', [1]],
    ['mood=in.(sad,glad)&order=mood', [2, 1]],
    ['list=eq.{x,"y,z"}', [1]],
    ['code=like.ab*&code=neq.abc', [2]],
    ['code=abcd', []],
    ['code=in.()', []],
    ['code=not.in.()', [1, 2]],
    ['or=(code.eq.abd,and(id.eq.1,mood.eq.sad))', [2]],
    ['not.and=(id.eq.1,code.eq.abc)', [2]],
    ['id=not.eq.1', [2]],
    ['raw=is.null', [2]],
    ['limit=1&page=2', [2]],
  ])('are filtered by %s', async (query, ids) => {
    const rows = (await api.get(`/db/kinds?${query}`)).json<{ id: number }[]>();
    expect(rows.map((row) => row.id)).toEqual(ids);
  });

  it.each([
    ['id=x', 'invalid_value'],
    ['id=1.5', 'invalid_value'],
    ['id=99999999999999999999', 'invalid_value'],
    ['id=in.(1,x)', 'invalid_value'],
    ['day=2024-02-30', 'invalid_value'],
    ['at=yesterdayish', 'invalid_value'],
    ['mood=angry', 'invalid_value'],
    ['meta={', 'invalid_value'],
    ['code=a%00b', 'malformed_request'],
    ['code=like.a%5C', 'invalid_value'],
    ['or=(id.eq.1,day.eq.never)', 'invalid_value'],
    ['id=like.1*', 'invalid_operator'],
    ['id=is.true', 'invalid_operator'],
    ['raw={}', 'invalid_operator'],
    ['order=raw', 'invalid_order'],
  ])('that do not fit are refused: %s', async (query, code) => {
    const answer = await api.get(`/db/kinds?${query}`);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, code]);
  });

  it.each([
    ['span=eq.[5,1)', 'span'],
    ['spans=eq.{[5,1)}', 'spans'],
    ['wait=gt.99999999999 years', 'wait'],
    ['pair=eq.(1,x)', 'pair'],
    ["words=eq.'", 'words'],
    ['ask=eq.%26', 'ask'],
    ['meta=eq."%5Cu0000 of $2"', 'meta'],
    ['list=eq.[2:1]={}', 'list'],
  ])('that do not fit are refused whatever their type calls it: %s', async (filter, path) => {
    for (const format of ['json', 'ndjson']) {
      const answer = await api.get(`/db/rare?id=1&${filter}&format=${format}`);
      expect(answer.json()).toMatchObject({ status: 400, code: 'invalid_value', errors: [{ path }] });
    }
  });

  it('of a domain over a domain have the order and the form of its base', async () => {
    for (const format of ['json', 'ndjson']) {
      const body = await bodyOf(`/db/rare?select=size&order=size&limit=1&format=${format}`);
      expect(body).toContain('{"size":0.50}');
    }
    expect(await bodyOf('/db/rare?select=size&order=size.desc&size=gt.0.5')).toBe('[{"size":1.10}]');
  });

  it('of a collation that has no patterns are equal in any case, and their patterns at most refused', async () => {
    expect(await bodyOf('/db/rare?name=ABC&select=id')).toBe('[{"id":1}]');
    const answer = await api.get('/db/rare?name=ilike.a*');
    expect(answer.json()).toMatchObject({ status: 400, code: 'invalid_operator' });
  });

  it('that do not fit are named with their column', async () => {
    const answer = await api.get('/db/kinds?code=abc&day=gt.2024-01-01&id=in.(1,two)&limit=3');
    expect(answer.json()).toMatchObject({ detail: '"two" does not fit the type of the column "id".' });
  });

  it('of a view without a key are still totally ordered, so pages never overlap', async () => {
    const pages = await Promise.all(
      [0, 1, 2, 3].map((offset) => bodyOf(`/db/keyless?limit=1&offset=${offset}&order=v.desc`)),
    );
    expect(pages).toEqual(['[{"v":2,"w":{"a":1}}]', '[{"v":2,"w":{}}]', '[{"v":1,"w":{"b":1}}]', '[{"v":1,"w":{}}]']);
  });

  it('do not let an unknown parameter through', async () => {
    expect(await codeOf('/db/kinds?format=parquet')).toBe('unknown_parameter');
    expect(await codeOf('/db?limit=1')).toBe('unknown_parameter');
  });
});

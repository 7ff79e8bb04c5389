import { GOOD_TOKEN, startTableApi, type TableApi } from './table-api.js';

const FIXTURE = `
  create schema pasfix;
  create table pasfix.rows (id int primary key, a int, b text, at timestamptz, n numeric, raw json, "we ird,""" int);
  insert into pasfix.rows
    select g, nullif(g % 4, 0), case g % 3 when 0 then null when 1 then 'x' else 'y "z", ä' end,
           case when g % 5 > 0 then timestamptz '2024-01-01 00:00:00.000001+00' + g % 2 * interval '1 second' end,
           case g % 6 when 0 then null when 1 then 'NaN' when 2 then 0.1 else 123456789012345678901234567890.1 end,
           case when g % 2 = 0 then json_build_object('k', g % 3) end, g % 3
    from generate_series(1, 30) g;
  create view pasfix.keyless as select a, b, raw from pasfix.rows;
  create view pasfix.keyed as select b, id, a from pasfix.rows;
  comment on view pasfix.keyed is 'Rows again.
key: id';
  create view pasfix.lying as select a from pasfix.rows;
  comment on view pasfix.lying is 'key: a, hidden';
  create table pasfix.alike (n numeric, f float8, j jsonb, i interval, c char(3), l numeric[]);
  insert into pasfix.alike
    select (array[1.0, 1.00, 1.000, 2])[g], (array['0', '-0', '0', 'NaN'])[g]::float8,
           (array['1.0', '1.00', '1', '[]'])[g]::jsonb, (array['1 day', '24 hours', '24:00', '1 hour'])[g]::interval,
           (array['a', 'a ', 'a', 'b'])[g], (array['{1.0}', '{1.00}', '{1}', '{}'])[g]::numeric[]
    from generate_series(1, 4) g;
  create table pasfix.wide (id int primary key, text text);
  insert into pasfix.wide select g, repeat(g::text, 3000) from generate_series(1, 4) g;
  grant usage on schema pasfix to pas_reader;
  grant select on all tables in schema pasfix to pas_reader;`;

describe('pages of the table API', () => {
  let api: TableApi;
  beforeAll(async () => {
    api = await startTableApi(FIXTURE, { DB_PROXY_MAX_ROWS: '7' });
  });
  afterAll(() => api.close());

  const nextOf = (link: unknown): string | undefined => /^<([^>]+)>; rel="next"$/.exec(String(link))?.[1];
  const codeOf = async (url: string): Promise<unknown> => {
    const answer = await api.get(url);
    return [answer.statusCode, answer.json<{ code?: unknown }>().code];
  };

  /** Every row that the links lead to, and the positions that the pages tell. */
  async function walk(url: string): Promise<{ rows: unknown[]; ranges: unknown[] }> {
    const found: { rows: unknown[]; ranges: unknown[] } = { rows: [], ranges: [] };
    for (let next: string | undefined = url; next !== undefined;) {
      const answer = await api.get(next);
      expect([next, answer.statusCode]).toEqual([next, 200]);
      found.rows.push(...answer.json<unknown[]>());
      found.ranges.push(answer.headers['content-range']);
      next = nextOf(answer.headers.link);
    }
    return found;
  }

  it.each([
    ['', 'id'],
    ['order=id.desc', 'id desc'],
    ['order=a', 'a, id'],
    ['order=a.desc', 'a desc, id'],
    ['order=a.nullsfirst', 'a nulls first, id'],
    ['order=a.desc.nullslast,b.desc', 'a desc nulls last, b desc, id'],
    ['order=b,a.desc.nullsfirst,at', 'b, a desc nulls first, at, id'],
    ['order=at.desc,n', 'at desc, n, id'],
    ['order=n.desc.nullslast', 'n desc nulls last, id'],
    ['order=%22we ird,\\%22%22.desc', '"we ird,""" desc, id'],
    ['sort_by=b&order=desc', 'b desc, id'],
    ['order=a&or=(b.is.null,b.eq.x)&select=b', 'a, id', "b is null or b = 'x'"],
  ])('%s are walked through row by row, nulls and all', async (query, order, where = 'true') => {
    const columns = query.includes('select') ? 'b' : '*';
    const whole = await api.owner.query<{ rows: unknown[] }>(
      `select json_agg(r) as rows from (select ${columns} from pasfix.rows where ${where} order by ${order}) r`,
    );
    for (const limit of [1, 4, 7]) {
      expect((await walk(`/db/rows?limit=${limit}&${query}`)).rows).toEqual(whole.rows[0]?.rows);
    }
  });

  it('of a view without a key are walked through as well, in the order of every column', async () => {
    const whole = await api.owner.query<{ rows: unknown[] }>(
      `select json_agg(r) as rows from (select * from pasfix.keyless order by b desc, a, raw::text) r`,
    );
    // Some rows are alike in every column, and more of them than a page holds.
    for (const limit of [1, 2, 4, 7]) {
      expect((await walk(`/db/keyless?limit=${limit}&order=b.desc`)).rows).toEqual(whole.rows[0]?.rows);
    }
  });

  it('of a table without a key are walked through though values are equal that are written differently', async () => {
    const whole = (await api.owner.query<{ text: string }>('select to_json(a)::text as text from pasfix.alike a')).rows;
    for (const limit of [1, 2, 3, 7]) {
      for (const order of ['', '&order=n', '&order=i.desc,l', '&order=j.desc']) {
        const { rows, ranges } = await walk(`/db/alike?limit=${limit}${order}`);
        expect(ranges).toHaveLength(Math.ceil(whole.length / limit));
        expect(rows.map((row) => JSON.stringify(row)).sort()).toEqual(
          whole.map(({ text }) => JSON.stringify(JSON.parse(text))).sort(),
        );
      }
    }
  });

  it('tell their position, and the last one has no link', async () => {
    const { ranges } = await walk('/db/rows?limit=7&offset=5');
    expect(ranges).toEqual(['5-11/*', '12-18/*', '19-25/*', '26-29/*']);
    expect((await api.get('/db/rows?limit=6&id=lte.6')).headers.link).toBeUndefined();
    expect((await api.get('/db/rows?limit=6&id=lte.7')).headers.link).toBeDefined();
    expect((await api.get('/db/rows?limit=0')).headers.link).toBeUndefined();
  });

  it('stay where they are when rows come and go before them', async () => {
    const first = await api.get('/db/rows?limit=3&order=id');
    await api.owner.query('insert into pasfix.rows (id) values (-1), (0)');
    const second = await api.get(nextOf(first.headers.link)!);
    await api.owner.query('delete from pasfix.rows where id < 1');
    expect(second.json<{ id: number }[]>().map((row) => row.id)).toEqual([4, 5, 6]);
  });

  it('count all rows, wherever the page begins', async () => {
    const first = await api.get('/db/rows?limit=7&a=is.null', { prefer: 'count=exact' });
    const last = await api.get(nextOf((await api.get('/db/rows?limit=4&a=is.null')).headers.link)!, {
      prefer: 'count=exact',
    });
    expect([first.headers['content-range'], last.headers['content-range']]).toEqual(['0-6/7', '4-6/7']);
    expect(last.statusCode).toBe(206);
  });

  it('have a link that keeps the question and leaves the token out', async () => {
    const url = `/db/rows?token=${GOOD_TOKEN}&limit=2&a=gte.1&select=id,a&page=2`;
    const { headers } = await api.request({ method: 'GET', url });
    expect(headers.link).toMatch(/^<\/db\/rows\?limit=2&a=gte\.1&select=id,a&cursor=[\w-]+>; rel="next"$/);
  });

  it('do not begin at a cursor that is forged, cut, of another table or of another order', async () => {
    const link = nextOf((await api.get('/db/rows?limit=2&order=a.desc')).headers.link)!;
    const cursor = /cursor=([\w-]+)/.exec(link)![1]!;
    const bytes = Buffer.from(cursor, 'base64url');
    bytes[bytes.length - 2]! ^= 1;
    for (const url of [
      `/db/rows?order=a.desc&cursor=${bytes.toString('base64url')}`,
      `/db/rows?order=a.desc&cursor=${cursor.slice(0, -4)}`,
      `/db/rows?order=a.desc&cursor=${cursor}=`,
      `/db/rows?order=a.desc&cursor=`,
      `/db/rows?order=a.desc&cursor=x`,
      `/db/rows?order=a&cursor=${cursor}`,
      `/db/rows?order=a.desc.nullslast&cursor=${cursor}`,
      `/db/rows?cursor=${cursor}`,
      `/db/keyed?order=a.desc&cursor=${cursor}`,
      `/db/rows?order=a.desc&a=eq.1&cursor=${cursor}`,
    ]) {
      expect([url, await codeOf(url)]).toEqual([url, [400, 'invalid_cursor']]);
    }
    expect((await api.get(`/db/rows?order=a.desc&limit=1&cursor=${cursor}`)).statusCode).toBe(200);
  });

  it('begin at one place', async () => {
    for (const query of ['cursor=x&offset=1', 'cursor=x&page=2', 'offset=0&page=1', 'cursor=x&cursor=x']) {
      expect([query, await codeOf(`/db/rows?${query}`)]).toEqual([query, [400, 'duplicate_parameter']]);
    }
  });

  it('go on by offset when the cursor would be longer than an address', async () => {
    const first = await api.get('/db/wide?order=text&limit=2&select=id');
    expect(nextOf(first.headers.link)).toBe('/db/wide?order=text&limit=2&select=id&offset=2');
    expect((await walk('/db/wide?order=text&limit=1&select=id')).rows).toEqual([1, 2, 3, 4].map((id) => ({ id })));
  });

  it('are ordered by the key that the comment of a view declares, when all of it is there', async () => {
    const tables = (await api.get('/db')).json<{ name: string; primary_key: string[] }[]>();
    const keys = Object.fromEntries(tables.map(({ name, primary_key }) => [name, primary_key]));
    expect(keys).toEqual({ alike: [], keyed: ['id'], keyless: [], lying: [], rows: ['id'], wide: ['id'] });
    const rows = (await api.get('/db/keyed?limit=3')).json<{ id: number }[]>();
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 3]);
  });
});

import { GOOD_TOKEN, isReferenceHere, readReference, startTableApi, type TableApi } from './table-api.js';

interface ReferenceCase {
  id: string;
  request: string;
  expect: string;
  ids: number[] | null;
  oracle_sql: string | null;
}

const CASES = isReferenceHere ? (JSON.parse(readReference('cases.json')) as ReferenceCase[]) : [];
const caseOf = (id: string): ReferenceCase => CASES.find((known) => known.id === id)!;

/** One address with one answer: what the table test below can read off the text. The others have a test of their own. */
const PLAIN = CASES.filter(({ request }) => /^GET \S+( \+ Prefer: \S+| OR 1=1--)?$/.test(request));
const TOLD_BELOW = ['D10', 'D11', 'D12', 'D14', 'D49', 'D56'];

const suite = isReferenceHere ? describe : describe.skip;

suite('the reference cases of the table API (skipped without ../shared/reference/db-proxy)', () => {
  let api: TableApi;
  beforeAll(async () => {
    api = await startTableApi(readReference('fixture.sql'));
  });
  afterAll(() => api.close());

  it('are all told here', () => {
    const told = new Set([...PLAIN.map((known) => known.id), ...TOLD_BELOW]);
    expect(CASES.filter((known) => !told.has(known.id))).toEqual([]);
  });

  it.each(PLAIN.map((known) => [known.id, known.request, known] as const))('%s %s', async (_id, _request, known) => {
    const [address = '', preference] = known.request.replace('GET ', '').split(' + Prefer: ');
    const url = encodeURI(address.replace('token=GOOD', `token=${GOOD_TOKEN}`));
    const answer = await api.get(url, preference === undefined ? {} : { prefer: preference });
    expect(answer.statusCode).toBe(Number(/^\d{3}|same bytes/.exec(known.expect)![0].replace('same bytes', '200')));
    expectHeaders(answer.headers, known.expect);
    const code = /code=(\w+)/.exec(known.expect)?.[1];
    if (code !== undefined) expect(answer.json()).toMatchObject({ code });
    if (known.ids !== null) expect(answer.json<{ id: number }[]>().map((row) => row.id)).toEqual(known.ids);
    if (known.oracle_sql !== null) {
      const oracle = await api.owner.query<{ id: string }>(known.oracle_sql);
      expect(answer.json<{ id: number }[]>().map((row) => String(row.id))).toEqual(oracle.rows.map((row) => row.id));
    }
  });

  it('D10: a hidden table is answered like an absent one', async () => {
    const [absent, hidden] = await Promise.all([api.get('/db/nope'), api.get('/db/api_keys')]);
    expect(hidden.statusCode).toBe(404);
    const withoutName = (body: string): string => body.replaceAll(/nope|api_keys/g, 'x').replace(/req-\d+/, '');
    expect(withoutName(hidden.body)).toBe(withoutName(absent.body));
  });

  it('D11, D12: no token, a wrong one and an empty one are 401; the scheme may be lower case', async () => {
    for (const authorization of [undefined, 'Bearer wrong', 'Bearer', 'Bearer ']) {
      const headers = authorization === undefined ? {} : { authorization };
      const answer = await api.request({ method: 'GET', url: '/db/trades', headers });
      expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer']);
      expect(answer.body).not.toContain('AAPL');
    }
    expect((await api.get('/db/trades', { authorization: `bearer ${GOOD_TOKEN}` })).statusCode).toBe(200);
  });

  it('D13: the token may stand in the address and is no column', async () => {
    const answer = await api.request({ method: 'GET', url: `/db/trades?token=${GOOD_TOKEN}&limit=1` });
    expect(answer.json()).toHaveLength(1);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('D14: %s is refused and changes nothing', async (method) => {
    const headers = { authorization: `Bearer ${GOOD_TOKEN}` };
    const payload = method === 'DELETE' ? {} : { payload: { id: 8 } };
    const answer = await api.request({ method, url: '/db/trades', headers, ...payload });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(answer.json()).toMatchObject({ code: 'method_not_allowed' });
    expect((await api.owner.query('select from pasfix.trades')).rowCount).toBe(7);
  });

  it('D35, D36: exactly the selected keys, in their order, under both names', async () => {
    const [select, fields] = await Promise.all([
      api.get('/db/trades?select=id,symbol&limit=1'),
      api.get('/db/trades?fields=id,symbol&limit=1'),
    ]);
    expect(select.body).toBe('[{"id":1,"symbol":"AAPL"}]');
    expect(fields.rawPayload).toEqual(select.rawPayload);
  });

  it('D38: beside sort_by, order is a direction', async () => {
    const answer = await api.get('/db/trades?sort_by=price&order=sideways');
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'invalid_order']);
  });

  it('D43: the unknown column is named', async () => {
    expect((await api.get('/db/trades?select=id,nope')).json()).toMatchObject({
      detail: expect.stringContaining('"nope"') as string,
    });
  });

  it('D49: each bad limit and offset has its code', async () => {
    const [first = '', ...further] = caseOf('D49').request.replace('GET /db/trades?', '').split(' ; ');
    for (const query of [first, ...further]) {
      const answer = await api.get(`/db/trades?${query}`);
      const code = query.startsWith('limit') ? 'invalid_limit' : 'invalid_offset';
      expect([query, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([query, 400, code]);
    }
  });

  it('D50: the limit is clamped', async () => {
    expect((await api.get('/db/big?limit=999999')).json()).toHaveLength(1000);
  });

  it('D56: a known ETag gives 304 until the rows change', async () => {
    const first = await api.get('/db/trades?limit=2');
    const etag = first.headers.etag as string;
    expect(etag).toMatch(/^W\/".+"$/);
    const second = await api.get('/db/trades?limit=2', { 'if-none-match': etag });
    expect([second.statusCode, second.body, second.headers.etag]).toEqual([304, '', etag]);
    expect(second.headers['content-length']).toBeUndefined();
    await api.owner.query(
      `insert into pasfix.trades values (0,'2024-01-01T00:00:00Z','NEW','buy',1,1,null,null,true,null)`,
    );
    const third = await api.get('/db/trades?limit=2', { 'if-none-match': etag });
    await api.owner.query(`delete from pasfix.trades where id = 0`);
    expect(third.statusCode).toBe(200);
    expect(third.headers.etag).not.toBe(etag);
  });

  it('D57: nothing of the database shows in a refusal', async () => {
    const { body } = await api.get('/db/trades?qty=gt.abc');
    expect(body).not.toMatch(/select|syntax|postgres|pasfix|pas_reader|\$1|at /i);
  });
});

/** Headers are told in the expectation's text. */
function expectHeaders(headers: Record<string, unknown>, text: string): void {
  const type = /application\/[\w+]+json(; charset=utf-8)?|application\/json(; charset=utf-8)?/.exec(text)?.[0];
  if (type !== undefined) expect(headers['content-type']).toContain(type);
  const range = /Content-Range: (\S+?)(,|$)/.exec(text)?.[1];
  if (range !== undefined) expect(headers['content-range']).toBe(range);
  const applied = /Preference-Applied: (\S+)/.exec(text)?.[1];
  if (applied !== undefined) expect(headers['preference-applied']).toBe(applied);
}

import { PostgrestClient } from '@supabase/postgrest-js';
import { GOOD_TOKEN, startTableApi, type TableApi } from './table-api.js';

const FIXTURE = `
  create schema pasfix;
  create table pasfix.trades (id int primary key, symbol text not null, qty numeric not null, strategy text, paper boolean);
  insert into pasfix.trades values
    (1, 'AAPL', 10, 'beta', true), (2, 'MSFT', 5, 'beta', true), (3, 'AAPL', 4, null, false),
    (4, 'BRK.B', 2.5, 'gamma', true), (5, 'a,b(c)', 1, 'gamma', null), (6, 'aapl', 3, null, true);
  create table pasfix.secrets (id int);
  grant usage on schema pasfix to pas_reader;
  grant select on pasfix.trades to pas_reader;`;

interface Trade {
  id: number;
  symbol: string;
  qty: number;
  strategy: string | null;
  paper: boolean | null;
}

/** What a front end that was written for PostgREST sends, word for word. */
describe('@supabase/postgrest-js', () => {
  let api: TableApi;
  let client: PostgrestClient;
  beforeAll(async () => {
    api = await startTableApi(FIXTURE);
    await api.app.listen(0, '127.0.0.1');
    const { port } = api.app.getHttpServer().address() as { port: number };
    client = new PostgrestClient(`http://127.0.0.1:${port}/db`, { headers: { Authorization: `Bearer ${GOOD_TOKEN}` } });
  });
  afterAll(() => api.close());

  type Query = ReturnType<typeof trades>;
  const trades = () => client.from('trades').select('*').order('id');
  const CALLS: [
    call: string,
    build: (query: Query) => PromiseLike<{ data: unknown; error: unknown }>,
    ids: number[],
  ][] = [
    ['eq', (query) => query.eq('symbol', 'AAPL'), [1, 3]],
    ['eq with a dot', (query) => query.eq('symbol', 'BRK.B'), [4]],
    ['neq', (query) => query.neq('id', 1), [2, 3, 4, 5, 6]],
    ['gt, lte', (query) => query.gt('qty', 2.5).lte('qty', 5), [2, 3, 6]],
    ['gte, lt', (query) => query.gte('id', 2).lt('id', 4), [2, 3]],
    ['like', (query) => query.like('symbol', 'A%'), [1, 3]],
    ['ilike', (query) => query.ilike('symbol', '%aPL'), [1, 3, 6]],
    ['is null', (query) => query.is('strategy', null), [3, 6]],
    ['is true', (query) => query.is('paper', true), [1, 2, 4, 6]],
    ['in', (query) => query.in('symbol', ['MSFT', 'a,b(c)', 'BRK.B']), [2, 4, 5]],
    ['match', (query) => query.match({ symbol: 'AAPL', strategy: 'beta' }), [1]],
    ['not', (query) => query.not('strategy', 'is', null), [1, 2, 4, 5]],
    ['not in', (query) => query.not('id', 'in', '(1,2)'), [3, 4, 5, 6]],
    ['or', (query) => query.or('id.eq.1,and(symbol.eq.AAPL,strategy.is.null)'), [1, 3]],
    ['or twice', (query) => query.or('id.eq.1,id.eq.2').or('symbol.eq.MSFT,id.eq.9'), [2]],
    ['filter', (query) => query.filter('qty', 'gt', 4), [1, 2]],
    ['order and limit', () => client.from('trades').select().order('qty', { ascending: false }).limit(2), [1, 2]],
    [
      'order with nulls first',
      () => client.from('trades').select().order('strategy', { nullsFirst: true }).order('id').limit(3),
      [3, 6, 1],
    ],
    ['range', (query) => query.range(1, 3), [2, 3, 4]],
  ];

  it.each(CALLS)('%s', async (_call, build, ids) => {
    const { data, error } = await build(trades());
    expect(error).toBeNull();
    expect((data as Trade[]).map(({ id }) => id)).toEqual(ids);
  });

  it('select takes the columns that it names', async () => {
    const { data } = await client.from('trades').select('symbol, qty').eq('id', 4);
    expect(data).toEqual([{ symbol: 'BRK.B', qty: 2.5 }]);
  });

  it('single and maybeSingle', async () => {
    const one = await client.from('trades').select('id').eq('symbol', 'MSFT').single();
    const none = await client.from('trades').select('id').eq('symbol', 'NONE').single();
    const maybe = await client.from('trades').select('id').eq('symbol', 'NONE').maybeSingle();
    const many = await client.from('trades').select('id').eq('symbol', 'AAPL').maybeSingle();
    expect([one.data, one.error]).toEqual([{ id: 2 }, null]);
    expect([none.data, none.status, none.error?.code]).toEqual([null, 406, 'not_one_row']);
    expect([maybe.data, maybe.error]).toEqual([null, null]);
    expect([many.data, many.error === null]).toEqual([null, false]);
  });

  it('count exact, with rows and with head alone', async () => {
    const page = await client.from('trades').select('id', { count: 'exact' }).order('id').range(0, 1);
    expect([page.data, page.count, page.status]).toEqual([[{ id: 1 }, { id: 2 }], 6, 206]);
    const head = await client.from('trades').select('*', { count: 'exact', head: true }).eq('symbol', 'AAPL');
    expect([head.data, head.count, head.status]).toEqual([null, 2, 200]);
  });

  it('csv', async () => {
    const { data } = await client.from('trades').select('id,symbol').gte('id', 4).order('id').csv();
    expect(data).toBe('id,symbol\r\n4,BRK.B\r\n5,"a,b(c)"\r\n6,aapl\r\n');
  });

  it('a schema by its name, and no other', async () => {
    const read = (schema: string) => client.schema(schema).from('trades').select('id').eq('id', 1);
    const [exposed, other, again] = [await read('pasfix'), await read('public'), await read('pasfix')];
    expect([exposed.data, again.data]).toEqual([[{ id: 1 }], [{ id: 1 }]]);
    expect([other.data, other.status, other.error?.code]).toEqual([null, 404, 'table_not_found']);
  });

  it('is told what is wrong by the same codes', async () => {
    const hidden = await client.from('secrets').select();
    const column = await client.from('trades').select('nope');
    const trades = client.from('trades');
    const writes = [trades.insert({ id: 7 }), trades.upsert({ id: 7 }), trades.update({}).eq('id', 1), trades.delete()];
    expect([hidden.status, hidden.error?.code]).toEqual([404, 'table_not_found']);
    expect([column.status, column.error?.code]).toEqual([400, 'unknown_column']);
    for (const { status, error } of await Promise.all(writes)) {
      expect([status, error?.code]).toEqual([405, 'method_not_allowed']);
    }
  });
});

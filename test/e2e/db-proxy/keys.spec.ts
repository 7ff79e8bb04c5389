import { startTableApi, type TableApi } from './table-api.js';

const FIXTURE = `
  create schema pasfix;
  create table pasfix.covering (a int, b int, c int, d int, primary key (b, a) include (d));
  create table pasfix.parent (id int primary key, v text);
  create table pasfix.child () inherits (pasfix.parent);
  insert into pasfix.parent select g, 'parent' from generate_series(1, 4) g;
  insert into pasfix.child select g, 'child' from generate_series(1, 4) g;
  create table pasfix.split (id int primary key) partition by range (id);
  create table pasfix.split_1 partition of pasfix.split for values from (0) to (10);
  grant usage on schema pasfix to pas_reader;
  grant select on all tables in schema pasfix to pas_reader;`;

describe('the key of a table', () => {
  let api: TableApi;
  beforeAll(async () => {
    api = await startTableApi(FIXTURE);
  });
  afterAll(() => api.close());

  it('is what makes its rows unique: nothing that an index merely includes, and none where others inherit', async () => {
    const tables = (await api.get('/db')).json<{ name: string; primary_key: string[] }[]>();
    const keys = Object.fromEntries(tables.map(({ name, primary_key }) => [name, primary_key]));
    expect(keys).toEqual({ child: [], covering: ['b', 'a'], parent: [], split: ['id'], split_1: ['id'] });
  });

  it('does not pass over the rows of tables that inherit from it', async () => {
    for (const limit of [1, 3]) {
      const found: { id: number; v: string }[] = [];
      for (let next: string | undefined = `/db/parent?limit=${limit}`; next !== undefined;) {
        const answer = await api.get(next);
        found.push(...answer.json<typeof found>());
        next = /<([^>]+)>/.exec(String(answer.headers.link))?.[1];
      }
      expect(found.map(({ id, v }) => `${id} ${v}`)).toEqual(
        [1, 2, 3, 4].flatMap((id) => [`${id} child`, `${id} parent`]),
      );
    }
  });
});

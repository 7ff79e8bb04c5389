import { ApiAmendments } from '../../../src/platform/http/api-amendments.js';
import { startTableApi, type TableApi } from './table-api.js';

const FIXTURE = `
  create schema pasfix;
  create table pasfix.accounts (id int primary key, name text, secret text);
  insert into pasfix.accounts values (1, 'a', 'S3CRET'), (2, 'b', 'S3CRET');
  create table pasfix.keyed (a int, hidden int, b int, primary key (a, hidden));
  insert into pasfix.keyed values (1, 1, 2), (1, 2, 1);
  create table pasfix.hidden (id int primary key);
  create table public.elsewhere (id int primary key);
  create table pasfix.changing (id int primary key, kept int, dropped int);
  insert into pasfix.changing values (1, 2, 3);
  create view pasfix.session as
    select current_user::text as role, current_setting('transaction_read_only') as read_only,
           current_setting('statement_timeout') as timeout;
  grant usage on schema pasfix to pas_reader;
  grant select (id, name) on pasfix.accounts to pas_reader;
  grant select (a, b) on pasfix.keyed to pas_reader;
  grant select on pasfix.session, pasfix.changing, public.elsewhere to pas_reader;`;

interface Listed {
  name: string;
  kind: string;
  columns: { name: string; type: string }[];
  primary_key: string[];
}

describe('what the reading role may not see', () => {
  let api: TableApi;
  beforeEach(async () => {
    api = await startTableApi(FIXTURE);
  });
  afterEach(() => api.close());

  const codeOf = async (url: string): Promise<unknown> => (await api.get(url)).json<{ code: unknown }>().code;

  it('is not listed', async () => {
    const tables = (await api.get('/db')).json<Listed[]>();
    expect(tables.map((table) => table.name)).toEqual(['accounts', 'changing', 'keyed', 'session']);
    expect(tables[0]).toEqual({
      name: 'accounts',
      kind: 'table',
      columns: [
        { name: 'id', type: 'integer', nullable: false },
        { name: 'name', type: 'text', nullable: true },
      ],
      primary_key: ['id'],
    });
  });

  it('does not exist as a column, wherever it is named', async () => {
    expect((await api.get('/db/accounts')).body).toBe('[{"id":1,"name":"a"},{"id":2,"name":"b"}]');
    for (const query of [
      'secret=S3CRET',
      'select=secret',
      'order=secret',
      'sort_by=secret',
      'or=(id.eq.1,secret.like.S*)',
      'and=(or(not.and(secret.is.null)))',
      'ctid=(0,1)',
      'select=xmin',
      'order=tableoid',
    ]) {
      const [hidden, absent] = [query, query.replace(/secret|ctid|xmin|tableoid/, 'nope')];
      expect([query, await codeOf(`/db/accounts?${hidden}`)]).toEqual([query, 'unknown_column']);
      expect([query, await codeOf(`/db/accounts?${absent}`)]).toEqual([query, 'unknown_column']);
    }
  });

  it('is not ordered by, be it part of the key', async () => {
    expect((await api.get('/db/keyed')).body).toBe('[{"a":1,"b":1},{"a":1,"b":2}]');
  });

  it('does not exist as a table', async () => {
    for (const table of [
      'hidden',
      'elsewhere',
      'public.elsewhere',
      'pg_class',
      'pg_catalog.pg_class',
      '__proto__',
      '%22accounts%22',
    ]) {
      const answer = await api.get(`/db/${table}`);
      expect([table, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([table, 404, 'table_not_found']);
    }
  });

  it('is held back by the role itself, which only reads, and not for long', async () => {
    expect((await api.get('/db/session')).json()).toEqual([{ role: 'pas_reader', read_only: 'on', timeout: '2s' }]);
  });

  /** As the API description has them. */
  const describedColumns = async (table: string): Promise<string[]> => {
    const rows = { schema: { type: 'array', items: {} } };
    const get = { responses: { 200: { description: 'rows', content: { 'application/json': rows } } } };
    const info = { title: 't', version: '1' };
    const document = { openapi: '3.1.0', info, paths: { '/db/{table}': { get } } };
    const { components } = await api.app.get(ApiAmendments).amend(document);
    const schema = components?.schemas?.[`db.${table}`] as { properties: object } | undefined;
    return Object.keys(schema?.properties ?? {});
  };

  it('appears within 30 s of its grant', async () => {
    expect(await describedColumns('accounts')).toEqual(['id', 'name']);
    expect(await describedColumns('hidden')).toEqual([]);
    expect((await api.get('/db/hidden')).statusCode).toBe(404);
    await api.owner.query(
      `grant select on pasfix.hidden to pas_reader; grant select (secret) on pasfix.accounts to pas_reader`,
    );
    api.clock.advanceMs(30_000);
    expect((await api.get('/db/hidden')).statusCode).toBe(200);
    expect((await api.get('/db/accounts?select=secret&limit=1')).body).toBe('[{"secret":"S3CRET"}]');
    expect(await describedColumns('accounts')).toEqual(['id', 'name', 'secret']);
  });

  it('disappears at once when it is revoked, dropped or renamed', async () => {
    expect((await api.get('/db/changing')).body).toBe('[{"id":1,"kept":2,"dropped":3}]');
    await api.owner.query(
      `alter table pasfix.changing drop column dropped; revoke select (name) on pasfix.accounts from pas_reader`,
    );
    expect((await api.get('/db/changing')).body).toBe('[{"id":1,"kept":2}]');
    expect((await api.get('/db/accounts')).body).toBe('[{"id":1},{"id":2}]');
    expect(await codeOf('/db/changing?dropped=3')).toBe('unknown_column');
    await api.owner.query('drop table pasfix.changing');
    expect(await codeOf('/db/changing')).toBe('table_not_found');
    await api.owner.query('revoke select on pasfix.session from pas_reader');
    expect(await codeOf('/db/session')).toBe('table_not_found');
  });
});

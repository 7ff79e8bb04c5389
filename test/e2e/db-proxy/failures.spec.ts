import { configOf, GOOD_TOKEN, startApp, startTableApi, type TableApi } from './table-api.js';

const FIXTURE = `
  create schema pasfix;
  create table pasfix.few (id int primary key);
  insert into pasfix.few select generate_series(1, 5);
  create view pasfix.slow as select 1 as id, pg_sleep(30)::text as nap;
  create view pasfix.broken as select 1 / (id - id) as x from pasfix.few;
  create view pasfix.unreadable as select id, (id || 'x')::int as x from pasfix.few;
  grant usage on schema pasfix to pas_reader;
  grant select on all tables in schema pasfix to pas_reader;`;

describe('a database that fails', () => {
  let api: TableApi;
  beforeAll(async () => {
    api = await startTableApi(FIXTURE, { DB_STATEMENT_TIMEOUT_MS: '200', DATABASE_POOL_SIZE: '2' });
  });
  afterAll(() => api.close());

  it('is given up on after the statement timeout', async () => {
    const answer = await api.get('/db/slow');
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([504, 'statement_timeout']);
    expect((await api.get('/db/few')).statusCode).toBe(200);
  });

  it('is asked again when it cut the connections', async () => {
    await api.get('/db/few');
    for (let round = 0; round < 5; round++) {
      const cut = await api.owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'pas-db-proxy' and datname = current_database()`,
      );
      expect(cut.rowCount).toBeGreaterThan(0);
      expect((await api.get('/db/few')).statusCode).toBe(200);
    }
  });

  it('shows nothing of a defect', async () => {
    const answer = await api.get('/db/broken');
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([500, 'internal_error']);
    expect(answer.body).not.toMatch(/division|zero|pasfix/);
  });

  it('is not blamed on values that nobody gave', async () => {
    const answer = await api.get('/db/unreadable');
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([500, 'internal_error']);
  });

  it('says which setting is wrong when the reading role is missing', async () => {
    const app = await startApp(configOf(api.databaseUrl, { DB_PROXY_ROLE: 'pas_nobody' }), { nowMs: () => 0 });
    const answer = await app.inject({ method: 'GET', url: '/db', headers: { authorization: `Bearer ${GOOD_TOKEN}` } });
    await app.close();
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([500, 'config_invalid']);
    expect(answer.json<{ detail: string }>().detail).toContain('DB_PROXY_ROLE');
    expect(answer.body).not.toContain('pas_nobody');
  });

  it('is a clean 503 when it is not there', async () => {
    const config = configOf('postgres://nobody@127.0.0.1:9/none');
    const app = await startApp(config, { nowMs: () => 0 });
    const headers = { authorization: `Bearer ${GOOD_TOKEN}` };
    const answers = await Promise.all(['/db', '/db/few'].map((url) => app.inject({ method: 'GET', url, headers })));
    await app.close();
    for (const answer of answers) {
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([503, 'database_unreachable']);
      expect(answer.body).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|nobody/);
    }
  });
});

import { startTableApi, type TableApi } from './table-api.js';

/** What integrators were promised; there may be more. */
const PROMISED = [
  'portfolio',
  'strategies',
  'strategy_weights',
  'weight_history',
  'returns',
  'equity',
  'metrics',
  'prices',
  'symbols',
  'orders',
  'trades',
  'positions',
  'account_history',
  'rebalance_runs',
  'allocation_runs',
  'allocation_performance',
  'risk_stats',
  'risk_rules',
  'risk_alerts',
  'signals',
  'factors',
  'properties',
  'job_runs',
  'audit_log',
];

describe('the tables of the system', () => {
  let api: TableApi;

  beforeAll(async () => {
    api = await startTableApi('select 1', { DB_PROXY_SCHEMA: 'api' });
  });

  afterAll(() => api.close());

  it('are all that were promised', async () => {
    const names = (await api.get('/db')).json<{ name: string }[]>().map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(PROMISED));
  });

  it('have a key each, so that pages are found by an index', async () => {
    const tables = (await api.get('/db')).json<{ name: string; primary_key: string[]; columns: object[] }[]>();
    expect(tables.filter(({ primary_key: key, columns }) => key.length === 0 || key.length === columns.length)).toEqual(
      [],
    );
  });

  it.each(PROMISED)('%s answers', async (table) => {
    const answer = await api.get(`/db/${table}?limit=10`);
    expect(answer.statusCode).toBe(200);
    expect(Array.isArray(answer.json())).toBe(true);
  });
});

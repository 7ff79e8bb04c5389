import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTableApi, type TableApi } from '../db-proxy/table-api.js';
import { aFolder, runToEnd } from '../../support/pas-process.js';

describe('pas import', () => {
  let api: TableApi;
  let folder: Awaited<ReturnType<typeof aFolder>>;

  beforeAll(async () => {
    api = await startTableApi('select 1', { DB_PROXY_SCHEMA: 'api' });
    folder = await aFolder();
    writeFileSync(join(folder.path, 'quality.csv'), 'date,AAPL,MSFT\n2024-01-02,0.5,\n2024-01-03,0.25,-1\n');
    writeFileSync(join(folder.path, 'own.csv'), 'date,Mkt-RF,SMB\n2024-01-02,1.5,-0.25\n');
  });

  afterAll(async () => {
    await folder.remove();
    await api.close();
  });

  // With keys it starts no exchange of its own; nobody is at the address.
  const pas = (args: string[]) =>
    runToEnd('cli', args, {
      folder: folder.path,
      settings: {
        DATABASE_URL: api.databaseUrl,
        ALPACA_API_KEY: 'key',
        ALPACA_SECRET_KEY: 'secret',
        ALPACA_BASE_URL: 'http://127.0.0.1:1',
      },
    });

  it('brings signals to /db/signals', async () => {
    const { exitCode, stdout, stderr } = await pas(['--json', 'import', 'signals', 'quality.csv']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ stored: 3, signals: ['quality'], unknown: ['AAPL', 'MSFT'] });
    const rows = await api.get('/db/signals?signal=quality&order=date.desc&select=symbol,date,value,source');
    expect(rows.json()).toEqual([
      { symbol: 'AAPL', date: '2024-01-03', value: 0.25, source: 'quality.csv' },
      { symbol: 'MSFT', date: '2024-01-03', value: -1, source: 'quality.csv' },
      { symbol: 'AAPL', date: '2024-01-02', value: 0.5, source: 'quality.csv' },
    ]);
  });

  it('brings factors to /db/factors and tells people what it read', async () => {
    const { exitCode, stdout } = await pas(['import', 'factors', 'own.csv', '--percent', '--dataset', 'mine']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Data set mine: Mkt-RF, SMB; read as percent (1 is 1 %).');
    const rows = await api.get('/db/factors?select=dataset,factor,date,return');
    expect(rows.json()).toEqual([
      { dataset: 'mine', factor: 'Mkt-RF', date: '2024-01-02', return: 0.015 },
      { dataset: 'mine', factor: 'SMB', date: '2024-01-02', return: -0.0025 },
    ]);
  });

  it('refuses a file in other units with one line', async () => {
    const { exitCode, stdout, stderr } = await pas(['import', 'factors', 'own.csv']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr.trimEnd()).toMatch(
      /\(import_row_invalid\): own\.csv line 2: Mkt-RF 1\.5 in fraction is no daily return/,
    );
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});

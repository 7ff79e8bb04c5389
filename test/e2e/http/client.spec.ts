import { spawnSync } from 'node:child_process';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { createClient, type PasClient } from '../../../client/index.js';
import { tradingDate } from '../../../src/common/trading-date.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';
import { storeBars } from '../../support/stored-bars.js';
import { firstRow, readPrices, readTexts } from './client-use.js';

/** A view whose column and values hold what an address gives a meaning to. */
const COLUMN = 'näme & "co" = 100%+1#?';
const ODD_VALUES = ['a,b', 'say "hi" (now)', 'x&y=z', 'Ærø 100%+1', '東京 #1?', "it's; ok/[]"];
const ODD_VIEW = `
  create view api.odd as select value as "${COLUMN.replaceAll('"', '""')}", 7 as "limit"
    from unnest(array[${ODD_VALUES.map((value) => pg.escapeLiteral(value)).join(', ')}]) as value;
  grant select on api.odd to pas_reader;`;

describe('the typed client', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let baseUrl: string;
  let client: PasClient;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url });
    await app.get(DataSource).query(ODD_VIEW);
    await storeBars(app.get(DataSource), {
      symbols: ['AAPL', 'MSFT', 'NVDA'],
      dates: [tradingDate('2024-01-05')],
      closes: Float64Array.of(181.18, 367.75, 490.97),
    });
    await app.listen(0, '127.0.0.1');
    baseUrl = await app.getUrl();
    client = createClient({ baseUrl, token: TOKENS.trade });
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('makes, reads, lists and removes a strategy', async () => {
    const made = await client.POST('/strategies', {
      body: { id: 'mine', kind: 'equal_weight', universe: { symbols: ['AAPL', 'MSFT'] } },
    });
    expect(made.response.status).toBe(201);
    // Typed all the way: a member that is not described does not compile.
    expect(made.data?.created_at).toMatch(/Z$/);
    const { data } = await client.GET('/strategies/{id}', { params: { path: { id: 'mine' } } });
    expect(data).toEqual(made.data);
    const page = await client.GET('/strategies', { params: { query: { limit: 1 } } });
    expect(page.data?.map(({ id }) => id)).toEqual(['mine']);
    expect(page.response.headers.get('content-range')).toBe('0-0/*');
    const gone = await client.DELETE('/strategies/{id}', { params: { path: { id: 'mine' } } });
    expect([gone.response.status, gone.error]).toEqual([204, undefined]);
  });

  it('computes weights', async () => {
    const { data } = await client.POST('/allocation/optimize', {
      body: {
        symbols: ['A', 'B'],
        moments: {
          covariance: [
            [0.04, 0],
            [0, 0.04],
          ],
        },
        method: 'min_variance',
      },
    });
    expect(data?.weights['A']).toBeCloseTo(0.5, 9);
  });

  it('gives failures with their code, typed', async () => {
    const { data, error } = await client.GET('/strategies/{id}', { params: { path: { id: 'none' } } });
    expect(data).toBeUndefined();
    expect(error?.code).toBe('strategy_not_found');
    const bare = createClient({ baseUrl });
    expect((await bare.GET('/jobs')).error?.status).toBe(401);
    expect((await bare.GET('/health')).data).toBe('OK');
  });

  it('filters the rows of a table by its columns', async () => {
    const prices = await readPrices(client, ['AAPL', 'MSFT']);
    expect(prices.map(({ symbol, close }) => [symbol, close])).toEqual([
      ['AAPL', 181.18],
      ['MSFT', 367.75],
    ]);
  });

  it.each(ODD_VALUES)('finds %j, in a column with an odd name', async (value) => {
    const row = { [COLUMN]: value, limit: 7 };
    const name = `"${COLUMN.replaceAll('"', '\\"')}"`;
    expect(await firstRow(client, 'odd', { [name]: `eq.${value}`, '"limit"': '7' })).toEqual(row);
    const quoted = `"${value.replaceAll('"', '\\"')}"`;
    expect(await firstRow(client, 'odd', { [name]: `in.(none,${quoted})` })).toEqual(row);
  });

  it('reads what is no JSON as a text', async () => {
    const [csv, metrics, dashboard] = await readTexts(client);
    expect(csv).toBe('symbol,close\r\nAAPL,181.18\r\nMSFT,367.75\r\nNVDA,490.97\r\n');
    expect(metrics).toMatch(/^# HELP /);
    expect(dashboard).toMatch(/^<!doctype html>/i);
  });

  it('compiles under the strictest settings of who uses it', () => {
    const { stdout, status } = spawnSync(
      process.execPath,
      [
        'node_modules/typescript/bin/tsc',
        '--noEmit',
        '--strict',
        '--exactOptionalPropertyTypes',
        '--noUncheckedIndexedAccess',
      ]
        .concat([
          '--module',
          'nodenext',
          '--target',
          'es2022',
          '--lib',
          'es2023,dom',
          '--types',
          'node',
          'client/index.d.ts',
          'test/e2e/http/client-use.ts',
        ])
        .concat(['--ignoreConfig', '--skipLibCheck', 'false']),
      { encoding: 'utf8' },
    );
    expect([stdout, status]).toEqual(['', 0]);
  });
});

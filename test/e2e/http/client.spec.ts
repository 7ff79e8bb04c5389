import { spawnSync } from 'node:child_process';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createClient, type PasClient } from '../../../client/index.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';

describe('the typed client', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let baseUrl: string;
  let client: PasClient;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url });
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
        ])
        .concat(['--ignoreConfig', '--skipLibCheck', 'false']),
      { encoding: 'utf8' },
    );
    expect([stdout, status]).toEqual(['', 0]);
  });
});

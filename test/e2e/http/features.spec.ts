import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';
import { apiDescription, describedOperations } from './described-operations.js';

const headers = { authorization: `Bearer ${TOKENS.admin}` };

describe.each([
  ['analytics', ['GET /correlation', 'GET /sector-exposure']],
  ['backtest', ['GET /backtests', 'POST /backtests', 'GET /backtests/{id}', 'GET /backtests/{id}/report.html']],
  ['execution', ['GET /execute/account', 'GET /execute/trades', 'POST /execute/rebalance', 'POST /execute/halt']],
  ['dashboard', ['GET /dashboard']],
])('FEATURE %s, switched off', (feature, members) => {
  const key = `FEATURE_${feature.toUpperCase()}`;
  let database: TestDatabase;
  let on: NestFastifyApplication;
  let off: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    on = await createFullApp({ databaseUrl: database.url });
    off = await createFullApp({ databaseUrl: database.url, settings: { [key]: 'false' } });
  });

  afterAll(async () => {
    await on.close();
    await off.close();
    await database.drop();
  });

  const names = async (app: NestFastifyApplication) =>
    (await describedOperations(app)).map(({ method, path }) => `${method} ${path}`);

  it('is absent from the description, and only it', async () => {
    const [before, after] = [await names(on), await names(off)];
    const gone = before.filter((name) => !after.includes(name));
    expect(gone).toEqual(expect.arrayContaining(members));
    expect(after).toEqual(before.filter((name) => !gone.includes(name)));
    const marks = (await describedOperations(on))
      .filter(({ method, path }) => gone.includes(`${method} ${path}`))
      .map(({ operation }) => operation['x-feature']);
    expect(new Set(marks)).toEqual(new Set([feature]));
  });

  it('leaves no schema in the description that nothing there refers to', async () => {
    const document = await apiDescription(off);
    const names = Object.keys(document.components?.schemas ?? {}).filter((name) => !name.startsWith('db.'));
    const text = JSON.stringify(document);
    expect(names.filter((name) => !text.includes(`"#/components/schemas/${name}"`))).toEqual([]);
  });

  it('answers 404 feature_disabled on each of its routes, and names the setting', async () => {
    const remaining = await names(off);
    const gone = (await describedOperations(on)).filter(({ method, path }) => !remaining.includes(`${method} ${path}`));
    for (const { method, url } of gone) {
      const answer = await off.inject({ method, url, headers });
      expect(answer.json()).toMatchObject({
        status: 404,
        code: 'feature_disabled',
        detail: expect.stringContaining(`set ${key}=true`) as string,
      });
    }
  });

  it('leaves the rest as it is', async () => {
    expect((await off.inject({ url: '/strategies', headers })).statusCode).toBe(200);
  });
});

it('a dashboard that is off has no files either', async () => {
  const database = await createTestDatabase();
  const app = await createFullApp({ databaseUrl: database.url, settings: { FEATURE_DASHBOARD: 'no' } });
  const answer = await app.inject({ url: '/dashboard/assets/index.js' });
  await app.close();
  await database.drop();
  expect(answer.json()).toMatchObject({ status: 404, code: 'feature_disabled' });
});

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { AllocationModule } from '../../../src/allocation/allocation.module.js';
import { AllocationService } from '../../../src/allocation/allocation.service.js';
import { AnalyticsModule } from '../../../src/analytics/analytics.module.js';
import { StrategiesService } from '../../../src/strategies/strategies.service.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { pricePaths } from '../../support/price-paths.js';
import { createSliceApp } from '../../support/slice-app.js';
import { storeBars } from '../../support/stored-bars.js';

describe('analytics', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createSliceApp({ databaseUrl: database.url, modules: [AllocationModule, AnalyticsModule] });
    dataSource = app.get(DataSource);
    await storeBars(dataSource, pricePaths({ symbols: ['AAA', 'BBB', 'CCC', 'DDD'], days: 30, seed: 1 }), {
      sectors: { AAA: 'Information Technology', BBB: 'Health Care', CCC: 'Health Care' },
    });
    const strategies = app.get(StrategiesService);
    await strategies.create({ id: 'all', kind: 'equal_weight', universe: { all: true } });
    for (const id of ['beta', 'gamma', 'flat', 'empty']) {
      await strategies.create({ id, kind: 'equal_weight', universe: { symbols: ['AAA'] }, enabled: false });
    }
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const get = async (url: string) => {
    const answer = await app.inject({ method: 'GET', url });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  };

  describe('/correlation', () => {
    beforeAll(async () => {
      const insert = (id: string, date: string, value: number, simulated: boolean) =>
        dataSource.query('insert into returns values ($1, $2, $3, $4)', [id, date, value, simulated]);
      const values: [number, number][] = [
        [9, -9],
        [1, 2],
        [2, 1],
        [3, 4],
        [4, 3],
      ];
      for (const [i, [beta, gamma]] of values.entries()) {
        await insert('beta', `2024-01-0${i + 1}`, beta / 100, i < 3);
        await insert('gamma', `2024-01-0${i + 1}`, gamma / 100, false);
        await insert('flat', `2024-01-0${i + 1}`, 0.01, true);
      }
      await insert('beta', '2024-01-08', 0.5, false);
    });

    it('is Pearson over the last common days', async () => {
      expect(await get('/correlation?strategy1=beta&strategy2=gamma&window=4')).toEqual({
        status: 200,
        body: {
          correlation: expect.closeTo(0.6, 12),
          observations: 4,
          start: '2024-01-02',
          end: '2024-01-05',
          simulated_observations: 2,
        },
      });
      const { body } = await get('/correlation?strategy1=beta&strategy2=gamma');
      expect(body).toMatchObject({ observations: 5, start: '2024-01-01' });
      expect(body['correlation']).toBeLessThan(-0.8);
      expect((await get('/correlation?strategy1=beta&strategy2=beta')).body['correlation']).toBeCloseTo(1, 12);
    });

    it.each([
      ['strategy1=beta&strategy2=none', 404, 'strategy_not_found'],
      ['strategy1=beta&strategy2=empty', 422, 'insufficient_data'],
      ['strategy1=beta&strategy2=flat', 422, 'insufficient_data'],
      ['strategy1=beta', 400, 'validation_failed'],
      ['strategy1=beta&strategy2=gamma&window=1', 400, 'validation_failed'],
      ['strategy1=beta&strategy2=gamma&windw=60', 400, 'validation_failed'],
    ])('?%s is %d %s', async (query, status, code) => {
      expect(await get(`/correlation?${query}`)).toMatchObject({ status, body: { code } });
    });
  });

  describe('/sector-exposure', () => {
    it('is the signed weight per sector, of a strategy and of the book, and follows a new book', async () => {
      expect((await get('/sector-exposure')).body).toEqual({});
      await app.get(AllocationService).run();
      const expected = { health_care: 0.5, information_technology: 0.25, unclassified: 0.25 };
      await eventually(async () => expect((await get('/sector-exposure')).body).toEqual(expected));
      expect((await get('/sector-exposure?strategy=all')).body).toEqual(expected);

      await app.get(StrategiesService).update('all', { universe: { symbols: ['AAA'] } });
      await app.get(AllocationService).run();
      await eventually(async () => expect((await get('/sector-exposure')).body).toEqual({ information_technology: 1 }));
    });

    it('of an unknown strategy is not found', async () => {
      expect(await get('/sector-exposure?strategy=none')).toMatchObject({
        status: 404,
        body: { code: 'strategy_not_found' },
      });
    });
  });
});

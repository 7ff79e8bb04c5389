import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { decimal } from '../../../src/common/decimal.js';
import type { LatestPrice } from '../../../src/market/market-data.port.js';
import { MarketModule } from '../../../src/market/market.module.js';
import { PriceTicks } from '../../../src/market/price-ticks.service.js';
import type { PriceTick } from '../../../src/platform/events/events.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { heardTicks } from '../../support/heard-ticks.js';
import { PrivateRedis, REDIS_VERSION } from '../../support/private-redis.js';
import { createSliceApp } from '../../support/slice-app.js';

const NOON_MS = Date.parse('2024-01-05T17:00:00.000Z');

const withRedis = REDIS_VERSION === undefined ? describe.skip : describe;
withRedis(`two processes that read the same prices, with Redis ${REDIS_VERSION ?? '(skipped)'}`, () => {
  let redis: PrivateRedis;
  let database: TestDatabase;
  const processes: { app: NestFastifyApplication; ticks: PriceTick[] }[] = [];

  beforeAll(async () => {
    [redis, database] = await Promise.all([PrivateRedis.start(), createTestDatabase()]);
    for (let i = 0; i < 2; i++) {
      const settings = { REDIS_URL: redis.url };
      const app = await createSliceApp({ databaseUrl: database.url, modules: [MarketModule], settings });
      processes.push({ app, ticks: heardTicks(app) });
    }
  });

  afterAll(async () => {
    for (const { app } of processes) await app.close();
    await redis.kill();
    await database.drop();
  });

  const at = (second: number): LatestPrice => ({ price: decimal(String(100 + second)), atMs: NOON_MS + second * 1000 });
  const offer = (process: number, second: number): boolean =>
    processes[process]!.app.get(PriceTicks).offer('A.SIM', at(second));
  const flush = (process: number): Promise<void> => processes[process]!.app.get(PriceTicks).flush();
  const heard = (): string[][] => processes.map(({ ticks }) => ticks.map(({ price }) => price));
  const bothHeard = (...prices: string[]): Promise<void> =>
    eventually(() => {
      expect(heard()).toEqual([prices, prices]);
    });

  it('tell each of them once, whoever is first', async () => {
    expect([offer(0, 1), offer(1, 1)]).toEqual([true, true]);
    await flush(0);
    await bothHeard('101');
    await flush(1);
    expect(offer(1, 1)).toBe(false);
    offer(1, 3);
    await flush(1);
    await bothHeard('101', '103');
    expect([offer(0, 2), offer(0, 3), offer(0, 4)]).toEqual([false, false, true]);
    await flush(0);
    await bothHeard('101', '103', '104');
  });
});

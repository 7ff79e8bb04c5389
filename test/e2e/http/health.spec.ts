import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { BrokerServer } from '../../support/broker-server.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp } from '../../support/full-app.js';

const CLOCK = {
  timestamp: '2024-01-05T12:00:00-05:00',
  is_open: true,
  next_open: '2024-01-08T09:30:00-05:00',
  next_close: '2024-01-05T16:00:00-05:00',
};

describe('/health', () => {
  let database: TestDatabase;
  let broker: BrokerServer;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    broker = await BrokerServer.start({ 'GET /v2/clock': () => CLOCK });
    app = await createFullApp({ databaseUrl: database.url, brokerUrl: broker.url });
  });

  afterAll(async () => {
    await app.close();
    await broker.stop();
    await database.drop();
  });

  const ready = async (of = app) => {
    const { statusCode, body } = await of.inject({ url: '/health/ready' });
    const { status, details } = JSON.parse(body) as { status: string; details: Record<string, object> };
    return { statusCode, status, details, body };
  };

  it.each([['/health'], ['/health/live']])('%s is "OK" while the process lives', async (url) => {
    const answer = await app.inject({ url });
    expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([
      200,
      'application/json; charset=utf-8',
      '"OK"',
    ]);
  });

  it('is ready with the state of each dependency', async () => {
    expect(await ready()).toMatchObject({
      statusCode: 200,
      status: 'ok',
      details: {
        database: { status: 'up' },
        migrations: { status: 'up', pending: 0 },
        broker: { status: 'up', simulated: true, market_open: true },
      },
    });
    expect((await ready()).details).not.toHaveProperty('redis');
  });

  it('asks the broker once for many probes', async () => {
    const before = broker.requests.length;
    for (let i = 0; i < 5; i++) await ready();
    expect(broker.requests.length - before).toBeLessThanOrEqual(1);
  });

  it('is ready without the broker, and says so', async () => {
    const alone = await createFullApp({ databaseUrl: database.url });
    const answer = await ready(alone);
    await alone.close();
    expect(answer).toMatchObject({
      statusCode: 200,
      details: { database: { status: 'up' }, broker: { status: 'degraded' } },
    });
    expect(answer.body).not.toMatch(/ECONN|127\.0\.0\.1/);
  });

  it('is not ready while a migration is pending: it is named', async () => {
    const dataSource = app.get(DataSource);
    const [last] = await dataSource.query<{ name: string }[]>('select name from migrations order by id desc limit 1');
    await dataSource.query('update migrations set name = $1 where name = $2', ['hidden', last!.name]);
    const answer = await ready();
    await dataSource.query('update migrations set name = $1 where name = $2', [last!.name, 'hidden']);
    expect(answer).toMatchObject({ statusCode: 503, status: 'error', details: { database: { status: 'up' } } });
    expect(answer.details['migrations']).toMatchObject({
      status: 'down',
      message: `Pending: ${last!.name}. Run \`pas migrate up\`.`,
    });
  });

  it('is not ready without the Redis that was asked for', async () => {
    const settings = { REDIS_URL: 'redis://127.0.0.1:1' };
    const alone = await createFullApp({ databaseUrl: database.url, brokerUrl: broker.url, settings });
    const answer = await ready(alone);
    await alone.close();
    expect(answer).toMatchObject({
      statusCode: 503,
      details: { redis: { status: 'down' }, database: { status: 'up' } },
    });
    expect(answer.body).not.toMatch(/ECONN|127\.0\.0\.1/);
  });

  it('is alive but not ready without its database, and tells strangers nothing about it', async () => {
    const lost = await createTestDatabase();
    const alone = await createFullApp({ databaseUrl: lost.url, brokerUrl: broker.url });
    await lost.drop();
    const answer = await ready(alone);
    expect(answer).toMatchObject({
      statusCode: 503,
      details: { database: { status: 'down', message: 'not reachable' }, migrations: { status: 'down' } },
    });
    expect(answer.body).not.toMatch(/does not exist|pas_test|terminat|ECONN/);
    expect((await alone.inject({ url: '/health' })).statusCode).toBe(200);
    await alone.close();
  });
});

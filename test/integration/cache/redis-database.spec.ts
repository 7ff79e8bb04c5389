import { loadConfig } from '../../../src/config/load-config.js';
import { AppConfig, simulatedEndpoints } from '../../../src/config/app-config.js';
import { tmpdir } from 'node:os';
import { RedisConnections } from '../../../src/platform/redis-connections.js';
import { eventually } from '../../support/eventually.js';
import { PrivateRedis, REDIS_VERSION } from '../../support/private-redis.js';

const withRedis = REDIS_VERSION === undefined ? describe.skip : describe;

withRedis(`a connection to Redis ${REDIS_VERSION ?? '(skipped: this machine has no redis-server)'}`, () => {
  let redis: PrivateRedis;

  beforeAll(async () => {
    redis = await PrivateRedis.start();
  });

  afterAll(() => redis.kill());

  const connectionsTo = (url: string): RedisConnections => {
    const parts = { databaseUrl: 'postgres://127.0.0.1:1/none', broker: simulatedEndpoints('http://127.0.0.1:1') };
    return new RedisConnections(new AppConfig(loadConfig(tmpdir(), { REDIS_URL: url }), 'all', parts));
  };

  it('is in the database of its address', async () => {
    const connections = connectionsTo(`${redis.url}/7`);
    const client = connections.connect('test')!;
    await eventually(() => client.set('where', 'here'));
    expect(await redis.ask((other) => other.get('where'))).toBeNull();
    connections.onApplicationShutdown();
  });

  it('is in none where Redis does not have it', async () => {
    const connections = connectionsTo(`${redis.url}/999`);
    const client = connections.connect('test')!;
    await eventually(() => expect(client.status).toBe('end'));
    await expect(client.set('where', 'here')).rejects.toThrow();
    expect(await redis.ask((other) => other.get('where'))).toBeNull();
    connections.onApplicationShutdown();
  });
});

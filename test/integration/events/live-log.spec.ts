import { Redis } from 'ioredis';
import type { LiveMessages } from '../../../src/platform/events/events.js';
import { LiveLog, type LogHead } from '../../../src/platform/events/live-log.js';
import { PrivateRedis, REDIS_VERSION } from '../../support/private-redis.js';

const withRedis = REDIS_VERSION === undefined ? describe.skip : describe;
withRedis(`the shared log of a live channel, with Redis ${REDIS_VERSION ?? '(skipped)'}`, () => {
  let redis: PrivateRedis;
  let connections: Redis[];

  beforeEach(async () => {
    redis = await PrivateRedis.start();
    connections = [];
  });

  afterEach(async () => {
    for (const one of connections) one.disconnect();
    await redis.kill();
  });

  function aLog(): LiveLog {
    const [writer, reader] = [new Redis(redis.url), new Redis(redis.url)];
    connections.push(writer, reader);
    return new LiveLog(writer, reader, 'price-ticks');
  }

  async function append(log: LiveLog, head: LogHead, prices: readonly string[]): Promise<void> {
    for (const price of prices) {
      const message: LiveMessages['price-ticks'] = { symbol: 'A', price, timestamp: '2024-01-05T17:00:00Z' };
      await log.append(head, { id: price, entry: { at: '2024-01-05T17:00:00Z', message } });
    }
  }

  it('is read in the order of its numbers', async () => {
    const log = aLog();
    const head = await log.open('first');
    await append(log, head, ['1', '2', '3']);
    expect((await log.next(head, 1)).map(({ id, entry }) => [id, entry.seq])).toEqual([
      ['2', 2],
      ['3', 3],
    ]);
  });

  it('says to who reads on that another one took its place, also where that is longer already', async () => {
    const [log, other] = [aLog(), aLog()];
    const head = await log.open('first');
    await append(log, head, ['1', '2']);
    expect(await log.next(head, 0)).toHaveLength(2);
    await connections[0]?.flushall();
    await append(other, await other.open('second'), ['3', '4', '5']);
    await expect(log.next(head, 2)).rejects.toThrow('was replaced');
  });
});

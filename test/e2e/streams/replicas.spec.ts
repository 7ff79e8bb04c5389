import WebSocket from 'ws';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { PrivateRedis, REDIS_VERSION } from '../../support/private-redis.js';
import { OWNER } from '../execution/desk.js';
import { SystemProcess } from '../execution/system-process.js';
import { aFill, StreamClient, StreamReplica, type Frame } from './stream-stage.js';

const NO_BROKER = { url: 'http://127.0.0.1:1', streamUrl: 'ws://127.0.0.1:1/stream' };

describe('streams of several replicas', () => {
  let database: TestDatabase;
  const replicas: StreamReplica[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterEach(async () => {
    await Promise.all(replicas.splice(0).map((replica) => replica.stop()));
  });

  afterAll(async () => {
    await database.drop();
  });

  async function startReplicas(count: number, settings: Record<string, string> = {}): Promise<StreamReplica[]> {
    for (let i = 0; i < count; i++) replicas.push(await StreamReplica.start(database, { settings }));
    return replicas.slice(-count);
  }

  const places = (frames: readonly Frame[]): string[] => frames.map(({ epoch, seq }) => `${epoch}:${seq}`);
  const prices = (frames: readonly Frame[]): number[] =>
    frames.filter(({ type }) => type === 'update').map(({ data }) => (data as { price: number }).price);

  it('give every committed message the same number, each once, and take over from one another', async () => {
    const [one, two] = (await startReplicas(2)) as [StreamReplica, StreamReplica];
    const clients = [await one.read('fills?envelope=1'), await two.read('fills?envelope=1')] as const;
    await Promise.all(replicas.flatMap((replica) => Array.from({ length: 10 }, () => replica.appendFills(50))));
    await eventually(() => {
      for (const client of clients) expect(client.ofType('update')).toHaveLength(1000);
    }, 30_000);
    const [first, second] = clients.map((client) => client.ofType('update'));
    expect(second).toEqual(first);
    const start = clients[0].frames[0]!.seq;
    expect(first!.map(({ seq }) => seq)).toEqual(Array.from({ length: 1000 }, (_, i) => start + 1 + i));

    const resumed = await two.read(`fills?envelope=1&since=${places(first!)[499]}`);
    await eventually(() => {
      expect(resumed.ofType('update')).toEqual(first!.slice(500));
    });
    expect(resumed.frames[0]).toMatchObject({ recovered: true });
  });

  it('lose and repeat nothing of 10,000 messages when the process that tells them is killed', async () => {
    const total = 10_000;
    const [survivor] = (await startReplicas(1)) as [StreamReplica];
    const victim = await SystemProcess.start(database.url, NO_BROKER, {}, 'api');
    const url = `${victim.url.replace('http', 'ws')}/ws/fills?envelope=1`;
    const client = new StreamClient(new WebSocket(url, { headers: { authorization: `Bearer ${OWNER}` } }));
    await eventually(() => {
      expect(client.frames[0]?.type).toBe('hello');
    });
    const appending = (async () => {
      for (let i = 0; i < 50; i++) await survivor.appendFills(total / 50);
    })();
    await eventually(() => {
      expect(client.ofType('update').length).toBeGreaterThan(500);
    }, 30_000);
    await victim.kill();
    await client.closed;
    const got = client.ofType('update');
    const resumed = await survivor.read(`fills?envelope=1&since=${places(got).at(-1)}`);
    await appending;
    await eventually(() => {
      expect(got.length + resumed.ofType('update').length).toBe(total);
    }, 30_000);
    // Where the survivor is behind what the client had, it says hello when it has caught up.
    await eventually(() => {
      expect(resumed.frames[0]).toMatchObject({ recovered: true });
    });
    const seqs = [...got, ...resumed.ofType('update')].map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: total }, (_, i) => client.frames[0]!.seq + 1 + i));
  }, 180_000);

  const withRedis = REDIS_VERSION === undefined ? describe.skip : describe;
  withRedis(`with Redis ${REDIS_VERSION ?? '(skipped: this machine has no redis-server)'}`, () => {
    let redis: PrivateRedis;

    beforeEach(async () => {
      redis = await PrivateRedis.start();
    });

    afterEach(async () => {
      await redis.kill();
    });

    /** Publishes 1, 2, 3 … in turn on each of these replicas. */
    function publisher(on: readonly StreamReplica[]): (count: number) => Promise<void> {
      let price = 0;
      return async (count) => {
        for (let i = 0; i < count; i++) {
          on[price % on.length]?.tick('A', String(++price));
          if (i % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
        }
      };
    }

    it('bring a live message of one replica to the clients of every replica, once and with one number', async () => {
      const both = await startReplicas(2, { REDIS_URL: redis.url });
      const clients = await Promise.all(both.map((replica) => replica.read('price-ticks?envelope=1')));
      await publisher(both)(2000);
      await eventually(() => {
        for (const client of clients) expect(prices(client.frames)).toHaveLength(2000);
      });
      const [first, second] = clients.map((client) => client.ofType('update'));
      expect(second).toEqual(first);
      expect(prices(first!).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 2000 }, (_, i) => i + 1));
      expect(new Set(first!.map(({ epoch }) => epoch)).size).toBe(1);
      expect(first!.map(({ seq }, i) => seq - i)).toEqual(first!.map(() => first![0]!.seq));
    });

    it('go on in the same epoch when a replica is restarted, and take a client over from another one', async () => {
      const [one, two] = (await startReplicas(2, { REDIS_URL: redis.url })) as [StreamReplica, StreamReplica];
      const client = await one.read('price-ticks?envelope=1');
      const publish = publisher([two]);
      await publish(10);
      await eventually(() => {
        expect(prices(client.frames)).toHaveLength(10);
      });
      const place = places(client.frames).at(-1)!;
      await replicas.shift()!.stop();
      await publish(10);
      const [fresh] = (await startReplicas(1, { REDIS_URL: redis.url })) as [StreamReplica];
      for (const replica of [two, fresh]) {
        const resumed = await replica.read(`price-ticks?envelope=1&since=${place}`);
        await eventually(() => {
          expect(prices(resumed.frames)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
        });
        expect(resumed.frames[0]).toMatchObject({ type: 'hello', recovered: true });
      }
    });

    it('go on for their own clients when Redis is killed, in another epoch, and are one again when it is back', async () => {
      const [one, two] = (await startReplicas(2, { REDIS_URL: redis.url })) as [StreamReplica, StreamReplica];
      const [here, there] = [await one.read('price-ticks?envelope=1'), await two.read('price-ticks?envelope=1')];
      const bare = await one.read('price-ticks');
      const fills = await two.read('fills?envelope=1');
      const publish = publisher([one]);
      const epochs = (client: StreamClient): string[] => client.ofType('hello').map(({ epoch }) => epoch);

      await publish(500);
      await redis.kill();
      await publish(500);
      await one.append('fill.booked', aFill());
      await eventually(() => {
        expect(prices(here.frames)).toHaveLength(1000);
        expect(epochs(here)).toHaveLength(2);
        expect(epochs(there)).toHaveLength(2);
        expect(fills.ofType('update')).toHaveLength(1);
      });

      await redis.restart();
      await eventually(() => {
        expect(epochs(here)).toHaveLength(3);
        expect(epochs(there)).toHaveLength(3);
      }, 30_000);
      await publish(500);
      await eventually(() => {
        expect(prices(here.frames)).toHaveLength(1500);
        expect(prices(there.frames).at(-1)).toBe(1500);
      });
      // Each once and in order for those who are connected where it is published; numbers without a gap per epoch.
      expect(prices(here.frames)).toEqual(Array.from({ length: 1500 }, (_, i) => i + 1));
      expect(bare.texts.map((text) => (JSON.parse(text) as { price: number }).price)).toEqual(prices(here.frames));
      const [shared, alone, again] = epochs(here);
      expect(new Set([shared, alone, again]).size).toBe(3);
      expect(epochs(there)).toEqual([shared, expect.not.stringMatching(alone!), again]);
      for (const epoch of [shared, alone, again]) {
        const seqs = here
          .ofType('update')
          .filter((frame) => frame.epoch === epoch)
          .map(({ seq }) => seq);
        expect(seqs).toEqual(seqs.map((_, i) => i + 1));
      }
      expect(fills.ofType('hello')).toHaveLength(1);
    });

    it('stay out of a Redis that takes nothing, as one that is full, and join it when it does', async () => {
      const [alone] = (await startReplicas(1, { REDIS_URL: redis.url })) as [StreamReplica];
      const client = await alone.read('price-ticks?envelope=1');
      const publish = publisher([alone]);
      await redis.ask((admin) => admin.config('SET', 'maxmemory', '1'));
      let told = 0;
      await eventually(async () => {
        await publish(1);
        told++;
        const refusals = await redis.ask((admin) => admin.info('errorstats'));
        expect(Number(/errorstat_OOM:count=(\d+)/.exec(refusals)?.[1])).toBeGreaterThan(5);
      }, 30_000);
      await eventually(() => {
        expect(client.ofType('hello')).toHaveLength(2);
      });
      await redis.ask((admin) => admin.config('SET', 'maxmemory', '0'));
      await eventually(() => {
        expect(client.ofType('hello')).toHaveLength(3);
      }, 30_000);
      await publish(1);
      await eventually(() => {
        expect(prices(client.frames)).toEqual(Array.from({ length: told + 1 }, (_, i) => i + 1));
      });
    });

    it('find out that Redis was emptied', async () => {
      const both = await startReplicas(2, { REDIS_URL: redis.url });
      const clients = await Promise.all(both.map((replica) => replica.read('price-ticks?envelope=1')));
      const publish = publisher([both[0]!]);
      await publish(10);
      await redis.ask((client) => client.flushall());
      await publish(10);
      await eventually(() => {
        for (const client of clients) {
          const hellos = client.ofType('hello');
          expect(new Set(hellos.map(({ epoch }) => epoch)).size).toBeGreaterThan(1);
        }
        expect(new Set(clients.map((client) => client.ofType('hello').at(-1)?.epoch)).size).toBe(1);
      }, 30_000);
      await publish(1);
      await eventually(() => {
        for (const client of clients) expect(prices(client.frames).at(-1)).toBe(21);
      });
      expect(prices(clients[0]!.frames)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
    });

    it('begin without Redis when it is away at the start, and join it when it comes', async () => {
      await redis.kill();
      const [alone] = (await startReplicas(1, { REDIS_URL: redis.url })) as [StreamReplica];
      const client = await alone.read('price-ticks?envelope=1');
      await publisher([alone])(3);
      await eventually(() => {
        expect(prices(client.frames)).toEqual([1, 2, 3]);
      });
      await redis.restart();
      await eventually(() => {
        expect(client.ofType('hello')).toHaveLength(2);
      }, 30_000);
      expect(client.ofType('snapshot').at(-1)?.data).toMatchObject([{ symbol: 'A', price: 3 }]);
    });
  });
});

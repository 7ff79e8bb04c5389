import { Cache } from '@nestjs/cache-manager';
import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Redis } from 'ioredis';
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { CacheModule } from '../../../src/platform/cache/cache.module.js';
import { createTestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { PlatformTestModule } from '../../support/platform.module.js';

const REDIS_URL = process.env['TEST_REDIS_URL'];

/** A way to Redis that can be cut. */
class CutableWay {
  private readonly open = new Set<Socket>();
  private server: Server | undefined;
  private isCut = false;

  constructor(private readonly target: URL) {}

  async listen(): Promise<string> {
    const server = createServer((socket) => {
      if (this.isCut) return void socket.destroy();
      const beyond = connect(Number(this.target.port || 6379), this.target.hostname);
      for (const end of [socket, beyond]) this.open.add(end.on('error', () => undefined));
      socket.pipe(beyond).pipe(socket);
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = new URL(this.target);
    url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    return url.href;
  }

  cut(): void {
    this.isCut = true;
    for (const socket of this.open) socket.destroy();
    this.open.clear();
  }

  mend(): void {
    this.isCut = false;
  }

  close(): void {
    this.cut();
    this.server?.close();
  }
}

describe('the cache', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  const open: INestApplicationContext[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map((app) => app.close()));
  });

  afterAll(async () => {
    await database.drop();
  });

  async function startCache(settings: Record<string, string> = {}): Promise<Cache> {
    const module = await Test.createTestingModule({
      imports: [PlatformTestModule.of({ databaseUrl: database.url, settings }), CacheModule],
    }).compile();
    module.useLogger(false);
    await module.init();
    open.push(module);
    return module.get(Cache);
  }

  async function behavesLikeACache(cache: Cache): Promise<void> {
    const value = { weights: [0.1, 0.2], name: 'β', none: null };
    await eventually(async () => {
      await cache.set('a', value);
      expect(await cache.get('a')).toEqual(value);
    });
    expect(await cache.get('missing')).toBeUndefined();
    await cache.mset([
      { key: 'x', value: 1 },
      { key: 'y', value: 2 },
    ]);
    expect(await cache.mget(['x', 'y', 'z'])).toEqual([1, 2, undefined]);
    await cache.del('x');
    expect(await cache.get('x')).toBeUndefined();
    let computed = 0;
    for (let i = 0; i < 3; i++) expect(await cache.wrap('w', () => ++computed)).toBe(1);
    await cache.set('short', 'lived', 30);
    await eventually(async () => {
      expect(await cache.get('short')).toBeUndefined();
    });
    await cache.clear();
    expect(await cache.get('y')).toBeUndefined();
  }

  it('is in memory by default', async () => {
    await behavesLikeACache(await startCache());
  });

  const withRedis = REDIS_URL === undefined ? describe.skip : describe;
  withRedis(REDIS_URL === undefined ? 'in Redis (skipped: TEST_REDIS_URL is not set)' : 'in Redis', () => {
    const url = REDIS_URL ?? '';

    it('is shared by all replicas', async () => {
      const [one, two] = [await startCache({ REDIS_URL: url }), await startCache({ REDIS_URL: url })];
      await behavesLikeACache(one);
      await one.set('shared', { by: 'one' });
      await eventually(async () => {
        expect(await two.get('shared')).toEqual({ by: 'one' });
      });
    });

    it('clears what is its own and nothing else', async () => {
      const stranger = new Redis(url);
      await stranger.set('not-ours', 'kept');
      const cache = await startCache({ REDIS_URL: url });
      await behavesLikeACache(cache);
      expect(await stranger.get('not-ours')).toBe('kept');
      await stranger.del('not-ours');
      stranger.disconnect();
    });

    it('misses while Redis is away, and is there again afterwards', async () => {
      const way = new CutableWay(new URL(url));
      const cache = await startCache({ REDIS_URL: await way.listen() });
      await eventually(async () => {
        await cache.set('kept', 1);
        expect(await cache.get('kept')).toBe(1);
      });
      way.cut();
      await eventually(async () => {
        expect(await cache.get('kept')).toBeUndefined();
      });
      await cache.set('lost', 1);
      expect(await cache.wrap('computed', () => 'without')).toBe('without');
      await cache.del('kept');
      await cache.clear();
      way.mend();
      await eventually(async () => {
        expect(await cache.get('kept')).toBe(1);
      });
      way.close();
    });
  });
});

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { eventually } from './eventually.js';
import { freePort } from './free-port.js';

/** Undefined when this machine has no redis-server. */
export const REDIS_VERSION: string | undefined = /v=(\S+)/.exec(
  spawnSync('redis-server', ['--version'], { encoding: 'utf8' }).stdout ?? '',
)?.[1];

/** A Redis of the test alone, in memory only, which can be killed and started again at the same address. */
export class PrivateRedis {
  private child: ChildProcess | undefined;

  private constructor(private readonly port: number) {}

  static async start(): Promise<PrivateRedis> {
    const redis = new PrivateRedis(await freePort());
    await redis.restart();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async restart(): Promise<void> {
    const options = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    this.child = spawn('redis-server', options, { stdio: 'ignore' });
    await this.ask((client) => client.ping());
  }

  /** Not a moment's notice. */
  async kill(): Promise<void> {
    if (this.child === undefined) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    this.child = undefined;
    await ended;
  }

  async ask<T>(question: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(this.url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
    client.on('error', () => undefined);
    const answer = await eventually(() => question(client));
    client.disconnect();
    return answer;
  }
}

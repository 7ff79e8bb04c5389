import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../support/free-port.js';
import { OWNER, settingsFor, type BrokerAddress } from './desk.js';

/** Several may start at once on a busy machine. */
const START_MS = 120_000;
const HEALTH_POLL_MS = 100;

/** The built system as a process of its own, on this database and before this exchange. It can be killed. */
export class SystemProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    private readonly dataDir: string,
    private readonly output: string[],
  ) {}

  static async start(
    databaseUrl: string,
    exchange: BrokerAddress,
    settings: Record<string, string> = {},
    role = 'all',
  ): Promise<SystemProcess> {
    const port = await freePort();
    const dataDir = await mkdtemp(join(tmpdir(), 'pas-kill-'));
    const child = spawn(process.execPath, ['dist/src/main.js', '--role', role], {
      env: {
        PATH: process.env['PATH'] ?? '',
        ...settingsFor(exchange),
        DATABASE_URL: databaseUrl,
        DATA_DIR: dataDir,
        PORT: String(port),
        API_TOKEN: OWNER,
        LOG_LEVEL: 'warn',
        OPEN_BROWSER: 'false',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => output.push(String(text)));
    const system = new SystemProcess(child, `http://127.0.0.1:${port}`, dataDir, output);
    await system.awaitHealth().catch(async (error: unknown) => {
      await system.kill();
      throw error;
    });
    return system;
  }

  /** Not a moment's notice. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child.kill(signal);
  }

  /** Everything it said, warnings and worse. */
  get log(): string {
    return this.output.join('');
  }

  async api(
    method: string,
    path: string,
    { body = {}, headers = {} }: { body?: object; headers?: Record<string, string> } = {},
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
  ): Promise<{ status: number; body: any }> {
    const response = await fetch(this.url + path, {
      method,
      headers: { authorization: `Bearer ${OWNER}`, 'content-type': 'application/json', ...headers },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }

  /** Throws at once when the process ends. */
  private async awaitHealth(): Promise<void> {
    const deadlineMs = performance.now() + START_MS;
    while (
      !(await fetch(`${this.url}/health`).then(
        ({ ok }) => ok,
        () => false,
      ))
    ) {
      if (this.child.exitCode !== null) throw new Error(`the process ended: ${this.log}`);
      if (performance.now() > deadlineMs) throw new Error(`the process does not answer: ${this.log}`);
      await sleep(HEALTH_POLL_MS);
    }
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill(signal);
      await ended;
    }
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

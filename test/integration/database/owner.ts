import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const DIST = join(process.cwd(), 'dist/src/platform/database');

/** Another process that starts, or tries to start, the server of a data directory. */
export class Owner {
  private constructor(private readonly child: ChildProcess) {}

  static spawn(dataDir: string, dist = DIST): Owner {
    const script = join(process.cwd(), 'test/integration/database/owner-process.mjs');
    return new Owner(spawn(process.execPath, [script, dist, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] }));
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** What it reports once its server runs. */
  async ready(): Promise<{ url: string; adopted: boolean }> {
    const lines = createInterface({ input: this.child.stdout! });
    const [line] = (await Promise.race([once(lines, 'line'), once(this.child, 'exit').then(() => ['null'])])) as [
      string,
    ];
    const report = JSON.parse(line) as { url: string; adopted: boolean } | null;
    if (!report) throw new Error('the owner process ended before its server ran');
    return report;
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.kill(signal);
    await exited;
  }
}

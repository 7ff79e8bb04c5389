import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { AppError } from '../../common/app-error.js';

/** Where nobody says otherwise. */
const USUAL_TIMEOUT_MS = 120_000;
/** Computations that wait for a thread; more are refused. */
const MOST_WAITING = 64;
const IDLE_MS = 60_000;

/** Computes off the thread that serves requests, so that a large run stalls nobody. */
@Injectable()
export class ComputePool implements OnApplicationShutdown {
  private pool: Piscina<unknown, unknown> | undefined;

  /**
   * Runs the default export of a worker module. Task and result are copied, and errors lose their class on the way, so a
   * worker returns what its caller has to tell apart. After `timeoutMs`, its wait for a thread included, the thread is
   * ended and another takes its place. Throws `optimizer_busy`, `optimizer_timeout`.
   */
  async run<Result>(
    worker: URL,
    task: object,
    { signal, timeoutMs = USUAL_TIMEOUT_MS }: { signal?: AbortSignal | undefined; timeoutMs?: number } = {},
  ): Promise<Result> {
    const pool = (this.pool ??= createPool());
    if (pool.queueSize >= MOST_WAITING) {
      throw new AppError('optimizer_busy', `${MOST_WAITING} computations wait already: try again in a few seconds.`);
    }
    const timeout = AbortSignal.timeout(timeoutMs);
    const options = { filename: builtFile(worker), signal: signal ? AbortSignal.any([signal, timeout]) : timeout };
    try {
      return (await pool.run(task, options)) as Result;
    } catch (error) {
      if (!timeout.aborted) throw error;
      const seconds = timeoutMs / 1000;
      throw new AppError('optimizer_timeout', `The computation was not done in ${seconds} s: ask for less.`, {
        cause: error,
      });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.destroy();
  }
}

function createPool(): Piscina<unknown, unknown> {
  return new Piscina({
    minThreads: 0,
    maxThreads: Math.max(1, availableParallelism() - 1),
    idleTimeout: IDLE_MS,
  });
}

/** Tests run the sources, which a thread cannot load: it takes what was built of them. */
function builtFile(worker: URL): string {
  const beside = fileURLToPath(worker);
  return existsSync(beside) ? beside : beside.replace(/([\\/])src([\\/])/, '$1dist$1src$2');
}

import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { AppError } from '../../common/app-error.js';
import type { ErrorCode } from '../../common/error-codes.js';
import type { Operation, OptimizationOutcome, OptimizationTask } from './optimization.worker.js';

/** A run that takes longer is ended; nothing that is asked for within the limits comes near. */
const TIMEOUT_MS = 120_000;
/** Requests that wait for a worker; more are refused. */
const MOST_WAITING = 64;
const IDLE_MS = 60_000;

/** An input that is too short is one that the caller can mend, like any other wrong input. */
const CODES: Record<string, ErrorCode> = {
  insufficient_data: 'invalid_input',
  invalid_input: 'invalid_input',
  infeasible: 'infeasible',
  malformed_json: 'malformed_json',
};

/** Computes off the thread that serves requests, so that a large run stalls nobody. */
@Injectable()
export class OptimizationPool implements OnApplicationShutdown {
  private pool: Piscina<OptimizationTask, OptimizationOutcome> | undefined;

  /** The answer as JSON text. Throws `invalid_input`, `infeasible`, `malformed_json`, `optimizer_busy`, `optimizer_timeout`. */
  async run(operation: Operation, body: Uint8Array): Promise<string> {
    const pool = (this.pool ??= createPool());
    if (pool.queueSize >= MOST_WAITING) {
      throw new AppError('optimizer_busy', `${MOST_WAITING} computations wait already: try again in a few seconds.`);
    }
    const outcome = await pool.run({ operation, body }, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(explain);
    if ('json' in outcome) return outcome.json;
    throw new AppError(CODES[outcome.code] ?? 'internal_error', `The computation was refused: ${outcome.message}.`);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.destroy();
  }
}

function createPool(): Piscina<OptimizationTask, OptimizationOutcome> {
  return new Piscina<OptimizationTask, OptimizationOutcome>({
    filename: workerFile(),
    minThreads: 0,
    maxThreads: Math.max(1, availableParallelism() - 1),
    idleTimeout: IDLE_MS,
  });
}

/** Tests run the sources, which a worker cannot load: it takes what was built of them. */
function workerFile(): string {
  const beside = fileURLToPath(new URL('./optimization.worker.js', import.meta.url));
  return existsSync(beside) ? beside : beside.replace(/([\\/])src([\\/])/, '$1dist$1src$2');
}

function explain(error: unknown): never {
  if (error instanceof Error && error.name === 'AbortError') {
    throw new AppError('optimizer_timeout', `The computation took longer than ${TIMEOUT_MS / 1000} s: ask for less.`);
  }
  throw error;
}

import { Injectable } from '@nestjs/common';
import { ComputePool } from '../../platform/compute/compute-pool.service.js';
import { jsonOf, type JsonOutcome } from '../../platform/compute/json-computation.js';
import { LONGEST_TIME_MS } from '../../quant/json/limits-reader.js';
import type { Operation, OptimizationTask } from './optimization.worker.js';

const WORKER = new URL('./optimization.worker.js', import.meta.url);

/** What does not end by itself within the longest time that a request may ask for is ended. */
const TIMEOUT_MS = LONGEST_TIME_MS + 15_000;

/** Optimisations on request, from the bytes of the request to those of the answer in a thread of the pool. */
@Injectable()
export class Optimizations {
  constructor(private readonly pool: ComputePool) {}

  /**
   * The answer as JSON text. Throws `invalid_input`, `infeasible`, `limit_iterations`, `limit_time`, `malformed_json`,
   * `optimizer_busy`, `optimizer_timeout`.
   */
  async run(operation: Operation, body: Uint8Array): Promise<string> {
    const task = { operation, body } satisfies OptimizationTask;
    return jsonOf(await this.pool.run<JsonOutcome>(WORKER, task, { timeoutMs: TIMEOUT_MS }));
  }
}

import { Injectable } from '@nestjs/common';
import { ComputePool } from '../../platform/compute/compute-pool.service.js';
import { jsonOf, type JsonOutcome } from '../../platform/compute/json-computation.js';
import type { PerformanceTask } from './performance.worker.js';

const WORKER = new URL('./performance.worker.js', import.meta.url);

/** Figures of returns that come with the request, in a thread of the pool. */
@Injectable()
export class PerformanceComputations {
  constructor(private readonly pool: ComputePool) {}

  /** The answer as JSON text. Throws `invalid_input`, `malformed_json`, `optimizer_busy`, `optimizer_timeout`. */
  async run(body: Uint8Array): Promise<string> {
    return jsonOf(await this.pool.run<JsonOutcome>(WORKER, { body } satisfies PerformanceTask));
  }
}

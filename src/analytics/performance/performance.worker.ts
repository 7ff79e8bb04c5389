import { computeBytes, type JsonOutcome } from '../../platform/compute/json-computation.js';
import { performanceJson } from './performance-json.js';

export interface PerformanceTask {
  /** JSON, UTF-8. */
  body: Uint8Array;
}

/** What a worker of the pool runs: everything from the bytes of a request to those of its answer. */
export default function run({ body }: PerformanceTask): JsonOutcome {
  return computeBytes(body, performanceJson);
}

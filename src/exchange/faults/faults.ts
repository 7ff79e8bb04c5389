import { FillScripts } from './fill-scripts.js';
import { RequestFaults } from './request-faults.js';
import { NO_STREAM_FAULTS, type StreamFaults } from './stream-faults.js';

/** Failures on order, for those who test against the exchange. They live in memory: a restart forgets them. */
export class Faults {
  readonly fills = new FillScripts();
  readonly requests = new RequestFaults();
  stream: StreamFaults = NO_STREAM_FAULTS;

  /** Everything goes right again; what was held back goes on. */
  clear(): void {
    this.fills.clear();
    this.requests.clear();
    this.stream = NO_STREAM_FAULTS;
  }
}

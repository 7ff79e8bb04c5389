import { FillScripts } from './fill-scripts.js';
import { OrderHolds } from './order-holds.js';
import { RequestFaults } from './request-faults.js';
import type { RateLimit } from '../http/rate-limit.js';
import { NO_DATA_STREAM_FAULTS, type DataStreamFaults } from './data-stream-faults.js';
import { NO_STREAM_FAULTS, StreamFaults } from './stream-faults.js';

/** Failures on order, for those who test against the exchange. They live in memory: a restart forgets them. */
export class Faults {
  /** How far the clock that is shown is ahead of the true one. */
  readonly clock = { offsetMs: 0 };
  readonly fills = new FillScripts();
  readonly holds = new OrderHolds();
  readonly requests = new RequestFaults();
  readonly stream = new StreamFaults();
  dataStream: DataStreamFaults = NO_DATA_STREAM_FAULTS;

  constructor(readonly rateLimit: RateLimit) {}

  /** Everything goes right again; what was held back goes on. */
  clear(): void {
    this.clock.offsetMs = 0;
    this.rateLimit.set();
    this.fills.clear();
    this.holds.clear();
    this.requests.clear();
    this.stream.replace(NO_STREAM_FAULTS);
    this.dataStream = NO_DATA_STREAM_FAULTS;
  }
}

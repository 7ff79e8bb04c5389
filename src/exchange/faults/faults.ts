import { FillScripts } from './fill-scripts.js';
import { RequestFaults } from './request-faults.js';
import { NO_DATA_STREAM_FAULTS, type DataStreamFaults } from './data-stream-faults.js';
import { NO_STREAM_FAULTS, StreamFaults } from './stream-faults.js';

/** Failures on order, for those who test against the exchange. They live in memory: a restart forgets them. */
export class Faults {
  readonly fills = new FillScripts();
  readonly requests = new RequestFaults();
  readonly stream = new StreamFaults();
  dataStream: DataStreamFaults = NO_DATA_STREAM_FAULTS;

  /** Everything goes right again; what was held back goes on. */
  clear(): void {
    this.fills.clear();
    this.requests.clear();
    this.stream.replace(NO_STREAM_FAULTS);
    this.dataStream = NO_DATA_STREAM_FAULTS;
  }
}

import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** An answer in place of the true one. */
export interface FalseAnswer {
  status: number;
  /** The very text of it, which need not be JSON; null for the protocol's error of the status. */
  body: string | null;
}

/** What goes wrong with the next `times` requests of an operation, before the exchange acts on them or after. */
export interface RequestFault {
  /** Method and path pattern: `POST /v2/orders`, `GET /v2/orders/:id`. */
  operation: string;
  times: number;
  when: 'before' | 'after';
  /** Wall time; clearing the faults ends it. */
  delayMs: number;
  /** `drop` breaks the connection, null leaves the answer as it is. */
  outcome: 'drop' | FalseAnswer | null;
}

/** The faults that requests are to meet. */
export class RequestFaults {
  private readonly known = new Set<string>();
  private armed: RequestFault[] = [];
  private delays = newDelays();

  get waiting(): readonly RequestFault[] {
    return this.armed;
  }

  addOperation(operation: string): void {
    this.known.add(operation);
  }

  isKnown(operation: string): boolean {
    return this.known.has(operation);
  }

  replace(faults: readonly RequestFault[]): void {
    this.armed = faults.filter(({ times }) => times > 0);
  }

  clear(): void {
    this.armed = [];
    this.delays.abort();
    this.delays = newDelays();
  }

  /** The fault that this request meets, used up by one. */
  take(operation: string): RequestFault | undefined {
    const fault = this.armed.find((candidate) => candidate.operation === operation);
    if (fault === undefined) return undefined;
    const left = { ...fault, times: fault.times - 1 };
    this.replace(this.armed.map((candidate) => (candidate === fault ? left : candidate)));
    return fault;
  }

  async delay({ delayMs }: RequestFault): Promise<void> {
    await sleep(delayMs, undefined, { signal: this.delays.signal }).catch(() => undefined);
  }
}

/** Any number of requests may wait at once: it is no leak. */
function newDelays(): AbortController {
  const delays = new AbortController();
  setMaxListeners(0, delays.signal);
  return delays;
}

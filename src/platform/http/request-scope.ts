import { AsyncLocalStorage } from 'node:async_hooks';

export interface RequestOrigin {
  id: string;
  /** Where it came from. */
  address: string;
}

const origins = new AsyncLocalStorage<RequestOrigin>();

/** Everything that follows from this call, however asynchronous, belongs to the request. */
export function runInRequest(origin: RequestOrigin, next: () => void): void {
  origins.run(origin, next);
}

/** The request that is being answered; undefined in jobs, commands and loops. */
export function currentRequest(): RequestOrigin | undefined {
  return origins.getStore();
}

import { AsyncLocalStorage } from 'node:async_hooks';

const ids = new AsyncLocalStorage<string>();

/** Everything that follows from this call, however asynchronous, belongs to the request. */
export function runInRequest(requestId: string, next: () => void): void {
  ids.run(requestId, next);
}

/** The request that is being answered; undefined in jobs, commands and loops. */
export function currentRequestId(): string | undefined {
  return ids.getStore();
}

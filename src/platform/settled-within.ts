import { setTimeout } from 'node:timers/promises';

/** Resolves when every promise has settled, or after `timeoutMs`. */
export async function settledWithin(promises: readonly Promise<unknown>[], timeoutMs: number): Promise<void> {
  const early = new AbortController();
  const tooLong = setTimeout(timeoutMs, undefined, { signal: early.signal }).catch(() => undefined);
  await Promise.race([Promise.allSettled(promises), tooLong]);
  early.abort();
}

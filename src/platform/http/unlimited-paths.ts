const UNLIMITED = /^\/(?:health|metrics)(?:[/?]|$)/;

/** Probes and scrapes are answered however many come. */
export function isUnlimited(url: string): boolean {
  return UNLIMITED.test(url);
}

/** RFC 3339 in UTC without trailing zeros, as the database writes instants: an order reads the same before and after storing. */
export function instantText(atMs: number): string {
  return microsText(atMs * 1000);
}

/** The same of an instant in microseconds since the epoch. */
export function microsText(atMicros: number): string {
  const micros = String(atMicros % 1000).padStart(3, '0');
  const millis = new Date(Math.floor(atMicros / 1000)).toISOString().slice(0, -1);
  return `${millis}${micros}Z`.replace(/\.?0*Z$/, 'Z');
}

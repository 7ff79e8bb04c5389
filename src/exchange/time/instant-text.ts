/** RFC 3339 in UTC without trailing zeros, as the database writes instants: an order reads the same before and after storing. */
export function instantText(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.?0*Z$/, 'Z');
}

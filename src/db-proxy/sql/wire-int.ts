/** Four bytes as PostgreSQL sends them. Buffer's own reading checks more, which is felt at one for each value. */
export function int32At(source: Uint8Array, at: number): number {
  return (
    ((source[at] ?? 0) << 24) | ((source[at + 1] ?? 0) << 16) | ((source[at + 2] ?? 0) << 8) | (source[at + 3] ?? 0)
  );
}

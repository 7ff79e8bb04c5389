import type { Statement } from './row-source.js';

/** Every connection keeps what it has prepared, so there is an end to it. */
const MAX_NAMES = 100;
const MAX_SEEN = 1000;

/**
 * Names the statements that come again, so that PostgreSQL parses and plans them once per connection. The types of what is
 * bound belong to the statement: PostgreSQL keeps those it found at first.
 */
export class StatementNames {
  private readonly names = new Map<string, string>();
  private readonly seen = new Set<string>();

  /** Undefined for a statement that is new, or when there are names enough. */
  nameOf({ sql, values }: Statement): string | undefined {
    const shape = `${values.map(({ column }) => column?.type ?? '').join(',')}\n${sql}`;
    const known = this.names.get(shape);
    if (known !== undefined || this.names.size >= MAX_NAMES) return known;
    if (!this.seen.delete(shape)) {
      if (this.seen.size >= MAX_SEEN) this.seen.clear();
      this.seen.add(shape);
      return undefined;
    }
    const name = `pas-${this.names.size}`;
    this.names.set(shape, name);
    return name;
  }
}

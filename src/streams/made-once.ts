const KEPT = 512;

/** What was made of the last messages: made for the first reader, taken by the others. */
export class MadeOnce<K, V> {
  private readonly made = new Map<K, V>();

  constructor(private readonly make: (key: K) => V) {}

  of(key: K): V {
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const value = this.make(key);
    if (this.made.size >= KEPT) this.made.clear();
    this.made.set(key, value);
    return value;
  }
}

/** A named member of an extension point (a method, a strategy kind, a channel …). */
export interface Named {
  readonly name: string;
}

export interface Registry<T extends Named> {
  readonly names: readonly string[];
  readonly members: readonly T[];
  has(name: string): boolean;
  /** Undefined for an unknown name: the caller knows which error its user should see. */
  find(name: string): T | undefined;
}

/** One visible, ordered, duplicate-checked list per extension point; nothing is discovered by reflection. */
export function defineRegistry<T extends Named>(what: string, members: readonly T[]): Registry<T> {
  const byName = new Map<string, T>();
  for (const member of members) {
    if (byName.has(member.name)) throw new Error(`two ${what} are named "${member.name}"`);
    byName.set(member.name, member);
  }
  return {
    names: [...byName.keys()],
    members: [...members],
    has: (name) => byName.has(name),
    find: (name) => byName.get(name),
  };
}

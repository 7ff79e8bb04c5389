export interface Named {
  readonly name: string;
}

export interface Registry<T extends Named> {
  readonly names: readonly string[];
  readonly members: readonly T[];
  /** Undefined for an unknown name: the caller knows which error its user should see. */
  find(name: string): T | undefined;
}

/** A visible, ordered, duplicate-checked list. The library's own, because it imports nothing of the system around it. */
export function defineRegistry<T extends Named>(what: string, members: readonly T[]): Registry<T> {
  const byName = new Map<string, T>();
  for (const member of members) {
    if (byName.has(member.name)) throw new Error(`two ${what} are named "${member.name}"`);
    byName.set(member.name, member);
  }
  return { names: [...byName.keys()], members: [...members], find: (name) => byName.get(name) };
}

/** Ascending: each scope includes the ones before it. */
export const SCOPES = ['read', 'trade', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who is asking. `name` is safe to log: it is the token's name, never the token. */
export interface Principal {
  readonly name: string;
  readonly scope: Scope;
}

export function includesScope(held: Scope, needed: Scope): boolean {
  return SCOPES.indexOf(held) >= SCOPES.indexOf(needed);
}

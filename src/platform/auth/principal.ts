/** Ascending: each scope includes the ones before it. */
export const SCOPES = ['read', 'trade', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who is asking. `name` and `tokenId` are safe to log: they are no part of the token. */
export interface Principal {
  readonly name: string;
  readonly scope: Scope;
  /** Tells apart two tokens of one name. */
  readonly tokenId: string;
}

export function includesScope(held: Scope, needed: Scope): boolean {
  return SCOPES.indexOf(held) >= SCOPES.indexOf(needed);
}

export const PROTECTION_SCOPES = ['account', 'strategy', 'symbol'] as const;
export const PROTECTION_BLOCKS = ['buys', 'sells', 'all'] as const;

/** Forbids some trades for some time, and says why. */
export interface NewProtection {
  kind: string;
  scope: (typeof PROTECTION_SCOPES)[number];
  /** The strategy or symbol; null for the whole account. */
  subject: string | null;
  blocks: (typeof PROTECTION_BLOCKS)[number];
  reason: string;
  /** Market time. */
  startsAtMs: number;
  /** Market time; null: until it is lifted. */
  endsAtMs: number | null;
  createdBy: string;
}

export interface Protection extends NewProtection {
  id: string;
}

/** The kind of those that people set. */
export const MANUAL = 'manual';

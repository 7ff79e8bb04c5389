import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../common/clock.port.js';
import { assertDistinct, parseConfiguredToken, type ConfiguredToken } from './configured-token.js';
import type { Principal } from './principal.js';

/** A token of the table `api_tokens`; it counts until it expires. */
export interface IssuedToken extends ConfiguredToken {
  readonly expiresAtMs: number | undefined;
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

/** Knows only hashes, and compares with all of them in constant time. */
export class TokenVerifier {
  private readonly configured: readonly ConfiguredToken[];
  private issued: readonly IssuedToken[] = [];
  private clock: Clock | undefined;
  private readonly used = new Set<string>();

  /** `apiToken` has full scope; each of `furtherTokens` is `name:scope[+scope]:sha256hex`. */
  constructor(apiToken: string, furtherTokens: readonly string[] = []) {
    const principal = { name: 'owner', scope: 'admin', tokenId: 'owner' } as const;
    this.configured = [{ hash: hashToken(apiToken), principal }, ...furtherTokens.map(parseConfiguredToken)];
    assertDistinct(this.configured);
  }

  verify(token: string): Principal | undefined {
    const hash = hashToken(token);
    let found: Principal | undefined;
    for (const known of this.configured) {
      if (timingSafeEqual(known.hash, hash)) found ??= known.principal;
    }
    for (const known of this.issued) {
      if (timingSafeEqual(known.hash, hash) && this.isCurrent(known)) found ??= known.principal;
    }
    if (found !== undefined) this.used.add(found.tokenId);
    return found;
  }

  /** Whether the token of somebody who was let in would let him in now. */
  counts({ tokenId }: Principal): boolean {
    const isHis = ({ principal }: ConfiguredToken): boolean => principal.tokenId === tokenId;
    return this.configured.some(isHis) || this.issued.some((known) => isHis(known) && this.isCurrent(known));
  }

  /** These take the place of those given before. */
  acceptIssued(tokens: readonly IssuedToken[], clock: Clock): void {
    this.issued = tokens;
    this.clock = clock;
  }

  /** The ids of the issued tokens that were shown since this was last asked. */
  takeUsed(): string[] {
    const ids = this.issued.map(({ principal }) => principal.tokenId).filter((id) => this.used.has(id));
    this.used.clear();
    return ids;
  }

  /** Those that were taken and could not be written down. */
  keepUsed(ids: readonly string[]): void {
    for (const id of ids) this.used.add(id);
  }

  private isCurrent({ expiresAtMs }: IssuedToken): boolean {
    return expiresAtMs === undefined || (this.clock !== undefined && this.clock.nowMs() < expiresAtMs);
  }
}

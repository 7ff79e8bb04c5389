import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../common/app-error.js';
import { SCOPES, type Principal, type Scope } from './principal.js';

interface KnownToken {
  readonly hash: Buffer;
  readonly principal: Principal;
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

/** Knows only hashes, and compares with all of them in constant time. */
export class TokenVerifier {
  private readonly tokens: readonly KnownToken[];

  /** `apiToken` has full scope; each of `furtherTokens` is `name:scope[+scope]:sha256hex`. */
  constructor(apiToken: string, furtherTokens: readonly string[] = []) {
    const owner = { hash: hashToken(apiToken), principal: { name: 'owner', scope: 'admin' as const } };
    this.tokens = [owner, ...furtherTokens.map(parseToken)];
  }

  verify(token: string): Principal | undefined {
    const hash = hashToken(token);
    let found: Principal | undefined;
    for (const known of this.tokens) {
      if (timingSafeEqual(known.hash, hash)) found ??= known.principal;
    }
    return found;
  }
}

function parseToken(entry: string, index: number): KnownToken {
  const [name, scopes, hex, ...rest] = entry.split(':');
  const refuse = (what: string): never => {
    throw new AppError('config_invalid', `API_TOKENS entry ${index + 1}: ${what} (name:scope[+scope]:sha256hex).`);
  };
  if (!name || !scopes || !hex || rest.length > 0) return refuse('has not three parts');
  if (!/^[0-9a-f]{64}$/i.test(hex)) return refuse('the hash is not 64 hexadecimal digits');
  const held = scopes.split('+').map((scope) => SCOPES.indexOf(scope as Scope));
  if (held.includes(-1)) return refuse(`unknown scope in "${scopes}", know ${SCOPES.join(', ')}`);
  const scope = SCOPES[Math.max(...held)] ?? 'read';
  return { hash: Buffer.from(hex, 'hex'), principal: { name, scope } };
}

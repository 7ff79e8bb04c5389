import { AppError } from '../../common/app-error.js';
import { SCOPES, type Principal, type Scope } from './principal.js';
import { tokenNameProblem } from './token-name.js';

export interface ConfiguredToken {
  readonly hash: Buffer;
  readonly principal: Principal;
}

/** Of one token with two names or scopes nobody could say which holds. Errors: `config_invalid`. */
export function assertDistinct([owner, ...further]: readonly ConfiguredToken[]): void {
  further.forEach(({ hash }, index) => {
    const isHis = (other: ConfiguredToken | undefined): boolean => other?.hash.equals(hash) === true;
    const first = further.findIndex(isHis);
    if (!isHis(owner) && first === index) return;
    const other = isHis(owner) ? 'that of the owner' : `in entry ${first + 1} as well`;
    throw new AppError('config_invalid', `API_TOKENS entry ${index + 1}: the same token is ${other}.`);
  });
}

/** One entry of `API_TOKENS`: `name:scope[+scope]:sha256hex`. Errors: `config_invalid`, without the entry itself. */
export function parseConfiguredToken(entry: string, index: number): ConfiguredToken {
  const [name, scopes, hex, ...rest] = entry.split(':');
  const refuse = (what: string): never => {
    throw new AppError('config_invalid', `API_TOKENS entry ${index + 1}: ${what} (name:scope[+scope]:sha256hex).`);
  };
  if (!name || !scopes || !hex || rest.length > 0) return refuse('has not three parts');
  if (!/^[0-9a-f]{64}$/i.test(hex)) return refuse('the hash is not 64 hexadecimal digits');
  const problem = tokenNameProblem(name);
  if (problem !== undefined) return refuse(problem);
  const held = scopes.split('+').map((scope) => SCOPES.indexOf(scope as Scope));
  if (held.includes(-1)) return refuse(`unknown scope in "${scopes}", know ${SCOPES.join(', ')}`);
  const scope = SCOPES[Math.max(...held)] ?? 'read';
  return {
    hash: Buffer.from(hex, 'hex'),
    principal: { name, scope, tokenId: `${name}.${hex.slice(0, 8).toLowerCase()}` },
  };
}

import { AppError } from '../../common/app-error.js';
import { type Decimal, decimal, ZERO } from '../../common/decimal.js';
import type { Named, Registry } from '../../common/registry.js';

/** What can be switched on by a limit. */
export interface Limitable extends Named {
  /** Decimal text; the limit of a live account where the settings name none. Undefined: off. */
  readonly liveLimit?: string;
}

/**
 * Limits of the members of a registry from settings `name=limit`; 0 turns one off, and one that is off is not in the
 * answer. A live account has the members' own, conservative limits where the settings are silent, any other has none.
 * Throws `config_invalid` naming `key`.
 */
export function readLimits<T extends Limitable>(
  key: string,
  registry: Registry<T>,
  { settings, isLive }: { settings: readonly string[]; isLive: boolean },
): ReadonlyMap<T, Decimal> {
  const given = new Map(settings.map((setting) => readSetting(key, registry, setting)));
  const limits = new Map<T, Decimal>();
  for (const member of registry.members) {
    const text = given.get(member.name) ?? (isLive ? member.liveLimit : undefined);
    const limit = text === undefined ? ZERO : decimal(text);
    if (limit.gt(ZERO)) limits.set(member, limit);
  }
  return limits;
}

function readSetting<T extends Limitable>(key: string, registry: Registry<T>, setting: string): [string, string] {
  const [name = '', limit = '', ...rest] = setting.split('=').map((part) => part.trim());
  if (!registry.has(name) || rest.length > 0) {
    throw new AppError('config_invalid', `${key}: "${setting}" names none of ${registry.names.join(', ')}.`);
  }
  if (!/^\d+(\.\d+)?$/.test(limit)) {
    throw new AppError('config_invalid', `${key}: "${setting}" needs a limit such as ${name}=3; 0 turns it off.`);
  }
  return [name, limit];
}

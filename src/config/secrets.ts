import { CONFIG_KEYS, type ConfigKeyName, type ConfigValues } from './config-keys.js';

/** A shorter value protects nothing, and hiding it would hide every word that contains it. */
const SHORTEST = 8;
/** Their entries hold hashes beside names that people have to read. */
const HASHED: readonly ConfigKeyName[] = ['API_TOKENS'];

/** The secret values among the settings, each as it may turn up: as given, the password of an address, and both forms of that. */
export function secretsOf(values: ConfigValues): string[] {
  const names = (Object.keys(CONFIG_KEYS) as ConfigKeyName[]).filter(
    (name) => CONFIG_KEYS[name].secret && !HASHED.includes(name),
  );
  const found = names.flatMap((name) => {
    const value = values[name];
    return typeof value === 'string' ? [value, ...passwordsIn(value)] : [];
  });
  // The longer first, so that nothing is left of one that contains another.
  return [...new Set(found)].filter((secret) => secret.length >= SHORTEST).sort((a, b) => b.length - a.length);
}

function passwordsIn(value: string): string[] {
  if (!/^[a-z]+:\/\//.test(value) || !URL.canParse(value)) return [];
  const { password } = new URL(value);
  return [password, decoded(password)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

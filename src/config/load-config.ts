import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { AppError } from '../common/app-error.js';
import { CONFIG_KEYS, type ConfigKey, type ConfigKeyName, type ConfigValues } from './config-keys.js';
import { readYamlSettings, type Setting } from './yaml-settings.js';

const NAMES = Object.keys(CONFIG_KEYS) as ConfigKeyName[];
const FILE_NAMES = NAMES.filter((name) => CONFIG_KEYS[name].secret).map((name) => `${name}_FILE`);

/** A place where settings stand; undefined for what it does not set. */
type Source = (name: string) => Setting | undefined;

/** Environment > `.env` > `config.yaml` > default; all of it validated. `folder` is where the two files are looked for. */
export function loadConfig(folder = process.cwd(), environment: NodeJS.Dict<string> = process.env): ConfigValues {
  const yaml = readYamlSettings(join(folder, 'config.yaml'), [...NAMES, ...FILE_NAMES]);
  const sources: Source[] = [
    variables(environment, 'environment'),
    variables(readDotenv(join(folder, '.env')), '.env'),
    (name) => yaml.get(name),
  ];
  return Object.fromEntries(NAMES.map((name) => [name, valueOf(name, firstOf(sources, name))])) as ConfigValues;
}

function valueOf(name: ConfigKeyName, setting: Setting | undefined): unknown {
  const key: ConfigKey<unknown> = CONFIG_KEYS[name];
  if (setting === undefined) return key.fallback;
  try {
    return key.parse(setting.text);
  } catch (cause) {
    const shown = key.secret ? 'its value' : `"${setting.text}"`;
    throw new AppError('config_invalid', `${name} (${setting.origin}): ${shown} ${(cause as Error).message}.`);
  }
}

function firstOf(sources: readonly Source[], name: ConfigKeyName): Setting | undefined {
  for (const source of sources) {
    const setting = given(source, name) ?? (CONFIG_KEYS[name].secret ? fromFile(source, name) : undefined);
    if (setting !== undefined) return setting;
  }
  return undefined;
}

/** An empty value counts as unset, as compose files write it. */
function given(source: Source, name: string): Setting | undefined {
  const setting = source(name);
  return setting?.text === '' ? undefined : setting;
}

/** `<KEY>_FILE` names a file that holds the secret. An empty one is a mistake: to go on without would open a door. */
function fromFile(source: Source, name: ConfigKeyName): Setting | undefined {
  const path = given(source, `${name}_FILE`);
  if (path === undefined) return undefined;
  const place = `${name}_FILE (${path.origin})`;
  try {
    const text = readFileSync(path.text, 'utf8').trim();
    if (text !== '') return { text, origin: place };
  } catch (cause) {
    throw new AppError('config_invalid', `${place}: cannot read "${path.text}".`, { cause });
  }
  throw new AppError('config_invalid', `${place}: "${path.text}" is empty.`);
}

function variables(values: NodeJS.Dict<string>, origin: string): Source {
  return (name) => {
    const text = values[name];
    return text === undefined ? undefined : { text, origin };
  };
}

function readDotenv(path: string): NodeJS.Dict<string> {
  return existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {};
}

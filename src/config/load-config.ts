import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { AppError } from '../common/app-error.js';
import { CONFIG_KEYS, type ConfigKey, type ConfigKeyName, type ConfigValues } from './config-keys.js';
import { readYamlSettings, type Setting } from './yaml-settings.js';

const NAMES = Object.keys(CONFIG_KEYS) as ConfigKeyName[];

/** Environment > `.env` > `config.yaml` > default; all of it validated. `folder` is where the two files are looked for. */
export function loadConfig(folder = process.cwd(), environment: NodeJS.Dict<string> = process.env): ConfigValues {
  const dotenv = readDotenv(join(folder, '.env'));
  const yaml = readYamlSettings(join(folder, 'config.yaml'), NAMES);
  const values = NAMES.map((name) => {
    const setting = find(name, environment, 'environment') ?? find(name, dotenv, '.env') ?? yaml.get(name) ?? undefined;
    return [name, valueOf(name, setting)];
  });
  return Object.fromEntries(values) as ConfigValues;
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

/** An empty value counts as unset, as compose files write it; `<KEY>_FILE` names a file that holds a secret. */
function find(name: ConfigKeyName, from: NodeJS.Dict<string>, origin: string): Setting | undefined {
  const direct = from[name];
  if (direct !== undefined && direct !== '') return { text: direct, origin };
  const file = CONFIG_KEYS[name].secret ? from[`${name}_FILE`] : undefined;
  if (file === undefined || file === '') return undefined;
  try {
    return { text: readFileSync(file, 'utf8').trim(), origin: `${name}_FILE` };
  } catch (cause) {
    throw new AppError('config_invalid', `${name}_FILE (${origin}): cannot read "${file}".`, { cause });
  }
}

function readDotenv(path: string): NodeJS.Dict<string> {
  return existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {};
}

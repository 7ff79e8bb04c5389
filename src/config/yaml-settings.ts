import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument, type Document, type Pair, type Scalar } from 'yaml';
import { AppError } from '../common/app-error.js';

/** The text of a setting and where it was found, for messages. */
export interface Setting {
  text: string;
  origin: string;
}

/** Reads a flat `KEY: value` file; a key that is not in `names`, or anything nested, is refused with its line. */
export function readYamlSettings(path: string, names: readonly string[]): Map<string, Setting> {
  if (!existsSync(path)) return new Map();
  const lines = new LineCounter();
  const document = parseDocument(textOfFile(path), { lineCounter: lines });
  const place = (offset: number): string => `${basename(path)} line ${lines.linePos(offset).line}`;
  const broken = document.errors[0];
  if (broken) throw new AppError('config_invalid', `${place(broken.pos[0])}: not valid YAML (${broken.code}).`);
  return new Map(pairsOf(document, place(0)).map((pair) => settingOf(pair, names, place)));
}

function pairsOf(document: Document.Parsed, start: string): readonly Pair[] {
  if (document.contents === null) return [];
  if (!isMap(document.contents)) throw new AppError('config_invalid', `${start}: must be lines of KEY: value.`);
  return document.contents.items;
}

function settingOf(
  { key, value }: Pair,
  names: readonly string[],
  place: (offset: number) => string,
): [string, Setting] {
  const name = isScalar(key) ? String(key.value) : '';
  const origin = place(isScalar(key) ? (key.range?.[0] ?? 0) : 0);
  if (!names.includes(name)) throw new AppError('config_invalid', `${origin}: unknown key "${name}".`);
  if (!isScalar(value)) throw new AppError('config_invalid', `${origin}: ${name} must be a single value.`);
  return [name, { text: textOf(value), origin }];
}

/** As it was written: YAML would read a token of digits as a number and round it. */
function textOf(value: Scalar): string {
  return value.value === null ? '' : (value.source ?? '');
}

function textOfFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code = 'unreadable' } = cause as NodeJS.ErrnoException;
    throw new AppError('config_invalid', `${basename(path)} cannot be read (${code}).`, { cause });
  }
}

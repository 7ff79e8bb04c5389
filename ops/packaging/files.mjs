// The files of the project as the checks read them: paths are relative to the top folder.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const ROOT = join(import.meta.dirname, '../..');

export const inProject = (path) => join(ROOT, path);
export const exists = (path) => existsSync(inProject(path));
export const read = (path) => readFileSync(inProject(path), 'utf8');

export function listFiles(folder, ending = '') {
  return readdirSync(inProject(folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => `${folder}/${entry.name}`)
    .sort();
}

/** All files under a folder; none when it does not exist. */
export function listFilesDeep(folder) {
  if (!exists(folder)) return [];
  const names = readdirSync(inProject(folder), { recursive: true }).map((name) => `${folder}/${name}`);
  return names.filter((path) => statSync(inProject(path)).isFile()).sort();
}

/** Every document of a YAML text; throws on errors and on warnings, such as an alias that means nothing. */
export function parseYaml(text, name) {
  return parseAllDocuments(text, { merge: true }).map((document) => {
    const problem = document.errors[0] ?? document.warnings[0];
    if (problem !== undefined) throw new Error(`${name}: ${problem.message}`);
    return document.toJS();
  });
}

export const readYaml = (path) => parseYaml(read(path), path)[0];

/** A released version is named: a tag with a number in it or a digest, never `latest`. */
export function isPinned(image) {
  const [, tag] = /:([^:/@]+)(?:@|$)/.exec(image) ?? [];
  return image.includes('@sha256:') || (tag !== undefined && tag !== 'latest' && /\d/.test(tag));
}

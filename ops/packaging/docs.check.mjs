// docs/operations.md tells of every setting that the code reads, and of none that it does not.
import { configKeys } from './config-keys.mjs';
import { read } from './files.mjs';

export const title = 'docs/operations.md (one row per setting of src/config/config-keys.ts)';

const UNREAD = '### Not read by this version';

export function check() {
  const [section] = /## Configuration[\s\S]*?(?=\n## )/.exec(read('docs/operations.md')) ?? [''];
  const [table, unread = ''] = section.split(UNREAD);
  const documented = names(table);
  return [
    ...configKeys.filter((key) => !documented.includes(key)).map((key) => `${key} is not documented`),
    ...documented.filter((key) => !configKeys.includes(key)).map((key) => `${key} is documented, but nothing reads it`),
    ...names(unread)
      .filter((key) => configKeys.includes(key))
      .map((key) => `${key} is read, but listed as unread`),
  ].map((problem) => `docs/operations.md: ${problem}`);
}

/** The keys in the first column of the tables. */
function names(markdown) {
  return [...markdown.matchAll(/^\| (`[^|]*)\|/gm)].flatMap(([, cell]) =>
    [...cell.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, key]) => key),
  );
}

import type { Schemas } from './api-examples.js';

const REFERENCE = /"#\/components\/schemas\/([^"]+)"/g;

/** The schemas that `paths` refer to, and those that they refer to: of what is switched off none stays behind. */
export function usedSchemas(paths: object, schemas: Schemas): Schemas {
  const used = new Set<string>();
  const open: unknown[] = [paths];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const named = [...JSON.stringify(next).matchAll(REFERENCE)].map(([, name]) => name ?? '');
    for (const name of named.filter((one) => !used.has(one))) {
      used.add(name);
      open.push(schemas[name] ?? {});
    }
  }
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
}

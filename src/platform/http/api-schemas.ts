import type { Schema, Schemas } from './api-examples.js';

/** What stands in these is data. */
const EXAMPLES = new Set(['example', 'examples', 'default', 'enum']);
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

/** A copy in which a number that is no other one is a double: without a format generators take the least that they have. */
export function withDoubles<T>(described: T): T {
  if (Array.isArray(described)) return described.map((one: unknown) => withDoubles(one)) as T;
  if (typeof described !== 'object' || described === null) return described;
  const { type, format } = described as Schema;
  const isNumber = [type].flat().includes('number') && format === undefined;
  const copy = Object.entries(described as Record<string, unknown>).map(([name, value]) => [
    name,
    EXAMPLES.has(name) ? value : withDoubles(value),
  ]);
  return { ...(Object.fromEntries(copy) as T), ...(isNumber ? { format: 'double' } : {}) };
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the project, or where `REFERENCE_DATA` says. */
const FOLDER = process.env['REFERENCE_DATA'] ?? join(__dirname, '..', '..', '..', 'shared', 'reference');

/** `describe`, or a skipped test that says why where the reference data is not there. The suite, which reads it, is not run. */
export function describeWithReference(name: string, suite: () => void): void {
  if (existsSync(FOLDER)) describe(name, suite);
  else it.skip(`${name}: skipped, the reference data is not beside the project`, () => undefined);
}

export function referencePath(...parts: string[]): string {
  return join(FOLDER, ...parts);
}

export function readReference<T>(...parts: string[]): T {
  return JSON.parse(readFileSync(referencePath(...parts), 'utf8')) as T;
}

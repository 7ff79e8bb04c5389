import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', '..', '..', 'shared', 'reference');

/** `describe`, or a skipped one that says why where the reference data is not beside the project. */
export function describeWithReference(name: string, suite: () => void): void {
  if (existsSync(FOLDER)) describe(name, suite);
  // Not `describe.skip(name, suite)`: that runs the suite to find its tests, and it reads the data.
  else describe(name, () => void it.skip('the reference data is not beside the project', () => undefined));
}

export function referencePath(...parts: string[]): string {
  return join(FOLDER, ...parts);
}

export function readReference<T>(...parts: string[]): T {
  return JSON.parse(readFileSync(referencePath(...parts), 'utf8')) as T;
}

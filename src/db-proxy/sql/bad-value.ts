import { refusal, shown } from '../grammar/refusal.js';
import { databaseFailureOf } from './database-failure.js';
import type { BoundValue } from './table-read.js';

/**
 * PostgreSQL says in the outermost context of an error, its last line, which parameter it could not read. Every type refuses with
 * codes of its own, so it is this that tells.
 */
const PLACEHOLDER = / \$(\d+)(?: = '.*)?$/;

/** Puts PostgreSQL's refusal of a bound value into our words; any other error is returned as it is. */
export function valueRefusal(error: unknown, values: readonly BoundValue[]): unknown {
  // Then it is the table itself that fails, for instance a view that divides by zero.
  if (values.every(({ column }) => column === undefined)) return error;
  const bound = refusedValue(error, values);
  if (bound?.column !== undefined) {
    const { name } = bound.column;
    return refusal(
      'invalid_value',
      name,
      `${shown(String(bound.value))} does not fit the type of the column ${shown(name)}.`,
    );
  }
  switch (databaseFailureOf(error)) {
    case 'bad_operator':
      return refusal(
        'invalid_operator',
        'filter',
        'An operator does not apply to the type of its column; GET /db lists types.',
      );
    case 'bad_value':
      return refusal(
        'invalid_value',
        'filter',
        'A value does not fit the type of its column; GET /db lists the types.',
      );
    default:
      return error;
  }
}

function refusedValue(error: unknown, values: readonly BoundValue[]): BoundValue | undefined {
  const { where } = error as { where?: unknown };
  const context = typeof where === 'string' ? where.split('\n').at(-1) : undefined;
  const number = PLACEHOLDER.exec(context ?? '')?.[1];
  return number === undefined ? undefined : values[Number(number) - 1];
}

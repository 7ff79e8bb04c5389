import { refusal, shown } from '../grammar/refusal.js';
import { databaseFailureOf } from './database-failure.js';
import type { BoundValue } from './table-read.js';

/** PostgreSQL says in the error's context which parameter it could not read. */
const PLACEHOLDER = /\$(\d+)/;

/** Puts PostgreSQL's refusal of a bound value into our words; any other error is returned as it is. */
export function valueRefusal(error: unknown, values: readonly BoundValue[]): unknown {
  // Then it is the table itself that fails, for instance a view that divides by zero.
  if (values.every(({ column }) => column === undefined)) return error;
  const failure = databaseFailureOf(error);
  if (failure === 'bad_operator') {
    return refusal(
      'invalid_operator',
      'filter',
      'An operator does not apply to the type of its column; GET /db lists types.',
    );
  }
  if (failure !== 'bad_value') return error;
  const bound = refusedValue(error, values);
  const column = bound?.column?.name;
  if (bound === undefined || column === undefined) {
    return refusal('invalid_value', 'filter', 'A value does not fit the type of its column; GET /db lists the types.');
  }
  return refusal(
    'invalid_value',
    column,
    `${shown(String(bound.value))} does not fit the type of the column ${shown(column)}.`,
  );
}

function refusedValue(error: unknown, values: readonly BoundValue[]): BoundValue | undefined {
  const { where } = error as { where?: unknown };
  const number = typeof where === 'string' ? PLACEHOLDER.exec(where)?.[1] : undefined;
  return number === undefined ? undefined : values[Number(number) - 1];
}

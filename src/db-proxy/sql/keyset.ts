import type { Position } from '../grammar/cursor.js';
import type { OrderTerm } from '../grammar/table-query.js';
import type { Column } from '../grammar/table-schema.js';
import { orderedSql } from './identifier.js';

type Bind = (value: string, column: Column) => string;

/** Where one ordered column stands to the value that the last row has in it. */
interface Place {
  /** Undefined: nothing comes after. */
  after: string | undefined;
  equal: string;
}

/**
 * The condition that holds for the rows after `position`: the first columns are equal and the next one is beyond. Rows with
 * the very same key belong to it when some of them are still to come.
 */
export function keysetSql(order: readonly OrderTerm<Column>[], position: Position, bind: Bind): string {
  return rowComparison(order, position, bind) ?? nestedComparison(order, position, bind);
}

/** PostgreSQL compares whole rows, and finds the place in an index, when there is one direction and never a null. */
function rowComparison(order: readonly OrderTerm<Column>[], { key, ties }: Position, bind: Bind): string | undefined {
  const [first] = order;
  const isUniform = order.every(({ column, descending }) => !column.nullable && descending === first?.descending);
  if (!isUniform) return undefined;
  const columns = order.map(({ column }) => orderedSql(column)).join(', ');
  const values = order.map(({ column }, i) => bind(key[i] ?? '', column)).join(', ');
  return `(${columns}) ${first?.descending === true ? '<' : '>'}${ties > 0 ? '=' : ''} (${values})`;
}

function nestedComparison(order: readonly OrderTerm<Column>[], { key, ties }: Position, bind: Bind): string {
  const places = order.map((term, i) => placeOf(term, key[i] ?? null, bind));
  return (
    places.reduceRight<string | undefined>(
      (rest, { after, equal }) => {
        const within = rest === undefined ? undefined : `(${equal} and ${rest})`;
        const either = [after, within].filter((sql) => sql !== undefined);
        return either.length === 0 ? undefined : `(${either.join(' or ')})`;
      },
      ties > 0 ? 'true' : undefined,
    ) ?? 'false'
  );
}

function placeOf({ column, descending, nulls }: OrderTerm<Column>, value: string | null, bind: Bind): Place {
  const sql = orderedSql(column);
  const areNullsLast = nulls === undefined ? !descending : nulls === 'last';
  if (value === null) return { after: areNullsLast ? undefined : `${sql} is not null`, equal: `${sql} is null` };
  const bound = bind(value, column);
  const beyond = `${sql} ${descending ? '<' : '>'} ${bound}`;
  return {
    after: column.nullable && areNullsLast ? `(${beyond} or ${sql} is null)` : beyond,
    equal: `${sql} = ${bound}`,
  };
}

import type { ReadPlan } from '../grammar/plan.js';
import type { Column } from '../grammar/table-schema.js';
import type { Comparison, Condition, OrderTerm, Test } from '../grammar/table-query.js';

const OPERATORS: Record<Comparison, string> = {
  eq: '=',
  neq: '<>',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  like: 'like',
  ilike: 'ilike',
};

/** A value of the request and where it came from. It is sent beside the SQL, never inside. */
export interface BoundValue {
  value: string | number;
  /** The column it is compared with, which gives it its type. */
  column: string | undefined;
}

/** Third stage: the SQL of a planned read. Both texts share the values. */
export interface TableRead {
  /** Selects the page's rows in order, columns in the order of the plan. */
  rowsSql: string;
  /** Selects the one number of rows that the filters leave. */
  countSql: string;
  values: readonly BoundValue[];
}

export function buildTableRead(schema: string, plan: ReadPlan): TableRead {
  const values = new BoundValues();
  const source = `${quoteIdentifier(schema)}.${quoteIdentifier(plan.table.name)}`;
  const from = `from ${source}${plan.where.length === 0 ? '' : ` where ${joined(plan.where, 'and', values)}`}`;
  const columns = plan.columns.map((column) => quoteIdentifier(column.name)).join(', ');
  const order = plan.order.map(orderSql).join(', ');
  const countSql = `select count(*) ${from}`;
  const page = `limit ${values.bind(plan.limit)} offset ${values.bind(plan.offset)}`;
  return { rowsSql: `select ${columns} ${from} order by ${order} ${page}`, countSql, values: values.all };
}

export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

class BoundValues {
  readonly all: BoundValue[] = [];

  /** The placeholder. It is untyped: PostgreSQL gives it the type of the column beside it and checks the value itself. */
  bind(value: string | number, column?: Column): string {
    this.all.push({ value, column: column?.name });
    return `$${this.all.length}`;
  }
}

function joined(conditions: Condition<Column>[], join: 'and' | 'or', values: BoundValues): string {
  return conditions.map((condition) => conditionSql(condition, values)).join(` ${join} `);
}

function conditionSql(condition: Condition<Column>, values: BoundValues): string {
  const negated = condition.kind === 'group' ? condition.negated : condition.operand.negated;
  const inner =
    condition.kind === 'group' ? joined(condition.members, condition.join, values) : testSql(condition, values);
  return negated ? `not (${inner})` : `(${inner})`;
}

function testSql({ column, operand }: Test<Column>, values: BoundValues): string {
  const name = quoteIdentifier(column.name);
  switch (operand.kind) {
    case 'is':
      return `${name} is ${operand.truth}`;
    case 'in':
      if (operand.values.length === 0) return 'false';
      return `${name} in (${operand.values.map((value) => values.bind(value, column)).join(', ')})`;
    case 'compare':
      return `${name} ${OPERATORS[operand.operator]} ${values.bind(operandValue(operand), column)}`;
  }
}

/** In a pattern `*` stands for `%`, which an address would have to encode. */
function operandValue({ operator, value }: { operator: Comparison; value: string }): string {
  return operator === 'like' || operator === 'ilike' ? value.replaceAll('*', '%') : value;
}

/** A column whose type has no order is ordered by its text: that too makes the order total. */
function orderSql({ column, descending, nulls }: OrderTerm<Column>): string {
  const name = quoteIdentifier(column.name);
  const place = nulls === undefined ? '' : ` nulls ${nulls}`;
  return `${column.isSortable ? name : `${name}::text`}${descending ? ' desc' : ''}${place}`;
}

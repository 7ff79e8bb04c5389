import type { ReadPlan } from '../grammar/plan.js';
import type { Column } from '../grammar/table-schema.js';
import type { Comparison, Condition, OrderTerm, Test } from '../grammar/table-query.js';
import { orderedSql, quoteIdentifier } from './identifier.js';
import { keysetSql } from './keyset.js';

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
  column: Column | undefined;
}

/** Third stage: the SQL of a planned read. */
export interface TableRead {
  /** Selects the rows in order: the columns of the plan, then those which only the order needs. */
  rowsSql: string;
  values: readonly BoundValue[];
  /** Selects the one number of rows that the filters leave, wherever the page begins. Takes the first of the values. */
  countSql: string;
  countValues: readonly BoundValue[];
  columns: readonly Column[];
  order: readonly Column[];
  /** Whether what the rows are ordered by makes each of them unique. */
  isUnique: boolean;
  /** Rows of the page; Infinity: all. Not part of `rowsSql`, as a page looks one row ahead. */
  limit: number;
}

export function buildTableRead(schema: string, plan: ReadPlan): TableRead {
  const values = new BoundValues();
  const source = `from ${quoteIdentifier(schema)}.${quoteIdentifier(plan.table.name)}`;
  const filters = plan.where.map((condition) => conditionSql(condition, values));
  const countValues = [...values.all];
  const countSql = `select count(*) ${source}${whereSql(filters)}`;
  if (plan.after) filters.push(keysetSql(plan.order, plan.after, (value, column) => values.bind(value, column)));
  const order = plan.order.map(({ column }) => column);
  const columns = [...new Set([...plan.columns, ...order].map(({ name }) => quoteIdentifier(name)))].join(', ');
  const skipped = plan.after?.ties ?? plan.offset;
  const offset = skipped === 0 ? '' : ` offset ${values.bind(skipped)}`;
  const isUnique = plan.table.primaryKey.length > 0;
  const rowsSql = `select ${columns} ${source}${whereSql(filters)} order by ${plan.order.map(orderSql).join(', ')}${offset}`;
  return {
    rowsSql,
    values: values.all,
    countSql,
    countValues,
    columns: plan.columns,
    order,
    isUnique,
    limit: plan.limit,
  };
}

class BoundValues {
  readonly all: BoundValue[] = [];

  /** The placeholder. It is untyped: PostgreSQL gives it the type of the column beside it and checks the value itself. */
  bind(value: string | number, column?: Column): string {
    this.all.push({ value, column });
    return `$${this.all.length}`;
  }
}

function whereSql(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
}

function conditionSql(condition: Condition<Column>, values: BoundValues): string {
  const negated = condition.kind === 'group' ? condition.negated : condition.operand.negated;
  const inner =
    condition.kind === 'group'
      ? condition.members.map((member) => conditionSql(member, values)).join(` ${condition.join} `)
      : testSql(condition, values);
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

function orderSql({ column, descending, nulls }: OrderTerm<Column>): string {
  const place = nulls === undefined ? '' : ` nulls ${nulls}`;
  return `${orderedSql(column)}${descending ? ' desc' : ''}${place}`;
}

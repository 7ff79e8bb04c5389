import fc from 'fast-check';
import type { ReadPlan } from '../grammar/plan.js';
import type { Column } from '../grammar/table-schema.js';
import { COMPARISONS, TRUTHS, type Condition, type Operand } from '../grammar/table-query.js';
import { quoteIdentifier } from './identifier.js';
import { buildTableRead } from './table-read.js';

const aColumn = (name: string): Column => ({
  name,
  type: 'text',
  nullable: true,
  isText: true,
  isBoolean: false,
  isSortable: true,
  isExact: true,
  jsonForm: 'string',
  typeId: 25,
});
const [A, B] = [aColumn('a'), aColumn('b "quoted"')];

function aPlan(where: Condition<Column>[]): ReadPlan {
  return {
    table: { name: 'trades', kind: 'table', columns: new Map([A, B].map((one) => [one.name, one])), primaryKey: [A] },
    columns: [B, A],
    where,
    order: [
      { column: B, descending: true, nulls: 'last' },
      { column: { ...A, isSortable: false }, descending: false, nulls: undefined },
    ],
    limit: 10,
    offset: 20,
    after: undefined,
  };
}

function test(column: Column, operand: Operand): Condition<Column> {
  return { kind: 'test', column, operand };
}

it('quotes what comes from the catalog and binds what comes from the request', () => {
  const read = buildTableRead(
    'api',
    aPlan([
      test(A, { kind: 'compare', negated: true, operator: 'ilike', value: 'x*' }),
      {
        kind: 'group',
        join: 'or',
        negated: true,
        members: [
          test(B, { kind: 'in', negated: false, values: ['1', '2'] }),
          test(A, { kind: 'is', negated: true, truth: 'null' }),
        ],
      },
      test(A, { kind: 'in', negated: false, values: [] }),
    ]),
  );
  const from =
    'from "api"."trades" where not ("a" ilike $1) and not (("b ""quoted""" in ($2, $3)) or not ("a" is null)) and (false)';
  expect(read.rowsSql).toBe(
    `select "b ""quoted""", "a" ${from} order by "b ""quoted""" desc nulls last, "a"::text offset $4`,
  );
  expect(read.countSql).toBe(`select count(*) ${from}`);
  expect(read.countValues.map((bound) => bound.value)).toEqual(['x%', '1', '2']);
  expect(read.values.map((bound) => bound.value)).toEqual(['x%', '1', '2', 20]);
});

it('has the same SQL whatever the values are', () => {
  fc.assert(
    fc.property(conditions(fc.string({ unit: 'binary' })), (where) => {
      const withValues = buildTableRead('api', aPlan(where));
      const withoutValues = buildTableRead('api', aPlan(where.map(blank)));
      expect(withValues.rowsSql).toBe(withoutValues.rowsSql);
      expect(withValues.values).toHaveLength(withoutValues.values.length);
    }),
  );
});

it('never lets a name end its quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', 'a', ' ', ';', '\\') }), (name) => {
      const inner = quoteIdentifier(name).slice(1, -1);
      expect(inner.replaceAll('""', '')).not.toContain('"');
      expect(inner.replaceAll('""', '"')).toBe(name);
    }),
  );
});

function conditions(value: fc.Arbitrary<string>): fc.Arbitrary<Condition<Column>[]> {
  const negated = fc.boolean();
  const operand: fc.Arbitrary<Operand> = fc.oneof(
    fc.record({ kind: fc.constant('compare' as const), negated, operator: fc.constantFrom(...COMPARISONS), value }),
    fc.record({ kind: fc.constant('in' as const), negated, values: fc.array(value) }),
    fc.record({ kind: fc.constant('is' as const), negated, truth: fc.constantFrom(...TRUTHS) }),
  );
  return fc.array(fc.tuple(fc.constantFrom(A, B), operand).map(([column, one]) => test(column, one)));
}

function blank(condition: Condition<Column>): Condition<Column> {
  if (condition.kind === 'group') return condition;
  const { operand } = condition;
  if (operand.kind === 'compare') return { ...condition, operand: { ...operand, value: '' } };
  if (operand.kind === 'in') return { ...condition, operand: { ...operand, values: operand.values.map(() => '') } };
  return condition;
}

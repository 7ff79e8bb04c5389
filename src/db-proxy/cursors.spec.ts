import fc from 'fast-check';
import { AppError } from '../common/app-error.js';
import { Cursors } from './cursors.js';
import type { OrderedRows } from './grammar/cursor.js';
import type { Condition, OrderTerm } from './grammar/table-query.js';
import type { Column, TableSchema } from './grammar/table-schema.js';

const column = {
  name: 'a',
  type: 'text',
  nullable: true,
  isText: true,
  isBoolean: false,
  isSortable: true,
  isExact: true,
  jsonForm: 'string',
  typeId: 25,
} as const;
const table = (name: string): TableSchema => ({ name, kind: 'table', columns: new Map(), primaryKey: [] });
const order: OrderTerm<Column>[] = [{ column, descending: false, nulls: undefined }];
const test = (value: string): Condition<Column> => ({
  kind: 'test',
  column,
  operand: { kind: 'compare', operator: 'eq', value, negated: false },
});
const rows: OrderedRows = { table: table('t'), where: [test('x'), test('y')], order };
const cursors = new Cursors('secret');

it('brings back what was sealed', () => {
  const key = fc.array(fc.option(fc.string({ unit: 'grapheme' }), { nil: null }));
  fc.assert(
    fc.property(fc.record({ key, ties: fc.nat(), rowsBefore: fc.nat() }), (position) => {
      expect(cursors.open(cursors.seal(position, rows), rows)).toEqual(position);
    }),
  );
});

it('opens nothing but what it sealed for the same place', () => {
  const cursor = cursors.seal({ key: ['x'], ties: 0, rowsBefore: 3 }, rows);
  const refused = (open: () => unknown): void => {
    expect(open).toThrow(AppError);
    expect(open).toThrow(expect.objectContaining({ code: 'invalid_cursor' }) as Error);
  };
  refused(() => cursors.open(cursor, { ...rows, table: table('u') }));
  refused(() => cursors.open(cursor, { ...rows, order: [{ ...order[0]!, descending: true }] }));
  refused(() => cursors.open(cursor, { ...rows, order: [] }));
  refused(() => cursors.open(cursor, { ...rows, where: [test('x')] }));
  refused(() => cursors.open(cursor, { ...rows, where: [test('x'), test('z')] }));
  refused(() => new Cursors('other').open(cursor, rows));
  expect(cursors.open(cursor, { ...rows, where: [test('y'), test('x')] })).toMatchObject({ rowsBefore: 3 });
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      fc.pre(text !== cursor);
      refused(() => cursors.open(text, rows));
    }),
  );
  fc.assert(
    fc.property(fc.nat(cursor.length - 1), fc.base64String({ minLength: 1 }), (at, text) => {
      const changed = cursor.slice(0, at) + text + cursor.slice(at + text.length);
      fc.pre(changed !== cursor);
      refused(() => cursors.open(changed, rows));
    }),
  );
});

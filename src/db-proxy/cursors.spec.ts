import fc from 'fast-check';
import { AppError } from '../common/app-error.js';
import { Cursors } from './cursors.js';
import type { OrderTerm } from './grammar/table-query.js';
import type { Column, TableSchema } from './grammar/table-schema.js';

const column = {
  name: 'a',
  type: 'text',
  nullable: true,
  isText: true,
  isBoolean: false,
  isSortable: true,
  jsonForm: 'string',
  typeId: 25,
} as const;
const table = (name: string): TableSchema => ({ name, kind: 'table', columns: new Map(), primaryKey: [] });
const order: OrderTerm<Column>[] = [{ column, descending: false, nulls: undefined }];
const cursors = new Cursors('secret');

it('brings back what was sealed', () => {
  const key = fc.array(fc.option(fc.string({ unit: 'grapheme' }), { nil: null }));
  fc.assert(
    fc.property(fc.record({ key, ties: fc.nat(), rowsBefore: fc.nat() }), (position) => {
      expect(cursors.open(cursors.seal(position, table('t'), order), table('t'), order)).toEqual(position);
    }),
  );
});

it('opens nothing but what it sealed for the same place', () => {
  const cursor = cursors.seal({ key: ['x'], ties: 0, rowsBefore: 3 }, table('t'), order);
  const refused = (open: () => unknown): void => {
    expect(open).toThrow(AppError);
    expect(open).toThrow(expect.objectContaining({ code: 'invalid_cursor' }) as Error);
  };
  refused(() => cursors.open(cursor, table('u'), order));
  refused(() => cursors.open(cursor, table('t'), [{ ...order[0]!, descending: true }]));
  refused(() => cursors.open(cursor, table('t'), []));
  refused(() => new Cursors('other').open(cursor, table('t'), order));
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      fc.pre(text !== cursor);
      refused(() => cursors.open(text, table('t'), order));
    }),
  );
  fc.assert(
    fc.property(fc.nat(cursor.length - 1), fc.base64String({ minLength: 1 }), (at, text) => {
      const changed = cursor.slice(0, at) + text + cursor.slice(at + text.length);
      fc.pre(changed !== cursor);
      refused(() => cursors.open(changed, table('t'), order));
    }),
  );
});

import { AppError } from '../../common/app-error.js';
import { Cursors } from '../cursors.js';
import { parseTableQuery } from './parse.js';
import { planRead, type ReadPlan } from './plan.js';
import type { Column, TableSchema } from './table-schema.js';

function aColumn(name: string, traits: Partial<Column> = {}): Column {
  const kind = {
    type: 'integer',
    isText: false,
    isBoolean: false,
    isSortable: true,
    isExact: true,
    jsonForm: 'number',
    typeId: 23,
  } as const;
  return { name, nullable: true, ...kind, ...traits };
}

const KEY = [aColumn('id'), aColumn('at')];
const OTHERS = [
  aColumn('name', { type: 'text', isText: true }),
  aColumn('paper', { type: 'boolean', isBoolean: true }),
  aColumn('raw', { type: 'json', isSortable: false }),
];
const TABLE: TableSchema = {
  name: 'trades',
  kind: 'table',
  columns: new Map([...KEY, ...OTHERS].map((column) => [column.name, column])),
  primaryKey: KEY,
};

const plan = (rawQuery: string, table = TABLE): ReadPlan =>
  planRead(parseTableQuery(rawQuery), table, { maxRows: 1000, cursors: new Cursors('secret') });
const orderOf = (rawQuery: string, table = TABLE): string[] =>
  plan(rawQuery, table).order.map((term) => term.column.name);

function codeOf(rawQuery: string): string {
  try {
    plan(rawQuery);
    return 'accepted';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

it('selects every column unless told, in the order told', () => {
  expect(plan('').columns.map((column) => column.name)).toEqual(['id', 'at', 'name', 'paper', 'raw']);
  expect(plan('select=name,id').columns.map((column) => column.name)).toEqual(['name', 'id']);
});

it('makes the order total by the key, or by every column where there is none', () => {
  expect(orderOf('')).toEqual(['id', 'at']);
  expect(orderOf('order=name,at.desc')).toEqual(['name', 'at', 'id']);
  expect(orderOf('order=name', { ...TABLE, primaryKey: [] })).toEqual(['name', 'id', 'at', 'paper', 'raw']);
});

it.each([
  ['', 100, 0],
  ['limit=0&offset=7', 0, 7],
  ['limit=5000&offset=10', 1000, 10],
  ['limit=5000&page=3', 1000, 2000],
  ['page=3', 100, 200],
])('%s takes %d rows after %d', (rawQuery, limit, offset) => {
  expect(plan(rawQuery)).toMatchObject({ limit, offset });
});

it.each([
  ['nope=1', 'unknown_column'],
  ['or=(id.eq.1,and(nope.eq.1))', 'unknown_column'],
  ['select=nope', 'unknown_column'],
  ['order=nope', 'unknown_column'],
  ['constructor=1', 'unknown_column'],
  ['order=raw', 'invalid_order'],
  ['id=like.1*', 'invalid_operator'],
  ['name=is.true', 'invalid_operator'],
  ['page=9007199254740991', 'invalid_offset'],
  ['name=ilike.a*&paper=is.unknown&raw=is.null&id=not.is.null', 'accepted'],
])('%s: %s', (rawQuery, code) => {
  expect(codeOf(rawQuery)).toBe(code);
});

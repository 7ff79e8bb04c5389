import type { CursorOpener, OrderedRows, Position } from './cursor.js';
import { refusal, shown } from './refusal.js';
import type { Column, TableSchema } from './table-schema.js';
import type { Condition, Operand, OrderTerm, PageStart, TableQuery } from './table-query.js';

export const DEFAULT_LIMIT = 100;

/** A read that the schema allows: every name is a column, the order is total, the limit is clamped. */
export interface ReadPlan extends OrderedRows {
  columns: Column[];
  /** Infinity: every row, which only an export may ask for. */
  limit: number;
  /** Rows to pass over. */
  offset: number;
  /** The row after which the page begins, instead of an offset. */
  after: Position | undefined;
}

export interface PlanOptions {
  /** Undefined: there are no pages, so the limit is what was asked for. */
  maxRows: number | undefined;
  cursors: CursorOpener;
}

/** Second stage: checks a query against the table. */
export function planRead(query: TableQuery, table: TableSchema, { maxRows, cursors }: PlanOptions): ReadPlan {
  const limit = planLimit(query.limit, maxRows);
  const order = planOrder(query.order, table);
  const columns = query.select?.map((name) => columnOf(table, name, 'select')) ?? [...table.columns.values()];
  const rows = { table, where: query.where.map((condition) => planCondition(condition, table)), order };
  return {
    ...rows,
    columns,
    limit,
    offset: planOffset(query.start, limit),
    after: 'cursor' in query.start ? cursors.open(query.start.cursor, rows) : undefined,
  };
}

function planLimit(wanted: number | undefined, maxRows: number | undefined): number {
  if (maxRows !== undefined) return Math.min(wanted ?? DEFAULT_LIMIT, maxRows);
  return wanted !== undefined && Number.isSafeInteger(wanted) ? wanted : Infinity;
}

function columnOf(table: TableSchema, name: string, parameter: string): Column {
  const column = table.columns.get(name);
  if (column) return column;
  throw refusal('unknown_column', parameter, `${shown(table.name)} has no column ${shown(name)}; GET /db lists them.`);
}

function planCondition(condition: Condition<string>, table: TableSchema): Condition<Column> {
  if (condition.kind === 'group') {
    return { ...condition, members: condition.members.map((member) => planCondition(member, table)) };
  }
  const column = columnOf(table, condition.column, condition.column);
  refuseMisfit(column, condition.operand);
  return { ...condition, column };
}

function refuseMisfit(column: Column, operand: Operand): void {
  const needsText = operand.kind === 'compare' && (operand.operator === 'like' || operand.operator === 'ilike');
  if (needsText && !column.isText) throw misfit(column, operand.operator);
  if (operand.kind === 'is' && operand.truth !== 'null' && !column.isBoolean)
    throw misfit(column, `is.${operand.truth}`);
}

function misfit(column: Column, operator: string): Error {
  return refusal(
    'invalid_operator',
    column.name,
    `"${operator}" does not apply to ${shown(column.name)}, which is ${column.type}.`,
  );
}

/** The wanted order, made total by the primary key (or by every column), so that pages never overlap. */
function planOrder(terms: OrderTerm<string>[], table: TableSchema): OrderTerm<Column>[] {
  const wanted = terms.map((term) => ({ ...term, column: columnOf(table, term.column, 'order') }));
  const unsortable = wanted.find((term) => !term.column.isSortable);
  if (unsortable) {
    const { name, type } = unsortable.column;
    throw refusal('invalid_order', 'order', `${shown(name)} has no order: its type is ${type}.`);
  }
  const ordered = new Set(wanted.map((term) => term.column));
  const key = table.primaryKey.length > 0 ? table.primaryKey : wholeRow(table);
  const rest = key.filter((column) => !ordered.has(column));
  return [...wanted, ...rest.map((column) => ({ column, descending: false, nulls: undefined }))];
}

/** Rows that are equal in it are the same to the last digit: of columns where 1.0 equals 1.00, the text decides as well. */
function wholeRow({ columns }: TableSchema): Column[] {
  const all = [...columns.values()];
  const texts = all.filter(({ isExact, isSortable }) => isSortable && !isExact);
  return [...all, ...texts.map((column) => ({ ...column, isSortable: false }))];
}

function planOffset(start: PageStart, limit: number): number {
  if ('cursor' in start) return 0;
  if ('offset' in start) return start.offset;
  // The first page begins at 0 also when it holds everything.
  const offset = start.page === 1 ? 0 : (start.page - 1) * limit;
  if (Number.isSafeInteger(offset)) return offset;
  throw refusal('invalid_offset', 'page', `There is no row ${offset}: give a limit, or a page that is not so far out.`);
}

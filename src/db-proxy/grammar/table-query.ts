/** What a query string asks for. `Column` is a name after parsing and a catalog column after planning. */
export const COMPARISONS = ['eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'like', 'ilike'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const TRUTHS = ['null', 'true', 'false', 'unknown'] as const;
export type Truth = (typeof TRUTHS)[number];

/** The test of one column, without the column. */
export type Operand = { negated: boolean } & (
  | { kind: 'compare'; operator: Comparison; value: string }
  | { kind: 'in'; values: string[] }
  | { kind: 'is'; truth: Truth }
);

export interface Test<Column> {
  kind: 'test';
  column: Column;
  operand: Operand;
}

export interface Group<Column> {
  kind: 'group';
  join: 'and' | 'or';
  negated: boolean;
  members: Condition<Column>[];
}

export type Condition<Column> = Test<Column> | Group<Column>;

export interface OrderTerm<Column> {
  column: Column;
  descending: boolean;
  /** Undefined: PostgreSQL's own place, last when ascending and first when descending. */
  nulls: 'first' | 'last' | undefined;
}

/** Where the page begins: after so many rows, as the n-th page (from 1) of the limit's size, or where another page ended. */
export type PageStart = { offset: number } | { page: number } | { cursor: string };

export interface TableQuery {
  /** Undefined: every column. */
  select: string[] | undefined;
  /** All of them hold. */
  where: Condition<string>[];
  order: OrderTerm<string>[];
  /** Undefined: the default. May be as large as the user likes; planning clamps it. */
  limit: number | undefined;
  start: PageStart;
  /** Name of a row writer. Undefined: the Accept header decides. */
  format: string | undefined;
}

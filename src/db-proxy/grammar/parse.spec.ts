import fc from 'fast-check';
import { AppError } from '../../common/app-error.js';
import { parseTableQuery } from './parse.js';
import { COMPARISONS, TRUTHS, type Condition, type Operand, type OrderTerm, type TableQuery } from './table-query.js';

function codeOf(rawQuery: string): string {
  try {
    parseTableQuery(rawQuery);
    return 'accepted';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const where = (rawQuery: string): Condition<string>[] => parseTableQuery(rawQuery).where;
const equals = (column: string, value: string): Condition<string> => ({
  kind: 'test',
  column,
  operand: { kind: 'compare', negated: false, operator: 'eq', value },
});

describe('filters', () => {
  it.each([
    ['symbol=AAPL', 'AAPL'],
    ['symbol=BRK.B', 'BRK.B'],
    ['symbol=not.a.thing', 'not.a.thing'],
    ['symbol=EQ.5', 'EQ.5'],
    ['symbol=fts.x', 'fts.x'],
    ['symbol=', ''],
    ['symbol', ''],
    ['symbol=eq.', ''],
    ['symbol=eq.is.null', 'is.null'],
    ['symbol=eq.%22quoted%22', '"quoted"'],
    ['symbol=a+b%2Bc', 'a b+c'],
    ['symbol=x=y', 'x=y'],
  ])('%s is equality', (rawQuery, value) => {
    expect(where(rawQuery)).toEqual([equals('symbol', value)]);
  });

  it('take quoted reserved words, and names with dots, as columns', () => {
    expect(where('"limit"=eq.x&%22order%22=y&a.b=1&"or"=2')).toEqual([
      equals('limit', 'x'),
      equals('order', 'y'),
      equals('a.b', '1'),
      equals('or', '2'),
    ]);
  });

  it('keep repeated columns in order', () => {
    expect(where('a=gte.1&b=2&a=lt.5')).toMatchObject([
      { column: 'a', operand: { operator: 'gte', value: '1' } },
      { column: 'b' },
      { column: 'a', operand: { operator: 'lt', value: '5' } },
    ]);
  });

  it('read lists with quoted items', () => {
    expect(where('a=not.in.(x,"b,c","d\\"e)", f,)')).toMatchObject([
      { operand: { kind: 'in', negated: true, values: ['x', 'b,c', 'd"e)', ' f', ''] } },
    ]);
    expect(where('a=in.()')).toMatchObject([{ operand: { values: [] } }]);
  });

  it('read truths in any case', () => {
    expect(where('a=is.NULL&b=not.is.true')).toMatchObject([
      { operand: { truth: 'null', negated: false } },
      { operand: { truth: 'true', negated: true } },
    ]);
  });

  it.each(['a=is.banana', 'a=is.', 'a=in.x', 'a=in.(x', 'a=in.(x)y', 'a=in.("x"y)', 'a=%', 'a=%ff'])(
    'refuse %s as invalid_value',
    (rawQuery) => {
      expect(codeOf(rawQuery)).toBe('invalid_value');
    },
  );

  it('never take the access token for a column', () => {
    expect(where('token=secret&a=1')).toEqual([equals('a', '1')]);
    expect(codeOf('token=a&token=b')).toBe('duplicate_parameter');
  });
});

describe('groups', () => {
  it('nest, negate and quote', () => {
    expect(where('or=(a.eq.1,b.not.in.(x,"y,z"),not.and("c.d".is.null, e.like."(a,b)*"))&not.or=(f.gt.2)')).toEqual([
      {
        kind: 'group',
        join: 'or',
        negated: false,
        members: [
          equals('a', '1'),
          { kind: 'test', column: 'b', operand: { kind: 'in', negated: true, values: ['x', 'y,z'] } },
          {
            kind: 'group',
            join: 'and',
            negated: true,
            members: [
              { kind: 'test', column: 'c.d', operand: { kind: 'is', negated: false, truth: 'null' } },
              {
                kind: 'test',
                column: 'e',
                operand: { kind: 'compare', negated: false, operator: 'like', value: '(a,b)*' },
              },
            ],
          },
        ],
      },
      {
        kind: 'group',
        join: 'or',
        negated: true,
        members: [
          { kind: 'test', column: 'f', operand: { kind: 'compare', negated: false, operator: 'gt', value: '2' } },
        ],
      },
    ]);
  });

  it('keep dots of a value and columns called like a word of the grammar', () => {
    expect(where('and=(symbol.eq.BRK.B,not.eq.1,and.eq.2,limit.eq.3)')).toMatchObject([
      { members: [equals('symbol', 'BRK.B'), equals('not', '1'), equals('and', '2'), equals('limit', '3')] },
    ]);
  });

  it('may be given more than once: all of them hold', () => {
    expect(where('or=(a.eq.1,b.eq.2)&or=(c.eq.3,d.eq.4)')).toHaveLength(2);
  });

  it.each([
    'or=',
    'or=()',
    'or=a.eq.1',
    'or=(a.eq.1',
    'or=(a.eq.1)x',
    'or=(a.1)',
    'or=(a.foo.1)',
    'or=(a)',
    'and=(or(a.eq.1)',
  ])('refuse %s as invalid_operator', (rawQuery) => {
    expect(codeOf(rawQuery)).toBe('invalid_operator');
  });

  it('refuse nesting that would cost the parser its stack', () => {
    expect(codeOf(`or=(${'and('.repeat(50_000)}`)).toBe('invalid_operator');
  });
});

describe('select', () => {
  it.each([
    ['select=id,symbol', ['id', 'symbol']],
    ['fields=id', ['id']],
    ['select=id,+symbol,"a,b","*"', ['id', 'symbol', 'a,b', '*']],
    ['select=*', undefined],
    ['', undefined],
  ])('%s', (rawQuery, expected) => {
    expect(parseTableQuery(rawQuery).select).toEqual(expected);
  });

  it.each([
    'select=',
    'select=id,',
    'select=,id',
    'select=id,id',
    'select=*,id',
    'select=count()',
    'select=id::text',
    'select=a:id',
    'select="id',
  ])('refuses %s', (rawQuery) => {
    expect(codeOf(rawQuery)).toBe('invalid_select');
  });
});

describe('order', () => {
  it('reads directions and places of nulls', () => {
    expect(parseTableQuery('order=a,b.desc,c.nullsfirst,"d.e".asc.nullslast,desc.desc').order).toEqual([
      { column: 'a', descending: false, nulls: undefined },
      { column: 'b', descending: true, nulls: undefined },
      { column: 'c', descending: false, nulls: 'first' },
      { column: 'd.e', descending: false, nulls: 'last' },
      { column: 'desc', descending: true, nulls: undefined },
    ]);
  });

  it('has the alias sort_by with order as its direction', () => {
    expect(parseTableQuery('sort_by=price&order=desc').order).toEqual(parseTableQuery('order=price.desc').order);
    expect(parseTableQuery('sort_by=price').order).toEqual(parseTableQuery('order=price').order);
  });

  it.each([
    'order=',
    'order=a,',
    'order=a.sideways',
    'order=a.desc.asc',
    'order=a.nullsfirst.desc',
    'sort_by=a&order=b.desc',
  ])('refuses %s', (rawQuery) => {
    expect(codeOf(rawQuery)).toBe('invalid_order');
  });
});

describe('page', () => {
  it.each(['limit=-1', 'limit=abc', 'limit=1.5', 'limit=1e3', 'limit=', 'limit=0x1', 'limit=%2B1'])(
    'refuses %s',
    (rawQuery) => {
      expect(codeOf(rawQuery)).toBe('invalid_limit');
    },
  );

  it.each(['offset=-1', 'offset=x', 'offset=', 'page=0', 'page=x', 'offset=99999999999999999999'])(
    'refuses %s',
    (rawQuery) => {
      expect(codeOf(rawQuery)).toBe('invalid_offset');
    },
  );

  it('takes a limit of any size', () => {
    expect(codeOf('limit=99999999999999999999')).toBe('accepted');
  });
});

describe('parameters', () => {
  it.each([
    'limit=1&limit=1',
    'select=a&select=b',
    'select=a&fields=b',
    'order=a&order=b',
    'sort_by=a&sort_by=b',
    'offset=1&page=1',
    'format=json&format=json',
  ])('refuses %s as given twice', (rawQuery) => {
    expect(codeOf(rawQuery)).toBe('duplicate_parameter');
  });

  it('refuses a second cursor', () => {
    expect(codeOf('cursor=abc')).toBe('accepted');
    expect(codeOf('cursor=abc&cursor=abc')).toBe('duplicate_parameter');
  });
});

describe('any input', () => {
  const fragment = fc.constantFrom(
    ...'not. eq. in. is. like. null ( ) " \\ , . & = or and order= select= limit= a %22 %00 *'.split(' '),
  );
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join('')),
  );

  it('is understood or refused with an AppError', () => {
    fc.assert(
      fc.property(hostile, (rawQuery) => {
        expect(codeOf(rawQuery)).toMatch(/^[a-z_]+$/);
      }),
      { numRuns: 3000 },
    );
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(anyQuery(), (query) => {
        expect(parseTableQuery(written(query))).toEqual(query);
      }),
      { numRuns: 1000 },
    );
  });
});

function anyQuery(): fc.Arbitrary<TableQuery> {
  const name = fc.string({ minLength: 1, unit: 'grapheme' });
  const column = name.filter((text) => !text.includes('\u0000'));
  const operand: fc.Arbitrary<Operand> = fc.oneof(
    fc.record({
      kind: fc.constant('compare' as const),
      negated: fc.boolean(),
      operator: fc.constantFrom(...COMPARISONS),
      value: fc.string({ unit: 'grapheme' }),
    }),
    fc.record({
      kind: fc.constant('in' as const),
      negated: fc.boolean(),
      values: fc.array(fc.string(), { minLength: 1 }),
    }),
    fc.record({ kind: fc.constant('is' as const), negated: fc.boolean(), truth: fc.constantFrom(...TRUTHS) }),
  );
  const { condition } = fc.letrec<{ condition: Condition<string>; group: Condition<string>; test: Condition<string> }>(
    (tie) => ({
      condition: fc.oneof({ maxDepth: 4 }, tie('test'), tie('group')),
      test: fc.record({ kind: fc.constant('test' as const), column, operand }),
      group: fc.record({
        kind: fc.constant('group' as const),
        join: fc.constantFrom('and' as const, 'or' as const),
        negated: fc.boolean(),
        members: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
      }),
    }),
  );
  const term: fc.Arbitrary<OrderTerm<string>> = fc.record({
    column,
    descending: fc.boolean(),
    nulls: fc.constantFrom('first' as const, 'last' as const, undefined),
  });
  return fc.record({
    select: fc.option(fc.uniqueArray(column, { minLength: 1 }), { nil: undefined }),
    where: fc.array(condition, { maxLength: 4 }),
    order: fc.array(term, { maxLength: 3 }),
    limit: fc.option(fc.nat(), { nil: undefined }),
    start: fc.oneof(fc.record({ offset: fc.nat() }), fc.record({ page: fc.integer({ min: 1 }) })),
    format: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
  });
}

/** The query string of a query, everything quoted that may be. */
function written(query: TableQuery): string {
  const parameters: [string, string][] = query.where.map((condition) =>
    condition.kind === 'group'
      ? [groupName(condition), members(condition)]
      : [quoted(condition.column), operandText(condition.operand, (value) => value)],
  );
  if (query.select) parameters.push(['select', query.select.map(quoted).join()]);
  if (query.order.length > 0) parameters.push(['order', query.order.map(termText).join()]);
  if (query.limit !== undefined) parameters.push(['limit', String(query.limit)]);
  parameters.push(...Object.entries(query.start).map(([name, value]): [string, string] => [name, String(value)]));
  if (query.format !== undefined) parameters.push(['format', query.format]);
  return new URLSearchParams(parameters).toString();
}

type Group = Extract<Condition<string>, { kind: 'group' }>;

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
const groupName = (group: Group): string => `${group.negated ? 'not.' : ''}${group.join}`;
const members = (group: Group): string => `(${group.members.map(memberText).join()})`;

function memberText(member: Condition<string>): string {
  if (member.kind === 'group') return groupName(member) + members(member);
  return `${quoted(member.column)}.${operandText(member.operand, quoted)}`;
}

function operandText(operand: Operand, valueText: (value: string) => string): string {
  const not = operand.negated ? 'not.' : '';
  switch (operand.kind) {
    case 'in':
      return `${not}in.(${operand.values.map(quoted).join()})`;
    case 'is':
      return `${not}is.${operand.truth}`;
    case 'compare':
      return `${not}${operand.operator}.${valueText(operand.value)}`;
  }
}

function termText({ column, descending, nulls }: OrderTerm<string>): string {
  return `${quoted(column)}${descending ? '.desc' : ''}${nulls === undefined ? '' : `.nulls${nulls}`}`;
}

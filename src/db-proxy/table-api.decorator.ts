import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { ApiProblem } from '../platform/http/api-problem.decorator.js';
import { TableDescription } from './dto/table-description.dto.js';
import { DEFAULT_LIMIT } from './grammar/plan.js';
import { ROW_WRITERS } from './writers/registry.js';

const READ_DESCRIPTION = `
A parameter that is no reserved word filters by the column of its name: \`symbol=AAPL\` is equality, unless the value starts
with an operator: \`[not.]\` and one of \`eq. neq. gt. gte. lt. lte. like. ilike. in. is.\`, so \`symbol=BRK.B\` is a value and
a literal \`is.x\` is written \`eq.is.x\`. Patterns use \`*\`. A repeated column means that all of its filters hold. A column named like a
reserved word is quoted: \`"limit"=eq.5\`.

The body is always an array; \`Content-Range\` tells its position. The primary key, or every column of a view, is appended to
the order, so pages never overlap; \`Link\` leads to the next one. Numbers are exact, digit for digit; \`NaN\` and \`Infinity\`,
which JSON has not, are texts.

\`format=ndjson\` is an export: a row a line, streamed, all rows unless \`limit\` says otherwise, no position and no ETag.

A client that names a schema (\`Accept-Profile\`) finds the tables in the exposed one only.`;

const ROWS = [{ symbol: 'AAPL', weight: 0.1, as_of: '2024-01-05' }];
const ROWS_SCHEMA = { type: 'array', items: { type: 'object', additionalProperties: true } } as const;
/** Forms that are no list of rows in JSON. */
const FORMS: Readonly<Record<string, { schema: object; example: unknown }>> = {
  object: { schema: ROWS_SCHEMA.items, example: ROWS[0] },
  csv: { schema: { type: 'string' }, example: 'symbol,weight,as_of\nAAPL,0.1,2024-01-05\n' },
  ndjson: { schema: { type: 'string' }, example: `${JSON.stringify(ROWS[0])}\n` },
};
const RANGE_HEADERS = {
  'Content-Range': {
    description: 'first-last/total; `*` for what is empty or not counted',
    schema: { type: 'string' as const },
  },
  ETag: { description: 'weak, of the page', schema: { type: 'string' as const } },
  Link: { description: 'to the `next` page, where there is one', schema: { type: 'string' as const } },
  'Preference-Applied': {
    description: '`count=exact` when the rows were counted',
    schema: { type: 'string' as const },
  },
};

const TEXT = { type: 'string' };
const FROM_0 = { type: 'integer', minimum: 0 };
const FROM_1 = { type: 'integer', minimum: 1 };

const QUERIES: [name: string, description: string, example: string | number, schema?: object][] = [
  ['select', 'Columns in the order of the keys; `*` or nothing for all. Alias: `fields`.', 'symbol,weight'],
  ['fields', 'Another name of `select`.', 'symbol,weight'],
  ['order', '`column[.asc|.desc][.nullsfirst|.nullslast],…`; beside `sort_by` only `asc` or `desc`.', 'weight.desc'],
  ['sort_by', 'One column to order by; `order` gives its direction.', 'weight'],
  ['limit', `Rows of the page, ${DEFAULT_LIMIT} unless told; more than DB_PROXY_MAX_ROWS gives that many.`, 10, FROM_0],
  ['offset', 'Rows to pass over.', 20, FROM_0],
  ['page', 'The page of `limit` rows to read, from 1, instead of `offset`.', 3, FROM_1],
  ['cursor', 'Where the page before ended: taken from its `Link`, with the same table, filters and order.', 'eyJr'],
  [
    'or',
    'Conditions of which one holds; nests with and(…), or(…), not.and(…), not.or(…).',
    '(weight.gt.0.1,symbol.eq.AAPL)',
  ],
  ['and', 'Conditions which all hold.', '(weight.gt.0.1,weight.lt.0.2)'],
];

export function ApiListTables(): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      operationId: 'listTables',
      summary: 'The tables that can be read, with their columns and types',
      description:
        'What the role of the table API may read. A table that is added or granted there is listed within half a minute.',
    }),
    ApiOkResponse({ type: [TableDescription] }),
    ApiProblem(400, 'unknown_parameter'),
    ApiProblem(503, 'database_unreachable'),
    ApiProblem(504, 'statement_timeout'),
  );
}

export function ApiReadTable(): MethodDecorator {
  return applyDecorators(
    ApiOperation({ operationId: 'readTable', summary: 'Rows of a table', description: READ_DESCRIPTION.trim() }),
    ApiParam({
      name: 'table',
      description: 'A name of GET /db; the schemas `db.<table>` have its columns.',
      example: 'portfolio',
      schema: { type: 'string' },
    }),
    ApiRowFilters(),
    ApiHeader({
      name: 'Prefer',
      required: false,
      example: 'count=exact',
      description: '`count=exact` counts all rows.',
    }),
    ApiHeader({ name: 'If-None-Match', required: false, description: 'An earlier ETag: 304 when nothing changed.' }),
    ApiRows(),
    ApiReadProblems(),
  );
}

function ApiRowFilters(): MethodDecorator {
  return applyDecorators(
    ...QUERIES.map(([name, description, example, schema = TEXT]) =>
      ApiQuery({
        name,
        description,
        required: false,
        schema,
        examples: { one: { value: example } },
      }),
    ),
    ApiQuery({
      name: 'format',
      required: false,
      description: 'The form of the answer, before `Accept`.',
      schema: { type: 'string', enum: [...ROW_WRITERS.names] },
    }),
    ApiQuery({
      name: 'filters',
      required: false,
      description: 'Any column: `column=[operator.]value`.',
      style: 'form',
      explode: true,
      schema: { type: 'object', additionalProperties: { type: 'string' } },
      examples: { one: { value: { symbol: 'in.(AAPL,MSFT)', weight: 'gte.0.05' } } },
    }),
  );
}

function ApiRows(): MethodDecorator {
  const content = Object.fromEntries(
    ROW_WRITERS.members.map(({ name, mediaType }) => [
      mediaType,
      FORMS[name] ?? { schema: ROWS_SCHEMA, example: ROWS },
    ]),
  );
  return applyDecorators(
    ApiResponse({ status: 200, description: 'The page', headers: RANGE_HEADERS, content }),
    ApiResponse({ status: 206, description: 'The page is part of a counted whole', headers: RANGE_HEADERS, content }),
    ApiResponse({ status: 304, description: 'Nothing changed since the ETag of If-None-Match' }),
  );
}

function ApiReadProblems(): MethodDecorator {
  return applyDecorators(
    ApiProblem(
      400,
      'unknown_column',
      'invalid_operator',
      'invalid_value',
      'invalid_select',
      'invalid_order',
      'invalid_limit',
      'invalid_offset',
      'invalid_cursor',
      'duplicate_parameter',
      'unknown_parameter',
    ),
    ApiProblem(404, 'table_not_found'),
    ApiProblem(405, 'method_not_allowed'),
    ApiProblem(406, 'not_acceptable', 'not_one_row'),
    ApiProblem(503, 'database_unreachable', 'export_busy'),
    ApiProblem(504, 'statement_timeout'),
  );
}

import type { Column, TableSchema } from './grammar/table-schema.js';

type JsonSchema = Record<string, unknown>;

/** Of types as PostgreSQL writes them, without what stands in parentheses. */
const BY_TYPE: Readonly<Record<string, JsonSchema>> = {
  smallint: { type: 'integer', format: 'int32' },
  integer: { type: 'integer', format: 'int32' },
  bigint: { type: 'integer', format: 'int64', description: 'Exact; beyond 2^53 a reader of doubles rounds it.' },
  numeric: { type: 'number', format: 'decimal', description: 'Exact, digit for digit.' },
  real: { type: 'number', format: 'float' },
  'double precision': { type: 'number', format: 'double' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  'timestamp with time zone': { type: 'string', format: 'date-time' },
  uuid: { type: 'string', format: 'uuid' },
};

/** A row of the table as JSON. No column is required: `select` leaves some out. */
export function schemaOf({ name, kind, columns, primaryKey }: TableSchema): JsonSchema {
  const key = primaryKey.map((column) => column.name).join(', ');
  return {
    type: 'object',
    title: name,
    description: `A row of the ${kind} \`${name}\`${key === '' ? '' : `; unique by ${key}`}.`,
    properties: Object.fromEntries([...columns.values()].map((column) => [column.name, columnSchema(column)])),
    additionalProperties: false,
  };
}

function columnSchema({ type, nullable, isText }: Column): JsonSchema {
  const isList = type.endsWith('[]');
  const known = BY_TYPE[type.replace(/\(.*\)/, '').replace('[]', '')];
  const schema = known ?? (isText ? { type: 'string' } : {});
  const whole = isList ? { type: 'array', items: schema } : schema;
  return {
    ...whole,
    ...(nullable && 'type' in whole ? { type: [whole['type'], 'null'] } : {}),
    'x-postgres-type': type,
  };
}

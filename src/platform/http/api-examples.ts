/** As much of a JSON schema as our DTOs are described with. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  example?: unknown;
  default?: unknown;
  enum?: unknown[];
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
}

export type Schemas = Record<string, Schema>;

const EXAMPLE_OF_FORMAT: Record<string, unknown> = {
  uuid: '3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42',
  date: '2024-01-05',
  'date-time': '2024-01-05T21:00:00.000Z',
};

/** The example of a whole, made of the examples of its fields; a field that may be absent is in it when it has one. */
export function exampleOf(schema: Schema, schemas: Schemas): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.$ref !== undefined) return exampleOf(targetOf(schema.$ref, schemas), schemas);
  if (schema.default !== undefined) return schema.default;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, schemas))) as object;
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  return choice ? exampleOf(choice, schemas) : exampleOfType(schema, schemas);
}

function exampleOfType(schema: Schema, schemas: Schemas): unknown {
  switch ([schema.type].flat()[0]) {
    case 'object':
      return isNullable(schema) ? null : exampleOfFields(schema, schemas);
    case 'array':
      return schema.items ? [exampleOf(schema.items, schemas)] : [];
    case 'boolean':
      return true;
    default:
      return EXAMPLE_OF_FORMAT[schema.format ?? ''] ?? (isNullable(schema) ? null : undefined);
  }
}

/** What may be null and has no example is null in it. */
function isNullable({ type }: Schema): boolean {
  return Array.isArray(type) && type.includes('null');
}

function exampleOfFields({ properties = {}, required = [] }: Schema, schemas: Schemas): object {
  const shown = Object.entries(properties).filter(
    ([name, { example }]) => required.includes(name) || example !== undefined,
  );
  return Object.fromEntries(shown.map(([name, field]) => [name, exampleOf(field, schemas)]));
}

function targetOf(reference: string, schemas: Schemas): Schema {
  return schemas[reference.replace('#/components/schemas/', '')] ?? {};
}

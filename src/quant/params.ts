import { QuantError } from './quant-error.js';

/** The JSON Schema of one parameter; the subset that methods need. */
export interface ParamSchema {
  readonly type: 'boolean' | 'integer' | 'number' | 'string';
  readonly description: string;
  readonly default?: boolean | number | string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** The JSON Schema of a method's parameter object. A parameter without a default is required. */
export interface ParamsSchema {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly properties: Readonly<Record<string, ParamSchema>>;
  readonly required: readonly string[];
}

export type Params = Readonly<Record<string, unknown>>;

export function defineParams(properties: Readonly<Record<string, ParamSchema>>): ParamsSchema {
  const required = Object.entries(properties)
    .filter(([, schema]) => schema.default === undefined)
    .map(([name]) => name);
  return { type: 'object', additionalProperties: false, properties, required };
}

export const NO_PARAMS: ParamsSchema = defineParams({});

/** Checks `given` against the schema and fills in defaults. Throws `invalid_input` naming `method.parameter`. */
export function resolveParams(method: string, schema: ParamsSchema, given: Params = {}): Params {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(schema.properties, name)) {
      const known = Object.keys(schema.properties).join(', ') || 'none';
      throw new QuantError('invalid_input', `${method} has no parameter "${name}"; it takes: ${known}`);
    }
  }
  const resolved: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(schema.properties)) {
    const value = given[name] ?? property.default;
    const problem = problemOf(value, property);
    if (problem) throw new QuantError('invalid_input', `${method}.${name} ${problem}, got ${JSON.stringify(value)}`);
    resolved[name] = value;
  }
  return resolved;
}

function problemOf(value: unknown, schema: ParamSchema): string | undefined {
  if (schema.type === 'integer') {
    if (!Number.isSafeInteger(value)) return 'must be a whole number';
  } else if (typeof value !== schema.type) return `must be a ${schema.type}`;
  if (schema.enum && !schema.enum.includes(value as string)) return `must be one of ${schema.enum.join(', ')}`;
  return typeof value === 'number' ? rangeProblem(value, schema) : undefined;
}

function rangeProblem(value: number, schema: ParamSchema): string | undefined {
  if (!Number.isFinite(value)) return 'must be finite';
  if (schema.minimum !== undefined && value < schema.minimum) return `must be at least ${schema.minimum}`;
  if (schema.maximum !== undefined && value > schema.maximum) return `must be at most ${schema.maximum}`;
  return undefined;
}

import { placedAs, QuantError } from './quant-error.js';
import { shownValue } from './shown-value.js';

interface Described {
  readonly description?: string;
}

export interface ScalarSchema extends Described {
  readonly type: 'boolean' | 'integer' | 'number' | 'string';
  readonly default?: boolean | number | string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface ListSchema extends Described {
  readonly type: 'array';
  readonly items: ParamSchema;
  readonly minItems?: number;
  readonly default?: readonly unknown[];
}

/** A value per name, such as a number per symbol. */
export interface MapSchema extends Described {
  readonly type: 'object';
  readonly additionalProperties: ParamSchema;
  readonly default?: Readonly<Record<string, unknown>>;
}

/** Named members. */
export interface RecordSchema extends Described {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly properties: Readonly<Record<string, ParamSchema>>;
  readonly required: readonly string[];
  /** Members that exclude each other. */
  readonly not?: { readonly required: readonly string[] };
  readonly default?: Readonly<Record<string, unknown>>;
}

/** Members that somebody else checks. */
export interface OpenSchema extends Described {
  readonly type: 'object';
  readonly additionalProperties: true;
  readonly default?: Readonly<Record<string, unknown>>;
}

/** The JSON Schema of one parameter; the subset that methods need. */
export type ParamSchema = ScalarSchema | ListSchema | MapSchema | RecordSchema | OpenSchema;

/** The JSON Schema of a method's parameter object. A parameter without a default is required unless said to be optional. */
export type ParamsSchema = Omit<RecordSchema, 'description' | 'default'>;

export type Params = Readonly<Record<string, unknown>>;

export function defineParams(
  properties: Readonly<Record<string, ParamSchema>>,
  { optional = [], notBoth }: { optional?: readonly string[]; notBoth?: readonly [string, string] } = {},
): ParamsSchema {
  const required = Object.entries(properties)
    .filter(([name, schema]) => schema.default === undefined && !optional.includes(name))
    .map(([name]) => name);
  return {
    ...{ type: 'object', additionalProperties: false, properties, required },
    ...(notBoth ? { not: { required: notBoth } } : {}),
  };
}

export const NO_PARAMS: ParamsSchema = defineParams({});

/**
 * Checks `given` against the schema and fills in defaults. Throws `invalid_input` naming `method.parameter`; `place` is where
 * in the request the parameters are.
 */
export function resolveParams(method: string, schema: ParamsSchema, given: Params = {}, place = 'params'): Params {
  return placedAs(method, place, () => checkRecord(method, schema, given));
}

/** The value, with the defaults of what is inside it. */
function check(path: string, schema: ParamSchema, value: unknown): unknown {
  if (schema.type === 'array') return checkList(path, schema, value);
  if (schema.type === 'object') {
    if (!isRecord(value)) throw refusal(path, 'must be an object', value);
    return checkObject(path, schema, value);
  }
  const problem = scalarProblem(value, schema);
  if (problem) throw refusal(path, problem, value);
  return value;
}

function checkRecord(path: string, schema: ParamsSchema, given: Params): Params {
  assertMembers(path, schema, given);
  const resolved: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(schema.properties)) {
    const value = given[name] ?? property.default;
    if (value === undefined && !schema.required.includes(name)) continue;
    resolved[name] = check(`${path}.${name}`, property, value);
  }
  return resolved;
}

function assertMembers(path: string, { properties, not }: ParamsSchema, given: Params): void {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(properties, name));
  if (unknown !== undefined) {
    const known = Object.keys(properties).join(', ') || 'none';
    throw new QuantError(
      'invalid_input',
      `${path} has no parameter "${unknown}"; it takes: ${known}`,
      `${path}.${unknown}`,
    );
  }
  if (not?.required.every((name) => given[name] !== undefined)) {
    throw new QuantError('invalid_input', `${path} takes ${not.required.join(' or ')}, not both`, path);
  }
}

function checkObject(path: string, schema: MapSchema | RecordSchema | OpenSchema, value: Params): Params {
  if (schema.additionalProperties === true) return value;
  return schema.additionalProperties === false ? checkRecord(path, schema, value) : checkMap(path, schema, value);
}

function checkMap(path: string, schema: MapSchema, given: Params): Params {
  const entries = Object.entries(given);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, check(`${path}.${name}`, schema.additionalProperties, value)]),
  );
}

function checkList(path: string, schema: ListSchema, value: unknown): unknown[] {
  if (!Array.isArray(value)) throw refusal(path, 'must be a list', value);
  if (value.length < (schema.minItems ?? 0)) throw refusal(path, `must have at least ${schema.minItems} items`, value);
  return value.map((item, i) => check(`${path}[${i}]`, schema.items, item));
}

function isRecord(value: unknown): value is Params {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refusal(path: string, problem: string, value: unknown): QuantError {
  const shown = value === undefined ? 'nothing' : shownValue(value);
  return new QuantError('invalid_input', `${path} ${problem}, got ${shown}`, path);
}

function scalarProblem(value: unknown, schema: ScalarSchema): string | undefined {
  if (schema.type === 'integer') {
    if (!Number.isSafeInteger(value)) return 'must be a whole number';
  } else if (typeof value !== schema.type) return `must be a ${schema.type}`;
  if (schema.enum && !schema.enum.includes(value as string)) return `must be one of ${schema.enum.join(', ')}`;
  return typeof value === 'number' ? rangeProblem(value, schema) : undefined;
}

function rangeProblem(value: number, schema: ScalarSchema): string | undefined {
  if (!Number.isFinite(value)) return 'must be finite';
  if (schema.minimum !== undefined && value < schema.minimum) return `must be at least ${schema.minimum}`;
  if (schema.maximum !== undefined && value > schema.maximum) return `must be at most ${schema.maximum}`;
  return undefined;
}

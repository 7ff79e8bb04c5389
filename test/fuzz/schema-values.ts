import fc from 'fast-check';
import type { DescribedApi, Schema } from './described-api.js';

type Values = fc.Arbitrary<unknown>;

const BY_FORMAT: Record<string, Values> = {
  uuid: fc.uuid(),
  date: fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  'date-time': fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString()),
};
const ANYTHING = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const LONGEST = 12;

/** Values that fit a schema; its own example is among them often, as it is what leads somewhere. */
export function valuesOf(schema: Schema, api: DescribedApi): Values {
  const own = api.resolve(schema);
  const made = madeUp(own, api);
  return own.example === undefined ? made : fc.oneof(fc.constant(own.example), made);
}

function madeUp(schema: Schema, api: DescribedApi): Values {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return fc.oneof(...choices.map((choice) => valuesOf(choice, api)));
  if (schema.allOf?.[0]) return valuesOf(schema.allOf[0], api);
  const types = [schema.type ?? 'any'].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema, api)));
}

function ofType(type: string, schema: Schema, api: DescribedApi): Values {
  const { minimum, maximum } = schema;
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: minimum ?? -1_000_000, max: maximum ?? 1_000_000 });
    case 'number':
      return fc.double({ min: minimum ?? -1e6, max: maximum ?? 1e6, noNaN: true });
    case 'string':
      return texts(schema);
    case 'array':
      return fc.array(schema.items ? valuesOf(schema.items, api) : ANYTHING, {
        minLength: schema.minItems ?? 0,
        maxLength: 5,
      });
    case 'object':
      return objects(schema, api);
    default:
      return ANYTHING;
  }
}

function texts({ format, pattern, maxLength }: Schema): Values {
  const known = format === undefined ? undefined : BY_FORMAT[format];
  if (known) return known;
  if (format === 'decimal') return fc.integer({ min: 0, max: 1e6 }).map(String);
  if (pattern !== undefined)
    return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= (maxLength ?? 200));
  return fc.string({ minLength: 1, maxLength: Math.min(LONGEST, maxLength ?? LONGEST), unit: 'grapheme' });
}

function objects(schema: Schema, api: DescribedApi): Values {
  const { properties = {}, required = [], additionalProperties } = schema;
  const model = Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, valuesOf(member, api)]));
  const described = fc.record(model, { requiredKeys: required });
  if (Object.keys(properties).length > 0) return described;
  const member = typeof additionalProperties === 'object' ? valuesOf(additionalProperties, api) : ANYTHING;
  return fc.dictionary(fc.string({ maxLength: LONGEST }), member, { maxKeys: 4 });
}

import { usedSchemas, withDoubles } from './api-schemas.js';

it('keeps what is referred to, also by another schema, in a circle or at the end of a chain', () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const schemas = { A: { items: ref('B') }, B: { items: ref('A') }, C: { items: ref('D') }, D: {} };
  expect(Object.keys(usedSchemas({ '/a': ref('A') }, schemas))).toEqual(['A', 'B']);
  expect(Object.keys(usedSchemas({ '/c': ref('C') }, schemas))).toEqual(['C', 'D']);
});

it('says double of each number that says nothing, also one that may be null, and leaves data alone', () => {
  const described = {
    a: { type: 'number' },
    b: { type: ['number', 'null'], example: { type: 'number' } },
    c: { type: 'number', format: 'decimal' },
    d: { type: 'integer' },
    e: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    properties: { type: { type: 'string' } },
  };
  expect(withDoubles(described)).toEqual({
    ...described,
    a: { type: 'number', format: 'double' },
    b: { ...described.b, format: 'double' },
    e: { oneOf: [{ type: 'string' }, { type: 'number', format: 'double' }] },
  });
});

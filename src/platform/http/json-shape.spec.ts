import { misshapenJson } from './json-shape.js';

it.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"dry_run" \n: true, "x": {}, "dry_run": false}', 'dry_run'],
  ['{"a":1,"\\u0061":2}', 'a'],
  ['[{"b":{"c":[1,{"c":1}],"c":2}}]', 'c'],
  ['{"__proto__":1,"__proto__":2}', '__proto__'],
  ['{"q\\"":1,"q\\"":2}', 'q"'],
])('%s has a member twice', (text, path) => {
  expect(misshapenJson(text)).toMatchObject({ code: 'duplicate_parameter', errors: [{ path }] });
});

it.each([
  '{"a":{"a":1},"b":[{"a":1},{"a":2}]}',
  '{"a":"a","b":"a"}',
  '["a","a"]',
  '{"a":"\\"a\\":1,","b":"{\\"a\\""}',
  '"a"',
  '{"a":1} {"a":2}',
  // The parser says what is wrong with these.
  '}]{"a":1',
  '"a',
  '',
])('%s has none', (text) => {
  expect(misshapenJson(text)).toBeUndefined();
});

it('is deep at 65 levels, whatever they are', () => {
  expect(misshapenJson('['.repeat(64))).toBeUndefined();
  expect(misshapenJson('['.repeat(65))).toMatchObject({ code: 'malformed_json' });
  expect(misshapenJson('{"a":'.repeat(65))).toMatchObject({ code: 'malformed_json' });
  expect(misshapenJson(`"${'['.repeat(100)}"`)).toBeUndefined();
});

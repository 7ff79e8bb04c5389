import fc from 'fast-check';
import type { Column, JsonForm } from '../grammar/table-schema.js';
import { JsonLines } from './json-lines.js';

function aColumn(name: string, jsonForm: JsonForm, typeId = 25): Column {
  return {
    name,
    type: '',
    nullable: true,
    isText: false,
    isBoolean: false,
    isSortable: true,
    isExact: true,
    jsonForm,
    typeId,
  };
}

/** The content of a DataRow message. */
function dataRow(values: readonly (string | null)[]): Buffer {
  const count = Buffer.alloc(2);
  count.writeInt16BE(values.length);
  const fields = values.flatMap((value) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(value === null ? -1 : Buffer.byteLength(value));
    return value === null ? [length] : [length, Buffer.from(value)];
  });
  return Buffer.concat([count, ...fields]);
}

function add(lines: JsonLines, values: readonly (string | null)[]): void {
  const row = dataRow(values);
  // What is around it belongs to other messages.
  lines.add(Buffer.concat([Buffer.from('"\n'), row, Buffer.from('"\n')]), 2, 2 + row.length);
}

const taken = (lines: JsonLines): string => Buffer.concat(lines.take()).toString();

function lineOf(jsonForm: JsonForm, value: string | null): string {
  const lines = new JsonLines([aColumn('a', jsonForm)]);
  add(lines, [value]);
  return taken(lines);
}

it('is JSON that says what the text says', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('"', '\\', '\0', '\x1f', '\x7f', ' ') }),
  );
  fc.assert(
    fc.property(text, text, (name, value) => {
      const lines = new JsonLines([aColumn(name, 'string')]);
      add(lines, [value]);
      expect(taken(lines)).toBe(`{${JSON.stringify(name)}:${JSON.stringify(value)}}\n`);
    }),
  );
});

it.each<[JsonForm, string | null, string]>([
  ['number', '-0', '-0'],
  ['number', '1e+300', '1e+300'],
  ['number', '123456789012345678901234567890.10', '123456789012345678901234567890.10'],
  ['number', 'NaN', '"NaN"'],
  ['number', 'Infinity', '"Infinity"'],
  ['number', '-Infinity', '"-Infinity"'],
  ['boolean', 't', 'true'],
  ['boolean', 'f', 'false'],
  ['string', '', '""'],
  ['composed', '{"a":\r\n [1,\n"\\n"]}', '{"a":   [1, "\\n"]}'],
  ['composed', '', ''],
  ['number', null, 'null'],
  ['boolean', null, 'null'],
  ['string', null, 'null'],
  ['composed', null, 'null'],
])('writes a %s %j as %s', (form, value, written) => {
  expect(lineOf(form, value)).toBe(`{"a":${written}}\n`);
});

it('has room for rows of any size, many of them, and gives each once', () => {
  const lines = new JsonLines([aColumn('a', 'string'), aColumn('b', 'number')]);
  const texts = [
    '\x01'.repeat(200_000),
    'x'.repeat(1_000_000),
    ...Array.from({ length: 2_000 }, () => 'y'.repeat(500)),
  ];
  const written = (texts: readonly string[]): string =>
    texts.map((text) => `{"a":${JSON.stringify(text)},"b":1}\n`).join('');
  for (const text of texts) add(lines, [text, '1']);
  expect(taken(lines) === written(texts)).toBe(true);
  expect(taken(lines)).toBe('');
  add(lines, ['z', '1']);
  expect(taken(lines)).toBe(written(['z']));
});

it('writes over what was given back, where it fits', () => {
  const lines = new JsonLines([aColumn('a', 'string')]);
  const isWritten = (text: string): boolean => {
    add(lines, [text]);
    const chunks = lines.take();
    const written = Buffer.concat(chunks).toString();
    for (const chunk of chunks) lines.giveBack(chunk);
    return written === `{"a":${JSON.stringify(text)}}\n`;
  };
  expect(['x', 'y'.repeat(1_000_000), '\x01'.repeat(200_000), 'z'].map(isWritten)).toEqual([true, true, true, true]);
  add(lines, ['kept']);
  const kept = lines.take();
  add(lines, ['next']);
  expect(Buffer.concat(kept).toString()).toBe('{"a":"kept"}\n');
});

it('takes no column whose type has changed, unless PostgreSQL writes its JSON', () => {
  const lines = new JsonLines([aColumn('a', 'number', 23), aColumn('b', 'composed', 1184)]);
  lines.expect([{ dataTypeID: 23 }, { dataTypeID: 25 }]);
  expect(() => {
    lines.expect([{ dataTypeID: 25 }, { dataTypeID: 25 }]);
  }).toThrow('the type of the column a has changed');
});

import { startTableApi, type TableApi } from './table-api.js';

/** Of each type what it can hold, beside null. */
const VALUES: Record<string, string[]> = {
  int2: ['0', '-32768', '32767'],
  int4: ['-2147483648'],
  int8: ['-9223372036854775808', '9223372036854775807'],
  numeric: ['0', '-0.10', '123456789012345678901234567890.120', '1e-20', 'NaN', 'Infinity', '-Infinity'],
  'numeric(12,4)': ['12.5'],
  float4: ['0.1', '-0', 'NaN', '1e-40'],
  float8: ['0.1', '-0', '1e300', '-1e-300', 'NaN', 'Infinity', '-Infinity'],
  bool: ['t', 'f'],
  text: ['', '"quoted" \\ back / slash', 'a\tb\nc\rd\be\ff', '\x01\x1f\x7f', '漢字 😀 \u2028\u2029 é', 'NaN', ' '],
  varchar: ['', 'a"b'],
  'varchar(3)': ['abc'],
  'char(5)': ['ab', ''],
  '"char"': ['x', '"', ''],
  name: ['a"b'],
  uuid: ['7d444840-9dc0-11d1-b245-5ffdce74fad2'],
  date: ['2024-02-29', '0044-03-15 BC', '12024-01-01', 'infinity', '-infinity'],
  time: ['12:34:56.789'],
  timetz: ['12:34:56+02'],
  timestamp: ['2024-02-29 12:34:56.789', '0044-03-15 00:00:00 BC', 'infinity'],
  timestamptz: ['2024-02-29 12:34:56.789+02', '0044-03-15 00:00:00+00 BC', '-infinity'],
  interval: ['1 year 2 mons -3 days 04:05:06.7', '0'],
  json: ['{"b": 1,\n "a":\r\n\t"x\\n"}', '"a"', 'null', '1.10', '[]'],
  jsonb: ['{"b": 1.10, "a": "\\u0001\\"\\n"}', 'null'],
  bytea: ['\\x00ff22', ''],
  oid: ['4294967295'],
  regclass: ['pg_class'],
  money: ['-1234.50'],
  inet: ['192.168.0.1/24', '::1'],
  bit: ['1'],
  point: ['(1,-2.5)'],
  xml: ['<a b="c">d</a>'],
  tsvector: ["'a':1 'b'"],
  int4range: ['[1,5)', 'empty', '(,)'],
  daterange: ['[2024-01-01,)'],
  int4multirange: ['{[1,3),[5,7)}'],
  'int4[]': ['{}', '{1,NULL,3}', '{{1,2},{3,4}}'],
  'text[]': ['{x,"y,\\"z\\"",NULL,""}'],
  'numeric[]': ['{NaN,1.10}'],
  'json[]': ['{"{\\"a\\":\n1}"}'],
  int2vector: ['1 2 3'],
  'pasfix.mood': ['sad', 'so "glad"'],
  'pasfix.amount': ['1.10', 'NaN'],
  'pasfix.positive_amount': ['1.10'],
  'pasfix.label': ['a"b\n'],
  'pasfix.day': ['2024-01-02'],
  'pasfix.moment': ['2024-01-02 03:04:05'],
  'pasfix.list': ['{1,2}'],
  'pasfix.feeling': ['sad'],
  'pasfix.pair': ['(1,"a ""b"" c")', '(,)'],
};

const TYPES = `
  create schema pasfix;
  create type pasfix.mood as enum ('sad', 'so "glad"');
  create type pasfix.pair as (a int, "b ""c""" text);
  create domain pasfix.amount as numeric;
  create domain pasfix.positive_amount as pasfix.amount check (value > 0);
  create domain pasfix.label as text;
  create domain pasfix.day as date;
  create domain pasfix.moment as timestamptz;
  create domain pasfix.list as int[];
  create domain pasfix.feeling as pasfix.mood;
  grant usage on schema pasfix to pas_reader;`;

const COLUMNS = Object.keys(VALUES).map((type) => ({ type, name: JSON.stringify(type.replaceAll('"', "'")) }));
const ROWS = Math.max(...Object.values(VALUES).map((values) => values.length));

/** A column of each type; the first row has nulls alone, the n-th the n-th values. */
function everyTypeSql(): string {
  const columns = COLUMNS.map(({ type, name }) => `${name} ${type}`);
  const rows = Array.from({ length: ROWS + 1 }, (_, i) => {
    const values = COLUMNS.map(({ type }) => literal(VALUES[type]?.[i - 1]));
    return `(${[i, ...values].join(', ')})`;
  });
  return `
    create table pasfix.kinds (id int primary key, ${columns.join(', ')});
    insert into pasfix.kinds values ${rows.join(',')};
    create table pasfix.changing (id int primary key, a int, b bool, c text);
    insert into pasfix.changing values (1, 2, true, 'x');
    grant select on all tables in schema pasfix to pas_reader;`;
}

function literal(text: string | undefined): string {
  return text === undefined ? 'null' : `'${text.replaceAll("'", "''")}'`;
}

describe('values of an export', () => {
  let api: TableApi;
  beforeAll(async () => {
    api = await startTableApi(`${TYPES}${everyTypeSql()}`);
  });
  afterAll(() => api.close());

  const exportOf = async (table: string): Promise<string> => (await api.get(`/db/${table}?format=ndjson`)).body;

  it('are those of row_to_json, whatever their type', async () => {
    const { rows } = await api.owner
      .query<{ line: string }>(
        `begin; set local timezone = 'UTC'; select row_to_json(k)::text as line from pasfix.kinds k order by id; commit`,
      )
      .then((results) => (results as unknown as { rows: { line: string }[] }[])[2]!);
    const lines = (await exportOf('kinds')).split('\n');
    expect(lines).toEqual([...rows.map(({ line }) => line.replaceAll(/[\r\n]/g, ' ')), '']);
    expect(lines.slice(0, -1).map((line) => Object.keys(JSON.parse(line) as object).length)).toEqual(
      rows.map(() => COLUMNS.length + 1),
    );
  });

  it('are those of the pages', async () => {
    const page = JSON.parse((await api.get('/db/kinds')).body) as unknown[];
    const lines = (await exportOf('kinds')).split('\n').slice(0, -1);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(page);
  });

  it('are right also when a column has another type than a moment ago', async () => {
    expect(await exportOf('changing')).toBe('{"id":1,"a":2,"b":true,"c":"x"}\n');
    await api.owner.query(`
      alter table pasfix.changing alter a type text using 'NaN', alter b type int using 5, alter c type text[] using '{x}'`);
    expect(await exportOf('changing')).toBe('{"id":1,"a":"NaN","b":5,"c":["x"]}\n');
  });
});

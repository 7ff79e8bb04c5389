import { startTableApi, type TableApi } from './table-api.js';

/** A database whose sessions write values in forms of their own. */
const FIXTURE = `
  create schema pasfix;
  create table pasfix.measured (x float8 primary key, y float4, wait interval, raw bytea);
  insert into pasfix.measured select 0.1::float8 + g * 1e-16, 1 / 3.0, '1 day 02:00', 'a' from generate_series(1, 5) g;
  grant usage on schema pasfix to pas_reader;
  grant select on all tables in schema pasfix to pas_reader;
  do $$
  declare setting text;
  begin
    foreach setting in array array['extra_float_digits = -5', 'intervalstyle = iso_8601', 'bytea_output = escape',
                                   'timezone = ''Asia/Tokyo''', 'datestyle = ''SQL, DMY'''] loop
      execute format('alter database %I set %s', current_database(), setting);
    end loop;
  end $$;`;

describe('how values are written', () => {
  let api: TableApi;
  beforeAll(async () => {
    api = await startTableApi(FIXTURE);
  });
  afterAll(() => api.close());

  it('does not depend on the settings of the database: floats are exact, and pages by them end', async () => {
    const found: number[] = [];
    let next: string | undefined = '/db/measured?select=x&limit=2';
    for (let page = 0; page < 3 && next !== undefined; page++) {
      const answer = await api.get(next);
      found.push(...answer.json<{ x: number }[]>().map(({ x }) => x));
      next = /<([^>]+)>/.exec(String(answer.headers.link))?.[1];
    }
    expect(found).toEqual([1, 2, 3, 4, 5].map((g) => 0.1 + g * 1e-16));
    expect(next).toBeUndefined();
  });

  it.each(['json', 'ndjson'])('is the same in every form: %s', async (format) => {
    const { body } = await api.get(`/db/measured?select=y,wait,raw&limit=1&format=${format}`);
    expect([JSON.parse(body)].flat()).toEqual([{ y: 0.33333334, wait: '1 day 02:00:00', raw: '\\x61' }]);
  });
});

import { ApiAmendments } from '../../../src/platform/http/api-amendments.js';
import { startTableApi, type TableApi } from './table-api.js';

const FIXTURE = `
  create schema pasfix;
  create table pasfix.a_b (one int);
  create table pasfix."a b" (two int);
  create table pasfix."a/b" (three int);
  create table pasfix."größe" (four int);
  grant usage on schema pasfix to pas_reader;
  grant select on all tables in schema pasfix to pas_reader;`;

describe('the API description of tables', () => {
  let api: TableApi;
  beforeAll(async () => {
    api = await startTableApi(FIXTURE);
  });
  afterAll(() => api.close());

  it('has each of them, however alike their names are', async () => {
    const rows = { schema: { type: 'array', items: {} } };
    const get = { responses: { 200: { description: 'rows', content: { 'application/json': rows } } } };
    const info = { title: 't', version: '1' };
    const document = { openapi: '3.1.0', info, paths: { '/db/{table}': { get } } };
    const { components } = await api.app.get(ApiAmendments).amend(document);
    const schemas = (components?.schemas ?? {}) as Record<string, { title: string; properties: object }>;
    expect(Object.values(schemas).map(({ title, properties }) => [title, ...Object.keys(properties)])).toEqual(
      expect.arrayContaining([
        ['a_b', 'one'],
        ['a b', 'two'],
        ['a/b', 'three'],
        ['größe', 'four'],
      ]),
    );
    // The characters that OpenAPI allows.
    expect(Object.keys(schemas).filter((name) => !/^[\w.-]+$/.test(name))).toEqual([]);
    expect(schemas).toHaveProperty(['db.a_b']);
  });
});

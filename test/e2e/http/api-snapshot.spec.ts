import { readFileSync, writeFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { breakingChanges } from '../../support/breaking-changes.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp } from '../../support/full-app.js';
import { apiDescription } from './described-operations.js';

const FILE = 'docs/openapi.json';

describe('docs/openapi.json', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url });
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('is what the system serves (`npm run client` renews it)', async () => {
    const served = await apiDescription(app);
    if (process.env['RENEW_API_DESCRIPTION'] !== undefined) writeFileSync(FILE, JSON.stringify(served));
    const kept = JSON.parse(readFileSync(FILE, 'utf8')) as object;
    const breaking = breakingChanges(kept, served);
    const isSame = JSON.stringify(kept) === JSON.stringify(served);
    expect({ isSame, breaking }).toEqual({ isSame: true, breaking: [] });
  });
});

describe('a change of the description', () => {
  const schemas = {
    Made: {
      type: 'object',
      required: ['id', 'kind'],
      properties: { id: { type: 'string' }, kind: { type: 'string' } },
    },
  };
  const before = {
    paths: {
      '/things': {
        get: {
          operationId: 'listThings',
          parameters: [{ name: 'limit', in: 'query' }],
          responses: {
            200: {
              content: {
                'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Made' } } },
              },
            },
          },
        },
        post: {
          operationId: 'createThing',
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Made' } } } },
          responses: { 201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Made' } } } } },
        },
      },
      '/gone': { get: { operationId: 'getGone', responses: { 200: {} } } },
    },
    components: { schemas },
  };
  const changed = (change: (document: typeof before) => void): string[] => {
    const after = structuredClone(before);
    change(after);
    return breakingChanges(before, after);
  };

  it('that adds breaks nothing', () => {
    expect(
      changed(({ components, paths }) => {
        Object.assign(components.schemas.Made.properties, { more: { type: 'string' } });
        Object.assign(paths, { '/more': paths['/gone'] });
        paths['/things'].get.parameters.push({ name: 'offset', in: 'query' });
      }),
    ).toEqual([]);
  });

  it('that breaks a client is named', () => {
    const lines = changed(({ components, paths }) => {
      Reflect.deleteProperty(paths, '/gone');
      Object.assign(paths['/things'].get, {
        parameters: [{ name: 'size', in: 'query', required: true }],
        operationId: 'getThings',
      });
      Object.assign(components.schemas.Made, {
        required: ['id', 'color'],
        properties: { id: { type: 'number' }, color: { type: 'string' } },
      });
    });
    expect(lines).toEqual([
      'GET /things is now called getThings',
      'GET /things does not take limit any more',
      'GET /things now needs size',
      'GET /things does not answer with [].kind any more',
      'GET /things answers with [].id as number, not as string',
      'POST /things takes the field id as number, not as string',
      'POST /things does not take the field kind any more',
      'POST /things now needs the field color',
      'POST /things does not answer with kind any more',
      'POST /things answers with id as number, not as string',
      'GET /gone is gone',
    ]);
  });
});

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { PROBLEM_STATUS } from '../../../src/platform/http/problem-status.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp } from '../../support/full-app.js';
import { DescribedApi } from '../../fuzz/described-api.js';
import {
  apiDescription,
  describedOperations,
  type DescribedOperation,
  type Operation,
} from './described-operations.js';

const OPEN = ['/asyncapi.json', '/dashboard', '/health', '/health/live', '/health/ready', '/metrics'];
const VERB_AND_NOUN =
  /^(acknowledge|allocate|cancel|compute|create|delete|get|halt|lift|list|optimize|pause|preview|read|reduce|refresh|resume|run|set|start|update)[A-Z][A-Za-z]+$/;
const RULES = [
  'struct',
  'no-unresolved-refs',
  'spec-strict-refs',
  'no-identical-paths',
  'path-parameters-defined',
  'operation-parameters-unique',
  'security-defined',
  'no-enum-type-mismatch',
  'no-invalid-media-type-examples',
  'no-invalid-schema-examples',
];

describe('the API description', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let document: OpenAPIObject;
  let operations: DescribedOperation[];

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url });
    document = await apiDescription(app);
    operations = await describedOperations(app);
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  /** One line per operation that breaks the rule, so that a failure names all of them. */
  const breaches = (rule: (described: DescribedOperation) => boolean): string[] =>
    operations.filter((described) => !rule(described)).map(({ method, path }) => `${method} ${path}`);

  const lint = async (of: object): Promise<string[]> => {
    const config = await createConfig({ rules: Object.fromEntries(RULES.map((rule) => [rule, 'error'] as const)) });
    const problems = await lintFromString({ source: JSON.stringify(of), config });
    return problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer ?? ''}: ${message}`);
  };

  it('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toBe('3.1.0');
    expect(await lint(document)).toEqual([]);
    // The check itself is alive.
    expect(await lint({ ...document, info: {} })).not.toEqual([]);
  });

  it('has the tables of /db with their columns and types', () => {
    const schemas = document.components?.schemas as Record<string, { properties: Record<string, object> }>;
    expect(Object.keys(schemas['db.portfolio']!.properties)).toEqual(['symbol', 'weight', 'as_of']);
    expect(schemas['db.prices']!.properties).toMatchObject({
      symbol: { type: 'string' },
      close: { type: ['number', 'null'], 'x-postgres-type': 'numeric' },
    });
  });

  it('has what the interface promises', () => {
    const described = operations.map(({ method, path }) => `${method} ${path}`);
    expect(described).toEqual(
      expect.arrayContaining([
        'GET /db',
        'GET /db/{table}',
        'GET /correlation',
        'GET /sector-exposure',
        'POST /execute/rebalance',
        'GET /execute/trades',
        'GET /execute/account',
        'GET /dashboard',
        'GET /metrics',
        'GET /health',
      ]),
    );
  });

  it('names every operation once, with a summary and a tag', () => {
    expect(breaches(({ operation }) => VERB_AND_NOUN.test(operation.operationId ?? ''))).toEqual([]);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(breaches(({ operation }) => (operation.summary ?? '').length > 5)).toEqual([]);
    expect(breaches(({ operation }) => (operation.description ?? '').length > 30)).toEqual([]);
    const tags = new Map((document.tags ?? []).map(({ name, description }) => [name, description ?? '']));
    expect(breaches(({ operation: { tags: own = [] } }) => own.length === 1 && tags.get(own[0]!) !== '')).toEqual([]);
    expect(breaches(({ operation }) => operation.tags?.every((tag) => tags.has(tag)) === true)).toEqual([]);
  });

  it('names the headers of the limit on what succeeds, but where there is none', () => {
    const isUnlimited = (path: string) => /^\/(health|metrics)/.test(path);
    const names = (operation: Operation) =>
      Object.entries(operation.responses)
        .filter(([status]) => Number(status) < 400)
        .flatMap(([, { headers = {} }]) => ('RateLimit-Remaining' in headers ? 'limited' : 'unlimited'));
    expect(
      breaches(({ path, operation }) =>
        names(operation).every((one) => one === (isUnlimited(path) ? 'unlimited' : 'limited')),
      ),
    ).toEqual([]);
  });

  it('describes every parameter', () => {
    const own = ({ parameters = [] }: Operation) => parameters.filter(({ $ref }) => $ref === undefined);
    expect(breaches(({ operation }) => own(operation).every(({ description = '' }) => description !== ''))).toEqual([]);
  });

  it('says who may call an operation, and how', () => {
    expect(
      operations
        .filter(({ isOpen }) => isOpen)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(OPEN);
    const ways = (method: string) => [{ bearer: [] }, ...(method === 'GET' ? [{ queryToken: [] }] : [])];
    expect(
      breaches(
        ({ isOpen, method, operation }) =>
          isOpen || JSON.stringify(operation.security) === JSON.stringify(ways(method)),
      ),
    ).toEqual([]);
  });

  it('shows every success with a schema', () => {
    const successes = ({ operation }: DescribedOperation) =>
      Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
    expect(breaches((described) => successes(described).length > 0)).toEqual([]);
    expect(
      breaches((described) =>
        successes(described).every(
          ([status, { content = {} }]) =>
            status === '204' ||
            (Object.keys(content).length > 0 && Object.values(content).every(({ schema }) => schema !== undefined)),
        ),
      ),
    ).toEqual([]);
  });

  it('has an example of everything that is sent or answered, and each fits its schema', () => {
    const api = new DescribedApi(document as never);
    const shown = operations.flatMap(({ method, path, operation }) => {
      const medias = [operation.requestBody, ...Object.values(operation.responses)].flatMap((part) =>
        Object.entries(part?.content ?? {}).filter(([type]) => type !== 'application/problem+json'),
      );
      return medias.map(([type, { schema, example }]) => ({
        ...{ where: `${method} ${path} ${type}`, schema: schema ?? {} },
        example,
      }));
    });
    expect(shown.length).toBeGreaterThan(50);
    expect(shown.filter(({ example }) => example === undefined).map(({ where }) => where)).toEqual([]);
    expect(
      shown.flatMap(({ where, schema, example }) => api.faultsOf(schema, example).map((fault) => `${where} ${fault}`)),
    ).toEqual([]);
  });

  it('names the headers of every list', () => {
    const headersOf = ({ responses }: Operation) =>
      ['200', '206']
        .filter((status) => status in responses)
        .map((status) => Object.keys(responses[status]!.headers ?? {}));
    const isList = ({ operation }: DescribedOperation) => headersOf(operation).flat().includes('Content-Range');
    expect(operations.filter(isList).length).toBeGreaterThan(10);
    expect(
      breaches((list) => !isList(list) || headersOf(list.operation).every((names) => names.includes('Link'))),
    ).toEqual([]);
    const { operation: rows } = operations.find(({ path }) => path === '/db/{table}')!;
    expect(headersOf(rows)).toEqual([0, 1].map(() => expect.arrayContaining(['ETag', 'Preference-Applied'])));
  });

  it('shows every request body with a schema', () => {
    expect(
      breaches(({ operation: { requestBody } }) =>
        Object.values(requestBody?.content ?? {}).every(({ schema }) => schema !== undefined),
      ),
    ).toEqual([]);
  });

  it('lists the failures of every operation as problems with an example of each code', () => {
    const api = new DescribedApi(document as never);
    const exampleAt = (reference: string) => {
      const name = reference.split('/').at(-1)!;
      const { value } = document.components!.examples![name] as { value: { code: string } };
      expect(api.faultsOf({ $ref: '#/components/schemas/Problem' }, value)).toEqual([]);
      return value;
    };
    const failures = operations.flatMap(({ method, path, operation }) =>
      Object.entries(operation.responses)
        .filter(([status]) => /^[45]/.test(status) && path !== '/health/ready')
        .map(([status, { content }]) => ({ where: `${method} ${path} ${status}`, status: Number(status), content })),
    );
    for (const { where, status, content } of failures) {
      const media = content?.['application/problem+json'];
      expect([where, media?.schema]).toEqual([where, { $ref: '#/components/schemas/Problem' }]);
      const examples = Object.values(media?.examples ?? {}).map(({ $ref }) => exampleAt($ref));
      const codes = examples.map(({ code }) => code as keyof typeof PROBLEM_STATUS);
      expect([where, codes.length > 0]).toEqual([where, true]);
      for (const code of codes) expect([where, code, PROBLEM_STATUS[code]]).toEqual([where, code, status]);
    }
  });

  it('tells of the failures that every caller can meet', () => {
    const has = ({ operation }: DescribedOperation, ...statuses: string[]) =>
      statuses.every((status) => status in operation.responses);
    expect(breaches((described) => described.isOpen || has(described, '401', '403', '429', '503'))).toEqual([]);
    expect(breaches((described) => has(described, '400', '500'))).toEqual([]);
    expect(breaches((described) => described.method === 'GET' || has(described, '413', '415'))).toEqual([]);
    expect(
      breaches((described) => !described.operation.parameters?.some((p) => p.in === 'path') || has(described, '404')),
    ).toEqual([]);
  });

  it('comes as YAML too', async () => {
    const answer = await app.inject({ url: '/openapi.yaml' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toMatch(/^openapi: 3\.1\.0$/m);
  });

  it.each([['/docs'], ['/redoc']])('%s needs no other host', async (url) => {
    const page = await app.inject({ url });
    expect(page.headers['content-type']).toMatch('text/html');
    const links = [...page.body.matchAll(/(?:src|href|spec-url)="([^"]*)"/g)].map((match) => match[1]!);
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) {
      const target = new URL(link, `http://pas.test${url}`);
      expect(target.host).toBe('pas.test');
      const asset = await app.inject({ url: target.pathname });
      expect([link, asset.statusCode, asset.body.length > 0]).toEqual([link, 200, true]);
    }
    // Whatever the scripts would like to fetch, the browser does not let them.
    const policy = String(page.headers['content-security-policy']);
    const sources = policy.split(';').flatMap((directive) => directive.trim().split(' ').slice(1));
    const local = ["'self'", "'none'", 'data:', 'blob:'];
    expect(sources.filter((source) => !local.includes(source) && !source.startsWith("'sha256-"))).toEqual([]);
    expect(policy).toContain("script-src 'self'");
  });
});

import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';
import { describedOperations } from './described-operations.js';

const IDS = Array.from({ length: 25 }, (_, i) => `s${String(i).padStart(2, '0')}`);

describe('answers that are read again and again', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url });
    for (const id of IDS) {
      const payload = { id, kind: 'equal_weight', universe: { symbols: ['AAPL'] } };
      expect((await ask({ method: 'POST', url: '/strategies', payload })).statusCode).toBe(201);
    }
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const ask = (options: InjectOptions) =>
    app.inject({ ...options, headers: { authorization: `Bearer ${TOKENS.admin}`, ...options.headers } });
  const idsAt = async (url: string) => {
    const { body, headers } = await ask({ url });
    return { ids: (JSON.parse(body) as { id: string }[]).map(({ id }) => id), headers };
  };

  describe('a list', () => {
    it('comes in pages that lead on, without the token', async () => {
      const read: string[] = [];
      let url: string | undefined = `/strategies?limit=10&token=${TOKENS.read}`;
      while (url !== undefined) {
        const { ids, headers } = await idsAt(url);
        read.push(...ids);
        expect(headers['content-range']).toBe(`${read.length - ids.length}-${read.length - 1}/*`);
        url = /<([^>]+)>; rel="next"/.exec(String(headers['link']))?.[1];
        expect(url ?? '').not.toContain('token');
      }
      expect(read).toEqual(IDS);
    });

    it('leads back too, and says when a page is empty', async () => {
      const { headers } = await idsAt('/strategies?limit=10&offset=5');
      expect(headers['link']).toBe(
        '</strategies?limit=10&offset=15>; rel="next", </strategies?limit=10&offset=0>; rel="prev"',
      );
      const beyond = await idsAt('/strategies?offset=100');
      expect([beyond.ids, beyond.headers['content-range']]).toEqual([[], '*/*']);
    });

    it('is asked for in the same way, whatever it lists', async () => {
      const pages = (await describedOperations(app)).filter(
        ({ path, operation }) =>
          operation.operationId?.startsWith('list') &&
          operation.responses['200']?.headers?.['Content-Range'] &&
          path !== '/db/{table}',
      );
      expect(pages.length).toBeGreaterThan(7);
      for (const { operation } of pages) {
        const limit = operation.parameters?.find(({ name }) => name === 'limit');
        expect(limit?.schema).toMatchObject({ type: 'integer', minimum: 1, maximum: 1000, default: 100 });
        expect(operation.parameters?.find(({ name }) => name === 'offset')).toBeDefined();
        expect(operation.responses['200']?.headers).toHaveProperty('Link');
      }
    });

    it('of kinds and the like is whole, and the documentation names each', async () => {
      const guide = readFileSync('docs/api.md', 'utf8');
      const catalogues = /Catalogues \(([^)]+)\)/.exec(guide)?.[1] ?? '';
      const named = [...catalogues.matchAll(/GET ([^`]+)/g)].map((match) => match[1]!);
      const whole = (await describedOperations(app)).filter(({ operation: { parameters = [], responses } }) => {
        const schema = responses['200']?.content?.['application/json']?.schema as { type?: string } | undefined;
        return schema?.type === 'array' && !parameters.some(({ name }) => name === 'limit');
      });
      expect(whole.length).toBeGreaterThan(3);
      expect(named).toEqual(expect.arrayContaining(whole.map(({ path }) => path)));
      for (const url of named) {
        expect((await ask({ url })).headers).not.toHaveProperty('content-range');
        expect((await ask({ url: `${url}?limit=1` })).statusCode).toBe(400);
      }
    });
  });

  describe('that has not changed', () => {
    it.each([['/strategies'], ['/openapi.json'], ['/allocation/methods'], ['/strategies/s00']])(
      '%s is 304 to who has it',
      async (url) => {
        const first = await ask({ url });
        const etag = String(first.headers['etag']);
        expect(etag).toMatch(/^W\/"[\w-]+"$/);
        for (const known of [etag, `"other", ${etag}`, etag.slice(2), '*']) {
          const again = await ask({ url, headers: { 'if-none-match': known } });
          expect([again.statusCode, again.body, again.headers['etag']]).toEqual([304, '', etag]);
        }
        expect((await ask({ url, headers: { 'if-none-match': 'W/"other"' } })).statusCode).toBe(200);
        const head = await ask({ method: 'HEAD', url });
        expect([head.statusCode, head.headers['etag'], head.body]).toEqual([200, etag, '']);
      },
    );

    it('is another once it has', async () => {
      const etagOf = async () => (await ask({ url: '/strategies/s01' })).headers['etag'];
      const before = await etagOf();
      await ask({ method: 'PUT', url: '/strategies/s01', payload: { name: 'changed' } });
      expect(await etagOf()).not.toBe(before);
    });

    it('says nothing of failures and of what is not read', async () => {
      expect((await ask({ url: '/strategies/none' })).headers['etag']).toBeUndefined();
      const put = await ask({
        method: 'PUT',
        url: '/strategies/s02',
        payload: { name: 'x' },
        headers: { 'if-none-match': '*' },
      });
      expect([put.statusCode, put.headers['etag']]).toEqual([200, undefined]);
    });
  });

  describe('compressed', () => {
    const plain = (url: string) => ask({ url }).then(({ body }) => body);
    const packed = (url: string, encoding: string) => ask({ url, headers: { 'accept-encoding': encoding } });

    it.each([
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const)('with %s is the same, shorter, and still a page', async (encoding, unpack) => {
      const answer = await packed('/strategies', encoding);
      expect(answer.headers).toMatchObject({ 'content-encoding': encoding, 'content-range': '0-24/*' });
      expect(answer.headers['vary']).toMatch(/accept-encoding/i);
      expect(answer.headers['etag']).toBe((await ask({ url: '/strategies' })).headers['etag']);
      expect(unpack(answer.rawPayload).toString()).toBe(await plain('/strategies'));
      expect(answer.rawPayload.length).toBeLessThan((await plain('/strategies')).length / 2);
    });

    it('is nothing short, no problem and nobody who does not ask for it', async () => {
      const long = `/strategies/${'x'.repeat(90)}?${'y'.repeat(1500)}=1`;
      for (const answer of [
        await packed('/strategies/s00', 'br'),
        await packed(long, 'br'),
        await packed('/strategies', 'identity'),
      ]) {
        expect(answer.headers['content-encoding']).toBeUndefined();
      }
    });
  });
});

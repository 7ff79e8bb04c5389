import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';

interface Row {
  actor: string;
  action: string;
  subject: string;
  detail: { status: number };
  address: string;
  request_id: string;
}

describe('the audit of requests', () => {
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

  const rows = () =>
    app.get(DataSource).query<Row[]>(`select * from audit_log where action like 'request.%' order by id`);

  async function ask(method: 'GET' | 'POST' | 'DELETE', url: string, token?: string) {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return app.inject({ method, url, headers, remoteAddress: '192.0.2.9' });
  }

  it('says who asked for a change, from where, and what came of it, also when it was refused', async () => {
    const paused = await ask('POST', '/jobs/allocate/pause', TOKENS.admin);
    await ask('DELETE', '/strategies/none', TOKENS.trade);
    await ask('POST', '/execute/halt', TOKENS.read);
    await ask('POST', '/execute/halt');
    await ask('POST', '/execute/halt', 'guess');
    await eventually(async () => {
      expect(
        (await rows()).map(({ actor, action, subject, detail }) => [actor, action, subject, detail.status]),
      ).toEqual(
        expect.arrayContaining([
          ['owner', 'request.done', 'POST /jobs/allocate/pause', 200],
          ['tradeer', 'request.refused', 'DELETE /strategies/none', 404],
          ['reader', 'request.refused', 'POST /execute/halt', 403],
          ['anonymous', 'request.refused', 'POST /execute/halt', 401],
        ]),
      );
    });
    const all = await eventually(async () => {
      const written = await rows();
      expect(written).toHaveLength(5);
      return written;
    });
    expect(new Set(all.map(({ address }) => address))).toEqual(new Set(['192.0.2.9']));
    expect(all.map(({ request_id }) => request_id)).toContain(paused.headers['x-request-id']);
    expect(JSON.stringify(all)).not.toContain('guess');
  });

  it('is shown under /db, and says nothing of reading', async () => {
    const before = (await rows()).length;
    const answer = await ask('GET', '/db/audit_log?action=eq.request.done&select=actor,address', TOKENS.read);
    expect(answer.json()).toEqual([{ actor: 'owner', address: '192.0.2.9' }]);
    await ask('GET', '/strategies');
    await ask('GET', `/strategies?token=${TOKENS.read}`);
    expect(await rows()).toHaveLength(before);
  });

  describe('of one that is refused before its route is asked', () => {
    const told = async () =>
      (await rows()).map(({ actor, action, subject, detail }) => [actor, action, subject.slice(0, 40), detail.status]);
    const asking = (url: string, token: string, contentType = 'application/json') =>
      app.inject({
        method: 'POST',
        url,
        headers: { authorization: `Bearer ${token}`, 'content-type': contentType },
        payload: '{"plan_id":',
      });

    it('has a row with the caller', async () => {
      const before = (await rows()).length;
      const long = `/execute/rebalance?a=${'x'.repeat(9000)}`;
      await asking('/execute/rebalance', TOKENS.trade);
      await asking('/execute/rebalance', TOKENS.trade, 'text/xml');
      await asking('/execute/rebalance', TOKENS.read);
      await asking(long, TOKENS.admin);
      await eventually(async () => {
        const since = (await told()).slice(before);
        expect(since).toHaveLength(4);
        expect(since).toEqual(
          expect.arrayContaining([
            ['tradeer', 'request.refused', 'POST /execute/rebalance', 400],
            ['tradeer', 'request.refused', 'POST /execute/rebalance', 415],
            ['reader', 'request.refused', 'POST /execute/rebalance', 400],
            ['owner', 'request.refused', `POST ${long}`.slice(0, 40), 414],
          ]),
        );
      });
    });

    it('has none where only reading was asked for, or where no limit holds back who sends it', async () => {
      const before = (await rows()).length;
      const statuses = [
        await asking('/allocation/frontier', TOKENS.read, 'text/xml'),
        await asking(`/execute/rebalance?a=${'x'.repeat(9000)}`, 'guess'),
        await asking('/execute/rebalance', 'guess'),
      ].map(({ statusCode }) => statusCode);
      expect(statuses).toEqual([415, 414, 401]);
      await eventually(async () => {
        expect((await told()).slice(before)).toEqual([
          ['anonymous', 'request.refused', 'POST /execute/rebalance', 401],
        ]);
      });
    });
  });
});

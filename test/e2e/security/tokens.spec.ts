import { once } from 'node:events';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { WebSocket } from 'ws';
import { Tokens } from '../../../src/platform/auth/tokens.service.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';
import { aFolder, runToEnd } from '../../support/pas-process.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

describe('a token that was made while the system runs', () => {
  let database: TestDatabase;
  let nowMs = Date.now();
  let replicas: NestFastifyApplication[];
  let url: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    const options = { databaseUrl: database.url, clock: { nowMs: () => nowMs } };
    replicas = [await createFullApp(options), await createFullApp(options)];
    await replicas[0]!.listen(0, '127.0.0.1');
    url = (await replicas[0]!.getUrl()).replace('[::1]', '127.0.0.1');
  });

  beforeEach(() => {
    nowMs = Date.now();
  });

  afterAll(async () => {
    for (const replica of replicas) await replica.close();
    await database.drop();
  });

  const tokens = () => replicas[0]!.get(Tokens);
  const query = <T>(sql: string): Promise<T[]> => replicas[0]!.get(DataSource).query<T[]>(sql);

  const statuses = (token: string, path = '/strategies', method: 'GET' | 'DELETE' = 'GET') =>
    Promise.all(
      replicas.map(async (replica) => {
        const headers = { authorization: `Bearer ${token}` };
        return (await replica.inject({ method, url: path, headers })).statusCode;
      }),
    );

  /** Each question after a minute: who asks more often without a known token is throttled. */
  const agree = (token: string, status: number) =>
    eventually(async () => {
      nowMs += MINUTE_MS;
      expect(await statuses(token)).toEqual([status, status]);
    }, 30_000);

  it('counts in every replica, with its scope', async () => {
    const { token } = await tokens().create({ name: 'robot', scope: 'read' }, 'cli');
    await agree(token, 200);
    expect(await statuses(token, '/strategies/none', 'DELETE')).toEqual([403, 403]);
    expect(await statuses(`${token}x`)).toEqual([401, 401]);
  });

  it('is stored as a hash only, and told nowhere else', async () => {
    const { token, id } = await tokens().create({ name: 'quiet', scope: 'read' }, 'cli');
    const secret = token.slice(`pas_${id}_`.length);
    expect(secret).toMatch(/^[\w-]{43}$/);
    const rows = await query('select t::text as row from api_tokens t union all select a::text from audit_log a');
    expect(JSON.stringify(rows)).toContain(id);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(await tokens().list())).not.toMatch(/hash|"token"/);
  });

  it('is refused everywhere once it is revoked, while the one that replaced it counts', async () => {
    const old = await tokens().create({ name: 'nightly', scope: 'trade' }, 'cli');
    const fresh = await tokens().create({ name: 'nightly', scope: 'trade' }, 'cli');
    for (const { token } of [old, fresh]) {
      await agree(token, 200);
    }
    expect(await tokens().revoke(old.id, 'cli')).toMatchObject({ id: old.id, revoked_at: expect.any(Date) as Date });
    await agree(old.token, 401);
    expect(await statuses(fresh.token)).toEqual([200, 200]);
    // A second time changes nothing; an unknown one is named.
    const [first, second] = [await tokens().revoke(old.id, 'cli'), await tokens().revoke(old.id, 'cli')];
    expect(second.revoked_at).toEqual(first.revoked_at);
    await expect(tokens().revoke('none', 'cli')).rejects.toMatchObject({ code: 'token_not_found' });
  });

  it('opens streams, which end when it is revoked', async () => {
    const { token, id } = await tokens().create({ name: 'viewer', scope: 'read' }, 'cli');
    await agree(token, 200);
    const open = (with_: string) => new WebSocket(`${url.replace('http', 'ws')}/ws/fills?token=${with_}`);
    const [stream, another] = [open(token), open(TOKENS.read)];
    stream.on('error', () => undefined);
    await Promise.all([stream, another].map((socket) => once(socket, 'open')));
    await tokens().revoke(id, 'cli');
    await eventually(() => {
      nowMs += 1000;
      expect(stream.readyState).toBe(WebSocket.CLOSED);
    });
    const again = open(token);
    again.on('error', () => undefined);
    const [, refused] = (await once(again, 'unexpected-response')) as [unknown, { statusCode: number }];
    expect(refused.statusCode).toBe(401);
    expect(another.readyState).toBe(WebSocket.OPEN);
    for (const socket of [another, again]) socket.terminate();
  });

  it('is refused also when it was taken back in the database itself', async () => {
    const { token, id } = await tokens().create({ name: 'leaked', scope: 'admin' }, 'cli');
    await agree(token, 200);
    await query(`update api_tokens set revoked_at = now() where id = '${id}'`);
    await agree(token, 401);
  });

  it('ends at its time, to the moment', async () => {
    const { token, expires_at: end } = await tokens().create({ name: 'guest', scope: 'read', days: 30 }, 'cli');
    expect(end!.getTime() - nowMs).toBe(30 * DAY_MS);
    await agree(token, 200);
    nowMs = end!.getTime() - 1;
    expect(await statuses(token)).toEqual([200, 200]);
    nowMs = end!.getTime();
    expect(await statuses(token)).toEqual([401, 401]);
  });

  it('shows when it was last used', async () => {
    const { token, id } = await tokens().create({ name: 'watched', scope: 'read' }, 'cli');
    const lastUsed = async () => (await tokens().list()).find((one) => one.id === id)!.last_used_at;
    expect(await lastUsed()).toBeNull();
    await agree(token, 200);
    await eventually(async () => expect(await lastUsed()).toEqual(expect.any(Date)));
  });

  it('shows it too when the database could not be told at once', async () => {
    const { token, id } = await tokens().create({ name: 'unheard', scope: 'read' }, 'cli');
    await agree(token, 200);
    await query(`alter table api_tokens rename column last_used_at to away`);
    await query(`update api_tokens set away = null where id = '${id}'`);
    await statuses(token);
    // A look at the list, which fails; the next one is for what it could not say.
    await query(`select pg_sleep(6)`);
    await query(`alter table api_tokens rename column away to last_used_at`);
    await eventually(async () => {
      const [row] = await query(`select last_used_at from api_tokens where id = '${id}'`);
      expect(row).toEqual({ last_used_at: expect.any(Date) });
    });
  });

  it('is in the audit under its name, with who made and who revoked it', async () => {
    const { token, id } = await tokens().create({ name: 'trader-7', scope: 'trade' }, 'cli');
    await agree(token, 200);
    await statuses(token, '/strategies/none', 'DELETE');
    await tokens().revoke(id, 'cli');
    await eventually(async () => {
      const rows = await query(`select actor, action from audit_log where subject = '${id}' or actor = 'trader-7'`);
      expect(rows).toEqual(
        expect.arrayContaining([
          { actor: 'cli', action: 'token.created' },
          { actor: 'trader-7', action: 'request.refused' },
          { actor: 'cli', action: 'token.revoked' },
        ]),
      );
    });
  });

  it.each([['owner'], ['CLI'], ['two words'], [''], ['x'.repeat(65)], ['a\nb']])(
    'cannot be called %j',
    async (name) => {
      await expect(tokens().create({ name, scope: 'read' }, 'cli')).rejects.toMatchObject({ code: 'invalid_input' });
    },
  );

  it('still counts while the database is away', async () => {
    const lost = await createTestDatabase();
    const alone = await createFullApp({ databaseUrl: lost.url });
    const { token } = await alone.get(Tokens).create({ name: 'robot', scope: 'read' }, 'cli');
    const ask = async () =>
      (await alone.inject({ url: '/allocation/methods', headers: { authorization: `Bearer ${token}` } })).statusCode;
    await eventually(async () => expect(await ask()).toBe(200));
    await lost.drop();
    expect(await ask()).toBe(200);
    await alone.close();
  });
});

describe('pas token', () => {
  /** Each command is a process that loads the whole system. */
  const PATIENCE_MS = 240_000;

  it(
    'makes one, shown once, lists and revokes it',
    async () => {
      const database = await createTestDatabase();
      const folder = await aFolder();
      const settings = { DATABASE_URL: database.url, EXCHANGE_URL: 'http://127.0.0.1:1' };
      const pas = (...args: string[]) => runToEnd('cli', args, { folder: folder.path, settings });

      const made = await pas('token', 'create', 'robot', '--scope', 'trade', '--days', '90');
      expect(made).toMatchObject({ exitCode: 0, stderr: '' });
      const [, token = '', id = ''] = /^(pas_([0-9a-f]{12})_\S+)$/m.exec(made.stdout) ?? [];
      expect(made.stdout).toMatch(/only time it is shown.*scope trade, until \d{4}-/);

      const listed = await pas('--json', 'token', 'list');
      expect(JSON.parse(listed.stdout)).toMatchObject([{ id, name: 'robot', scope: 'trade', revoked_at: null }]);
      expect(listed.stdout).not.toContain(token);

      expect(await pas('token', 'revoke', id)).toMatchObject({ exitCode: 0, stdout: `${id} (robot) is revoked.\n` });
      expect(await pas('token', 'create', 'robot', '--days', '0')).toMatchObject({ exitCode: 2 });
      await folder.remove();
      await database.drop();
    },
    PATIENCE_MS,
  );
});

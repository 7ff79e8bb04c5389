import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import pg from 'pg';
import { BrokerServer } from '../../support/broker-server.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { aFolder } from '../../support/pas-process.js';

const START_MS = 180_000;
/** Each is recognised wherever it turns up. */
const PLANTED = {
  apiToken: 'planted-api-token-5f21',
  keyId: 'PKPLANTEDKEY5F21',
  secretKey: 'planted-alpaca-secret-5f21',
  databasePassword: 'planted db password/5f21',
  redisPassword: 'planted-redis-password-5f21',
  metricsToken: 'planted-metrics-token-5f21',
};
const WAYS = Object.values(PLANTED).flatMap((secret) => [secret, encodeURIComponent(secret)]);

describe('a secret of the configuration', () => {
  let database: TestDatabase;
  let broker: BrokerServer;
  let folder: Awaited<ReturnType<typeof aFolder>>;
  let child: ChildProcess;
  let url: string;
  const heard: string[] = [];
  const role = `planted_${Math.random().toString(36).slice(2, 10)}`;

  beforeAll(async () => {
    database = await createTestDatabase();
    broker = await BrokerServer.start({});
    folder = await aFolder();
    await asOwner(`create role ${role} login superuser password '${PLANTED.databasePassword}'`);
    const address = new URL(database.url);
    address.username = role;
    address.password = PLANTED.databasePassword;
    child = spawn(process.execPath, [join(process.cwd(), 'dist/src/main.js'), '--role', 'api'], {
      cwd: folder.path,
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: '0',
        LOG_LEVEL: 'trace',
        LOG_FORMAT: 'json',
        OPEN_BROWSER: 'false',
        DATABASE_URL: address.href,
        // Nobody is there, which its driver has a lot to say about.
        REDIS_URL: `redis://:${PLANTED.redisPassword}@127.0.0.1:1`,
        API_TOKEN: PLANTED.apiToken,
        METRICS_TOKEN: PLANTED.metricsToken,
        ALPACA_API_KEY: PLANTED.keyId,
        ALPACA_SECRET_KEY: PLANTED.secretKey,
        ALPACA_BASE_URL: broker.url,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream!.on('data', (text: Buffer) => heard.push(String(text)));
    url = await eventually(() => {
      if (child.exitCode !== null) throw new Error(`the process ended: ${heard.join('')}`);
      const address = /API docs {3}(http:\S+)\/docs/.exec(heard.join(''))?.[1];
      expect(address).toBeDefined();
      return address!;
    }, START_MS);
  }, START_MS);

  afterAll(async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    await broker.stop();
    await folder.remove();
    await database.drop();
    await asServerOwner(`drop role ${role}`);
  });

  async function asOwner(sql: string, of = database.url): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: of });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  const asServerOwner = (sql: string) => asOwner(sql, process.env['PAS_TEST_SERVER_URL']);

  const authorization = `Bearer ${PLANTED.apiToken}`;
  const hidden = (text: string): string[] => WAYS.filter((secret) => text.includes(secret));

  async function answerOf(path: string, init: RequestInit = {}): Promise<string> {
    const answer = await fetch(url + path, init);
    return `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`;
  }

  it('is in no answer', async () => {
    const headers = { authorization };
    const json = { ...headers, 'content-type': 'application/json' };
    const halt = JSON.stringify({ reason: `${PLANTED.secretKey} and ${PLANTED.apiToken} leaked` });
    const answers = [
      await answerOf('/openapi.json'),
      await answerOf('/health/ready'),
      await answerOf('/metrics', { headers: { authorization: `Bearer ${PLANTED.metricsToken}` } }),
      await answerOf('/metrics', { headers }),
      await answerOf(`/nope?token=${PLANTED.apiToken}`),
      await answerOf(`/nope?%74oken=${PLANTED.apiToken}&Token=${PLANTED.apiToken}`),
      await answerOf(`/strategies?limit=1&token=${PLANTED.apiToken}`),
      await answerOf('/strategies', { method: 'POST', headers: json, body: '{' }),
      await answerOf('/execute/halt', { method: 'POST', headers: json, body: halt }),
      await answerOf('/execute/account', { headers }),
      await answerOf('/execute/state', { headers }),
      await answerOf('/db', { headers }),
      await answerOf('/db/audit_log', { headers }),
      await answerOf('/db/properties', { headers }),
      await answerOf('/db/job_runs', { headers }),
      await answerOf(`/db/orders?symbol=eq.x&token=${PLANTED.apiToken}&nope=1`),
    ];
    expect(answers.map(hidden)).toEqual(answers.map(() => []));
  });

  it('is in no refusal of a stream', async () => {
    const refused = (path: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(url.replace('http', 'ws') + path);
        socket.on('unexpected-response', (_request, response) => {
          let text = '';
          response.on('data', (data: Buffer) => (text += data.toString())).on('end', () => resolve(text));
        });
        socket.on('error', () => undefined);
      });
    const answers = [
      await refused(`/ws/nope?token=${PLANTED.apiToken}`),
      await refused(`/ws/fills?%74oken=${PLANTED.apiToken}x`),
    ];
    expect(answers.map((answer) => answer.length > 0)).toEqual([true, true]);
    expect(answers.map(hidden)).toEqual([[], []]);
  });

  it('is in no row of the database', async () => {
    await eventually(async () => {
      const written = await asOwner(`select 1 from audit_log where action = 'request.done' or action like 'request.%'`);
      expect(written.length).toBeGreaterThan(0);
    });
    const tables = (await asOwner(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema in ('public', 'api', 'pgboss') and table_type = 'BASE TABLE'`,
    )) as { name: string }[];
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const text = JSON.stringify(await asOwner(`select t::text from ${name} t`));
      expect([name, hidden(text)]).toEqual([name, []]);
    }
    const sessions = JSON.stringify(await asOwner('select application_name, query from pg_stat_activity'));
    expect(hidden(sessions)).toEqual([]);
  });

  it('is in no line that the process wrote, nor in its title', () => {
    const said = heard.join('');
    expect(said).toContain('Redis');
    expect(said.split('\n').filter((line) => hidden(line).length > 0)).toEqual([]);
    if (process.platform === 'linux') {
      expect(hidden(readFileSync(`/proc/${child.pid!}/cmdline`, 'utf8'))).toEqual([]);
    }
  });
});

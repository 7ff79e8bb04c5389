import type { IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { register } from 'prom-client';
import { Logger } from '../../../src/platform/observability/logger.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';

interface Row {
  actor: string;
  action: string;
  subject: string;
  detail: { status: number | null; caller_gone?: true };
  address: string;
}

const RESUME = 'POST /jobs/allocate/resume';
const PAUSE = 'POST /jobs/allocate/pause';
const GONE = { status: 200, caller_gone: true };

/** Keeps what an operator would be woken for. */
class LoudLogger extends Logger {
  readonly errors: unknown[] = [];

  override error(...told: unknown[]): void {
    this.errors.push(told);
  }
}

describe('a caller who hangs up before the answer', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let operator: pg.Client;
  let logger: LoudLogger;
  /** The connections that the server has. */
  const served = new Set<Socket>();

  beforeEach(async () => {
    database = await createTestDatabase();
    logger = new LoudLogger({ level: 'silent', format: 'json' });
    app = await createFullApp({ databaseUrl: database.url, logger });
    await app.listen(0, '127.0.0.1');
    app.getHttpServer().on('connection', (socket: Socket) => {
      served.add(socket);
      socket.once('close', () => served.delete(socket));
    });
    operator = new pg.Client({ connectionString: database.url });
    await operator.connect();
  });

  afterEach(async () => {
    await operator.end();
    await app.close();
    await database.drop();
  });

  const rows = async () =>
    (await operator.query<Row>(`select * from audit_log where action like 'request.%' order by id`)).rows;

  /** While this is held nobody can pause or resume a job. */
  const holdJobs = async () => {
    await operator.query('begin');
    await operator.query('lock table job_settings in access exclusive mode');
  };
  const letJobsGo = () => operator.query('commit');

  const lines = (request: string, token: string) =>
    `${request} HTTP/1.1\r\nHost: pas\r\nAuthorization: Bearer ${token}\r\n\r\n`;

  async function connected(): Promise<Socket> {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await eventually(() => {
      expect([served.size, socket.readyState]).toEqual([1, 'open']);
    });
    return socket;
  }

  /** Sends and waits for nothing. */
  async function send(text: string): Promise<Socket> {
    const socket = await connected();
    await new Promise<void>((resolve) => {
      socket.write(text, () => {
        resolve();
      });
    });
    return socket;
  }

  async function isWaitedForJobs(times = 1): Promise<void> {
    await eventually(async () => {
      const waiting = await operator.query(
        `select from pg_locks join pg_database d on d.oid = database
         where not granted and relation = 'job_settings'::regclass and datname = current_database()`,
      );
      expect(waiting.rowCount).toBe(times);
    });
  }

  async function isGone(): Promise<void> {
    await eventually(() => {
      expect(served.size).toBe(0);
    });
  }

  async function counted(method: string): Promise<Record<string, number>> {
    const metric = await register.getSingleMetric('pas_http_request_duration_seconds')!.get();
    const values = metric.values as { metricName?: string; labels: Record<string, string>; value: number }[];
    const ofMethod = values.filter((one) => one.metricName?.endsWith('_count') && one.labels['method'] === method);
    return Object.fromEntries(ofMethod.map(({ labels, value }) => [`${labels['route']} ${labels['status']}`, value]));
  }

  it.each([
    ['by a reset', (socket: Socket) => socket.resetAndDestroy()],
    ['in good order', (socket: Socket) => socket.destroy()],
  ])('%s is in the audit with what came of it, once, and counted', async (_, hangUp) => {
    await holdJobs();
    const socket = await send(lines(RESUME, TOKENS.admin));
    await isWaitedForJobs();
    hangUp(socket);
    await isGone();
    await letJobsGo();
    await eventually(async () => {
      expect(await rows()).toMatchObject([
        { actor: 'owner', action: 'request.done', subject: RESUME, detail: GONE, address: '127.0.0.1' },
      ]);
    });
    expect(await counted('POST')).toEqual({ '/jobs/:name/resume 200': 1 });
  });

  it('with several requests on one connection is in the audit with each of them, also with those refused', async () => {
    await holdJobs();
    const socket = await send(lines(RESUME, TOKENS.admin) + lines(PAUSE, TOKENS.admin) + lines(PAUSE, TOKENS.read));
    await isWaitedForJobs(2);
    socket.resetAndDestroy();
    await isGone();
    await letJobsGo();
    await eventually(async () => {
      expect((await rows()).map(({ actor, subject, detail }) => [actor, subject, detail]).sort()).toEqual([
        ['owner', PAUSE, GONE],
        ['owner', RESUME, GONE],
        ['reader', PAUSE, { status: 403, caller_gone: true }],
      ]);
    });
    expect(await counted('POST')).toEqual({
      '/jobs/:name/pause 200': 1,
      '/jobs/:name/pause 403': 1,
      '/jobs/:name/resume 200': 1,
    });
  });

  it('in the same breath as he asks is in the audit with his address', async () => {
    const socket = await connected();
    socket.write(lines('POST /execute/halt', TOKENS.read));
    socket.resetAndDestroy();
    await eventually(async () => {
      expect(await rows()).toMatchObject([{ actor: 'reader', action: 'request.refused', address: '127.0.0.1' }]);
    });
  });

  it('in the middle of a body is no failure of ours, and in the audit as refused', async () => {
    const head = `POST /execute/preview HTTP/1.1\r\nHost: pas\r\nAuthorization: Bearer ${TOKENS.trade}\r\n`;
    const requests: IncomingMessage[] = [];
    app.getHttpServer().on('request', (request: IncomingMessage) => requests.push(request));
    const socket = await send(`${head}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`);
    await eventually(() => {
      expect(requests[0]?.listenerCount('data')).toBe(1);
    });
    // What Node makes of the hang-up; its own error is no `Error` to the modules of a test.
    requests[0]!.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
    socket.destroy();
    await eventually(async () => {
      expect(await rows()).toMatchObject([
        { actor: 'tradeer', action: 'request.refused', detail: { status: 400, caller_gone: true } },
      ]);
    });
    expect(logger.errors).toEqual([]);
  });

  it('leaves a row when the process stops before the work is done', async () => {
    await holdJobs();
    const socket = await send(lines(RESUME, TOKENS.admin));
    await isWaitedForJobs();
    socket.destroy();
    await isGone();
    const closing = app.close();
    await eventually(async () => {
      expect(await rows()).toMatchObject([
        { action: 'request.unfinished', subject: RESUME, detail: { status: null, caller_gone: true } },
      ]);
    });
    await letJobsGo();
    await closing;
    expect(await rows()).toHaveLength(1);
  });
});

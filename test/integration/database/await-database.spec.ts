import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { awaitDatabase } from '../../../src/platform/database/await-database.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { aFolder, runToEnd } from '../../support/pas-process.js';

describe('a database that is slow to answer', () => {
  let database: TestDatabase;
  let between: Server;
  let url: string;
  /** Connections that end without an answer, before the first that gets through. */
  let lost: number;

  beforeAll(async () => {
    database = await createTestDatabase();
    const { hostname, port } = new URL(database.url);
    between = createServer((socket) => {
      socket.on('error', () => undefined);
      if (lost-- > 0) return socket.destroy();
      const server = connect(Number(port), hostname);
      server.on('error', () => socket.destroy());
      return socket.pipe(server).pipe(socket);
    }).listen(0, '127.0.0.1');
    await once(between, 'listening');
    const through = new URL(database.url);
    through.host = `127.0.0.1:${(between.address() as AddressInfo).port}`;
    url = through.href;
  });

  afterAll(async () => {
    between.close();
    await database.drop();
  });

  it('is waited for, and says so', async () => {
    lost = 2;
    const told: string[] = [];
    await awaitDatabase(url, { patienceMs: 60_000, onWait: (message) => told.push(message) });
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/on 127\.0\.0\.1:\d+ does not answer yet \(.*\): waiting 60 s more/);
    expect(told[0]).not.toContain('postgres@');
  });

  it('is given up after its time, with what to do', async () => {
    lost = Number.POSITIVE_INFINITY;
    const waiting = awaitDatabase(url, { patienceMs: 0, onWait: () => undefined });
    await expect(waiting).rejects.toMatchObject({ code: 'database_unreachable' });
  });

  it('does not end the start of a process', async () => {
    lost = 2;
    const folder = await aFolder();
    const settings = { DATABASE_URL: url, LOG_FORMAT: 'json' };
    const { exitCode, stdout } = await runToEnd('cli', ['migrate', 'status'], { folder: folder.path, settings });
    await folder.remove();
    expect(stdout).toContain('does not answer yet');
    expect(exitCode).toBe(0);
  });
});

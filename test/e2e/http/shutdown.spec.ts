import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fastify from 'fastify';
import { drainConnections } from '../../../src/platform/http/connection-drain.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';

const BODY = JSON.stringify({
  symbols: ['A', 'B'],
  method: 'equal_weight',
  returns: [
    [0.1, 0.2],
    [0, 0.1],
    [0.2, 0],
  ],
});
const HEAD = [
  'POST /allocation/optimize HTTP/1.1',
  'host: localhost',
  `authorization: Bearer ${TOKENS.read}`,
  'content-type: application/json',
  `content-length: ${String(BODY.length)}`,
].join('\r\n');

describe('a process that stops', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeEach(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url });
    await app.listen(0, '127.0.0.1');
  });

  afterEach(() => database.drop());

  async function open(): Promise<Socket> {
    const socket = connect((app.getHttpServer().address() as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    socket.resume();
    return socket;
  }

  it('does not wait for a connection that has asked nothing, or was answered', async () => {
    const [silent, answered] = [await open(), await open()];
    answered.write('GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await once(answered, 'data');
    const closed = Promise.all([once(silent, 'close'), once(answered, 'close')]);
    await app.close();
    await closed;
  });

  it('answers a request that is under way', async () => {
    const socket = await open();
    socket.write(`${HEAD}\r\n\r\n${BODY.slice(0, 10)}`);
    const begun = new Promise((resolve) => app.getHttpServer().once('request', resolve));
    await begun;
    const answer = once(socket, 'data') as Promise<[Buffer]>;
    const closed = app.close();
    socket.write(BODY.slice(10));
    expect(String((await answer)[0])).toMatch(/^HTTP\/1\.1 200 /);
    await closed;
  });
});

describe('a server that stops', () => {
  it('does not wait for a connection whose last answer went out while it stopped', async () => {
    const server = fastify({ keepAliveTimeout: 72_000 });
    drainConnections(server, 30_000);
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((begun) => {
      server.get('/', (_request, reply) => {
        answer = () => void reply.send('done');
        begun();
        return reply;
      });
    });
    await server.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await asked;
    const closed = server.close();
    const told = once(socket, 'data') as Promise<[Buffer]>;
    // The server is closing by now.
    await new Promise((resolve) => setImmediate(resolve));
    answer();
    expect(String((await told)[0])).toMatch(/^HTTP\/1\.1 200 /);
    await closed;
    socket.destroy();
  }, 10_000);

  it('does not wait for an upgraded connection that nobody ends', async () => {
    const server = fastify();
    drainConnections(server, 100);
    // Whoever took it over has forgotten it.
    const upgraded = new Promise((resolve) => server.server.once('upgrade', resolve));
    await server.listen({ port: 0, host: '127.0.0.1' });
    const { port } = server.server.address() as AddressInfo;
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.write('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
    await upgraded;
    await server.close();
    socket.destroy();
  });
});

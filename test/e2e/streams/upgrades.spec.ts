import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';
import { handshake, openHalf, rawAnswer } from './raw-upgrade.js';

const OWNER = `Authorization: Bearer ${TOKENS.admin}`;
const WRONG = 'Authorization: Bearer wrong';
const OFFER = ['Host: localhost', 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQ'];
const MANY = Array.from({ length: 100 }, (_, i) => `X-${i}: 1`);
const WEIGHTS = JSON.stringify({
  symbols: ['A', 'B'],
  method: 'equal_weight',
  returns: [
    [0.1, 0.2],
    [0, 0.1],
    [0.2, 0],
  ],
});

describe('an upgrade', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let port: number;
  const left: Socket[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url, settings: { TRUST_PROXY: 'loopback' } });
    await app.listen(0, '127.0.0.1');
    port = (app.getHttpServer().address() as AddressInfo).port;
  });

  afterAll(async () => {
    for (const socket of left) socket.destroy();
    await app.close();
    await database.drop();
  });

  const connections = (): Promise<number> =>
    new Promise((resolve) => {
      (app.getHttpServer() as Server).getConnections((_error, count) => {
        resolve(count);
      });
    });

  describe('that is refused', () => {
    it('keeps no connection, though the client never ends its side', async () => {
      for (let i = 0; i < 10; i++) {
        const socket = await openHalf(port);
        left.push(socket);
        socket.write(handshake('/ws/fills'));
        expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1\.1 401 /);
      }
      await eventually(async () => {
        expect(await connections()).toBe(0);
      });
    });

    it.each([
      ['no token', handshake('/ws/fills'), 401, 'unauthorized', { 'www-authenticate': 'Bearer' }],
      [
        'another version of the protocol',
        handshake('/ws/fills', [OWNER], { 'Sec-WebSocket-Version': '99' }),
        400,
        'malformed_request',
        { 'sec-websocket-version': '13' },
      ],
      [
        'a key that is none',
        handshake('/ws/fills', [OWNER], { 'Sec-WebSocket-Key': 'x' }),
        400,
        'malformed_request',
        {},
      ],
      [
        'another method',
        handshake('/ws/fills', [OWNER]).replace('GET', 'POST'),
        405,
        'method_not_allowed',
        { allow: 'GET' },
      ],
      ['two tokens, the first of them good', handshake('/ws/fills', [OWNER, WRONG]), 401, 'unauthorized', {}],
      ['two tokens, the second of them good', handshake('/ws/fills', [WRONG, OWNER]), 401, 'unauthorized', {}],
      ['too long an address', handshake(`/ws/jobs?jobs=${'a'.repeat(9000)}`, [OWNER]), 414, 'uri_too_long', {}],
      ['too many headers', handshake('/ws/jobs', [OWNER, ...MANY]), 431, 'headers_too_large', {}],
      ['a zero byte', handshake('/ws/jobs?jobs=%00', [OWNER]), 400, 'malformed_request', {}],
      [
        'too long an address for Socket.IO',
        handshake(`/socket.io/?EIO=4&transport=websocket&a=${'a'.repeat(9000)}`),
        414,
        'uri_too_long',
        {},
      ],
      [
        'too long an address for the polling of Socket.IO',
        `GET /socket.io/?EIO=4&transport=polling&a=${'a'.repeat(9000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
        414,
        'uri_too_long',
        {},
      ],
    ])('for %s is told so by a problem document', async (_what, request, status, code, headers) => {
      const answer = await rawAnswer(port, request);
      expect(answer).toMatchObject({ status, headers });
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      const problem = JSON.parse(answer.body) as Record<string, unknown>;
      expect(problem).toMatchObject({ status, code, request_id: expect.stringMatching(/^[\da-f-]{36}$/) as string });
      expect(answer.headers['x-request-id']).toBe(problem.request_id);
    });

    it('counts for the address that a trusted proxy reports, together with requests', async () => {
      const from = (address: string): string[] => [WRONG, `X-Forwarded-For: 198.51.100.66, ${address}`];
      const ask = async (address: string): Promise<number> => {
        const headers = { authorization: 'Bearer wrong', 'x-forwarded-for': address };
        return (await fetch(`http://127.0.0.1:${port}/strategies`, { headers })).status;
      };
      for (let i = 0; i < 60; i++) {
        expect(await ask('203.0.113.1')).toBe(401);
        expect((await rawAnswer(port, handshake('/ws/fills', from('203.0.113.1')))).status).toBe(401);
      }
      const refused = await rawAnswer(port, handshake('/ws/fills', from('203.0.113.1')));
      expect(refused).toMatchObject({ status: 429, body: expect.stringContaining('203.0.113.1') as string });
      expect(refused.body).toContain(`wait ${String(refused.headers['retry-after'])} s`);
      expect(await ask('203.0.113.1')).toBe(429);
      expect(await ask('203.0.113.2')).toBe(401);
      expect((await rawAnswer(port, handshake('/ws/fills', from('203.0.113.2')))).status).toBe(401);
    }, 30_000);
  });

  describe('to a protocol that is not spoken here', () => {
    it('is not made, and the request is answered', async () => {
      const answer = await rawAnswer(port, ['GET /health HTTP/1.1', ...OFFER, '', ''].join('\r\n'));
      expect(answer).toMatchObject({ status: 200, headers: { connection: 'close' } });
      const refused = await rawAnswer(port, ['GET /strategies HTTP/1.1', ...OFFER, '', ''].join('\r\n'));
      expect(refused.status).toBe(401);
      const taken = await rawAnswer(port, ['GET /strategies HTTP/1.1', ...OFFER, OWNER, '', ''].join('\r\n'));
      expect(taken.status).toBe(200);
    });

    it.each([
      ['in one piece', [`Content-Length: ${WEIGHTS.length}`], [WEIGHTS]],
      ['in pieces', [`Content-Length: ${WEIGHTS.length}`], [WEIGHTS.slice(0, 9), WEIGHTS.slice(9)]],
      [
        'in chunks',
        ['Transfer-Encoding: chunked'],
        [`9\r\n${WEIGHTS.slice(0, 9)}\r\n`, `${(WEIGHTS.length - 9).toString(16)}\r\n${WEIGHTS.slice(9)}\r\n0\r\n\r\n`],
      ],
    ])('leaves the body to the request: %s', async (_what, length, [first = '', ...rest]) => {
      const head = ['POST /allocation/optimize HTTP/1.1', ...OFFER, OWNER, 'Content-Type: application/json', ...length];
      const answer = await rawAnswer(port, `${head.join('\r\n')}\r\n\r\n${first}`, ...rest);
      expect(answer.status).toBe(200);
      expect(answer.body).toContain('"weights"');
    });
  });
});

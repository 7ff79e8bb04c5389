import { connect, type AddressInfo, type Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';

const AUTH = `Authorization: Bearer ${TOKENS.admin}`;

describe('a hostile request', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let port: number;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url });
    await app.listen(0, '127.0.0.1');
    port = (app.getHttpServer().address() as AddressInfo).port;
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  /** Everything the server says to these bytes until it hangs up. */
  function send(text: string | Buffer): Promise<string> {
    return new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      let said = '';
      socket.on('data', (data) => (said += data.toString('latin1')));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        resolve(said);
      });
      socket.write(text);
    });
  }

  const lines = (...all: string[]) => `${[...all, 'Host: pas', 'Connection: close'].join('\r\n')}\r\n\r\n`;
  const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
  const codeOf = (answer: string) => (/"code":"(\w+)"/.exec(answer) ?? [])[1];

  it.each([
    ['an encoded slash', 'GET /execute%2Ftrades HTTP/1.1', 404, 'not_found'],
    ['an encoded way up', 'GET /docs/%2e%2e/strategies HTTP/1.1', 404, 'not_found'],
    ['a way up', 'GET /docs/../strategies HTTP/1.1', 404, 'not_found'],
    ['a way up out of the files', 'GET /dashboard/assets/..%2f..%2fpackage.json HTTP/1.1', 404, 'not_found'],
    ['a way up out of an open path', 'GET /health/../strategies HTTP/1.1', 404, 'not_found'],
    ['two slashes', 'GET //strategies HTTP/1.1', 404, 'not_found'],
    ['a backslash', 'GET /execute\\trades HTTP/1.1', 404, 'not_found'],
    ['a matrix parameter', 'GET /strategies;x=1 HTTP/1.1', 404, 'not_found'],
    ['another spelling', 'GET /STRATEGIES HTTP/1.1', 404, 'not_found'],
    ['a zero byte', 'GET /strategies/a%00b HTTP/1.1', 400, 'malformed_request'],
    ['a zero byte in a parameter', 'GET /market/bars?symbol=%00 HTTP/1.1', 400, 'malformed_request'],
    ['bytes that are no UTF-8', 'GET /strategies/%ff%fe HTTP/1.1', 404, 'not_found'],
    ['a % that begins nothing', 'GET /strategies/%zz HTTP/1.1', 404, 'not_found'],
    ['an overlong slash', 'GET /strategies/%c0%af HTTP/1.1', 404, 'not_found'],
    ['an address of 10,000 characters', `GET /strategies?a=${'x'.repeat(10_000)} HTTP/1.1`, 414, 'uri_too_long'],
    ['TRACE', 'TRACE /strategies HTTP/1.1', 405, 'method_not_allowed'],
    ['a method nobody knows', 'BREW /strategies HTTP/1.1', 400, 'malformed_request'],
    ['another protocol', 'GET /strategies HTTP/9.9', 400, 'malformed_request'],
    ['the greeting of HTTP/2', 'PRI * HTTP/2.0', 400, 'malformed_request'],
  ])('with %s is refused by name', async (_, line, status, code) => {
    const answer = await send(lines(line, AUTH));
    expect([statusOf(answer), codeOf(answer)]).toEqual([status, code]);
    expect(answer).toMatch(/application\/problem\+json/);
  });

  it.each([
    ['both lengths', ['Content-Length: 4', 'Transfer-Encoding: chunked']],
    ['two lengths', ['Content-Length: 4', 'Content-Length: 5']],
    ['a length that is none', ['Content-Length: +4']],
    ['an unknown encoding at the end', ['Transfer-Encoding: chunked, identity']],
    ['a disguised encoding', ['Transfer-Encoding : chunked']],
    ['a folded header', ['X-A: 1', ' Content-Length: 4']],
    ['a bare line feed', ['X-A: 1\nX-B: 2']],
    ['a zero byte in a header', ['X-A: a\0b']],
  ])('with %s is refused and ends the connection', async (_, headers) => {
    const smuggled = 'GET /strategies HTTP/1.1\r\nHost: pas\r\n\r\n';
    const answer = await send(
      `${lines('POST /execute/preview HTTP/1.1', AUTH, 'Content-Type: application/json', ...headers)}{}\r\n${smuggled}`,
    );
    expect([statusOf(answer), codeOf(answer)]).toEqual([400, 'malformed_request']);
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });

  it.each([
    ['no host', 'GET /health HTTP/1.1', [], 400, 'malformed_request'],
    ['two hosts', 'GET /health HTTP/1.1', ['Host: pas', 'Host: other'], 400, 'malformed_request'],
    ['an expectation', 'GET /health HTTP/1.1', ['Host: pas', 'Expect: foo'], 417, 'expectation_failed'],
    [
      'an expectation of its body',
      'POST /jobs/x/run HTTP/1.1',
      ['Host: pas', 'Expect: foo'],
      417,
      'expectation_failed',
    ],
  ])('with %s is refused by name', async (_, line, headers, status, code) => {
    const answer = await send(`${[line, ...headers, AUTH, 'Connection: close'].join('\r\n')}\r\n\r\n`);
    expect([statusOf(answer), codeOf(answer)]).toEqual([status, code]);
    expect(answer).toMatch(/application\/problem\+json/);
    expect(answer).toMatch(/x-request-id: /i);
  });

  it('that waits to be told to go on, or is of HTTP/1.0 and names no host, is answered', async () => {
    const continued = await send(lines('GET /health HTTP/1.1', 'Expect: 100-continue'));
    expect(continued.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 100', 'HTTP/1.1 200']);
    expect(statusOf(await send('GET /health HTTP/1.0\r\nExpect: foo\r\n\r\n'))).toBe(200);
  });

  it('with headers beyond 16 KiB, or more than a hundred, is refused', async () => {
    const large = await send(lines('GET /health HTTP/1.1', `X-Large: ${'x'.repeat(20_000)}`));
    expect([statusOf(large), codeOf(large)]).toEqual([431, 'headers_too_large']);
    const many = await send(lines('GET /strategies HTTP/1.1', ...Array.from({ length: 120 }, (_, i) => `X-${i}: 1`)));
    expect([statusOf(many), codeOf(many)]).toEqual([431, 'headers_too_large']);
  });

  it.each([
    ['two Authorization headers, the first of them right', [AUTH, 'Authorization: Bearer other']],
    ['the same one twice', [AUTH, AUTH]],
    ['a token of 8,000 characters', [`Authorization: Bearer ${'x'.repeat(8000)}`]],
    ['a token that is no ASCII', ['Authorization: Bearer tök€n']],
    ['a token with a tab', [`Authorization: Bearer\t${TOKENS.admin}`]],
    ['an empty scheme', [`Authorization:  ${TOKENS.admin}`]],
  ])('with %s is not let in', async (_, headers) => {
    const answer = await send(lines('GET /strategies HTTP/1.1', ...headers));
    expect([statusOf(answer), codeOf(answer)]).toEqual([401, 'unauthorized']);
  });

  it.each([
    [`/strategies?token=${TOKENS.admin}&token=other`],
    [`/strategies?token[]=${TOKENS.admin}`],
    [`/strategies?TOKEN=${TOKENS.admin}`],
    [`/strategies;token=${TOKENS.admin}`],
  ])('GET %s is not let in, and shows no token', async (url) => {
    const answer = await send(lines(`GET ${url} HTTP/1.1`));
    expect([401, 404]).toContain(statusOf(answer));
    if (!url.includes(';')) expect(answer).not.toContain(TOKENS.admin);
  });

  it('that spells ?token= otherwise shows its token nowhere', async () => {
    const answer = await app.inject({ url: `/nope?%74oken=${TOKENS.admin}&a=1` });
    expect(answer.json()).toMatchObject({ instance: '/nope?%74oken=[redacted]&a=1' });
  });

  it.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])(
    'cannot change its method by %s',
    async (name) => {
      const headers = { authorization: `Bearer ${TOKENS.read}`, [name]: 'DELETE' };
      expect((await app.inject({ url: '/strategies', headers })).statusCode).toBe(200);
    },
  );

  it('cannot say for itself where it comes from, unless a proxy that is trusted says so', async () => {
    const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.7' };
    const ask = { url: '/health', remoteAddress: '10.9.9.9', headers: forwarded };
    expect((await app.inject(ask)).headers).not.toHaveProperty('strict-transport-security');
    const behind = await createFullApp({ databaseUrl: database.url, settings: { TRUST_PROXY: '10.9.0.0/16' } });
    const answers = [await behind.inject(ask), await behind.inject({ ...ask, remoteAddress: '10.8.0.1' })];
    await behind.close();
    expect(answers.map(({ headers }) => headers['strict-transport-security'])).toEqual(['max-age=31536000', undefined]);
  });

  it.each(['//[', '//', 'http://[', '/ws/fills/../..', '/%', '*'])(
    'for a stream at %s is refused by name',
    async (path) => {
      const upgrade = [
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ];
      const answer = await send(
        `${[`GET ${path} HTTP/1.1`, AUTH, ...upgrade, 'Connection: Upgrade', 'Host: pas'].join('\r\n')}\r\n\r\n`,
      );
      expect([404, 400]).toContain(statusOf(answer));
      expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
    },
  );

  it('CONNECT is hung up on', async () => {
    expect(await send(lines('CONNECT pas:443 HTTP/1.1', AUTH))).not.toMatch(/ 2\d\d /);
  });

  describe('that comes byte by byte', () => {
    const sockets: Socket[] = [];

    afterEach(() => {
      for (const socket of sockets.splice(0)) socket.destroy();
    });

    /** Opens a connection that never finishes what it says. */
    function dawdle(beginning: string): Promise<void> {
      return new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1', () => socket.write(beginning, () => resolve()));
        socket.on('error', () => undefined);
        socket.resume();
        sockets.push(socket);
        const drip = setInterval(() => socket.write('X'), 200);
        socket.on('close', () => {
          clearInterval(drip);
        });
      });
    }

    it('200 times over: others are answered meanwhile, and they are thrown out', async () => {
      const server = app.getHttpServer() as { headersTimeout: number };
      const usual = server.headersTimeout;
      expect(usual).toBeLessThanOrEqual(10_000);
      server.headersTimeout = 1000;
      const head = 'GET /strategies HTTP/1.1\r\nHost: pas\r\nX-Slow: ';
      await Promise.all(Array.from({ length: 200 }, () => dawdle(head)));
      expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
      await eventually(() => {
        expect(sockets.filter((socket) => !socket.closed).length).toBe(0);
      }, 30_000);
      expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
      server.headersTimeout = usual;
    });
  });
});

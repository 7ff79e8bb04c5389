import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../../common/app-error.js';

const MOST_HEADERS = 100;
const LONGEST_URL = 8192;
/** What Node looks for by itself. */
const CONTINUE = /(?:^|\W)100-continue(?:$|\W)/i;

/**
 * What bounds a request and a connection. The server looks for connections that overstay every few seconds, so a client
 * that sends byte by byte is gone soon, whatever it still promises.
 */
export const CONNECTION_LIMITS = {
  bodyLimit: 1024 * 1024,
  /** The whole request, body included. */
  requestTimeout: 30_000,
  /** Silence while an answer is awaited or read. */
  connectionTimeout: 120_000,
  /** A proxy in front should keep its connections for less. */
  keepAliveTimeout: 72_000,
  routerOptions: { maxParamLength: 256 },
  http: {
    headersTimeout: 10_000,
    connectionsCheckingInterval: 2000,
    /** Address and headers together. */
    maxHeaderSize: 16 * 1024,
    /** Node would refuse without a word; ours is below. */
    requireHostHeader: false,
  },
} as const;

/** Refuses what no caller of ours sends, before anything else looks at it. */
export function limitRequests(fastify: FastifyInstance): void {
  const { server } = fastify;
  // Node leaves out what goes beyond its own limit; it must be above ours, which refuses.
  server.maxHeadersCount = 2 * MOST_HEADERS;
  // Node would refuse this without a word too; here it goes the way of every request, to be refused like one.
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    server.emit('request', request, response);
  });
  // Once it is reset a connection no longer says where it came from; what it said before is kept.
  server.on('connection', ({ remoteAddress }: Socket) => remoteAddress);
  fastify.addHook('onRequest', (request, _reply, done) => {
    done(refusalOfExcess(request.raw));
  });
}

/** What is wrong with the address or the headers; also asked about what the routes never see. */
export function refusalOfExcess(raw: IncomingMessage): AppError | undefined {
  const { url = '/', rawHeaders, httpVersion } = raw;
  if (url.length > LONGEST_URL) {
    return new AppError('uri_too_long', `The address has ${url.length} characters; ${LONGEST_URL} are the most.`);
  }
  const headers = rawHeaders.length / 2;
  if (headers > MOST_HEADERS) {
    return new AppError('headers_too_large', `There are ${headers} headers; ${MOST_HEADERS} are the most.`);
  }
  // No text here may hold it: PostgreSQL cannot store it.
  if (/%00|\0/.test(url)) return new AppError('malformed_request', 'The address holds a zero byte (%00).');
  return httpVersion === '1.1' ? problemWithHttp11(raw) : undefined;
}

/** Older requests need no `Host`, and what they expect is not looked at. */
function problemWithHttp11({ headers, rawHeaders }: IncomingMessage): AppError | undefined {
  const hosts = rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts !== 1) {
    return new AppError('malformed_request', `A request in HTTP/1.1 has one "Host" header; this has ${hosts}.`);
  }
  if (headers.expect !== undefined && !CONTINUE.test(headers.expect)) {
    return new AppError('expectation_failed', 'The header "Expect" asks for more than 100-continue.');
  }
  return undefined;
}

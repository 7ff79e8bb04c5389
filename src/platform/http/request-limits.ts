import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../../common/app-error.js';

const MOST_HEADERS = 100;
const LONGEST_URL = 8192;

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
  },
} as const;

/** Refuses what no caller of ours sends, before anything else looks at it. */
export function limitRequests(fastify: FastifyInstance): void {
  // Node leaves out what goes beyond its own limit; it must be above ours, which refuses.
  fastify.server.maxHeadersCount = 2 * MOST_HEADERS;
  fastify.addHook('onRequest', (request, _reply, done) => {
    done(refusalOfExcess(request.raw));
  });
}

/** What is wrong with the address or the headers; also asked about what the routes never see. */
export function refusalOfExcess({ url = '/', rawHeaders }: IncomingMessage): AppError | undefined {
  if (url.length > LONGEST_URL) {
    return new AppError('uri_too_long', `The address has ${url.length} characters; ${LONGEST_URL} are the most.`);
  }
  const headers = rawHeaders.length / 2;
  if (headers > MOST_HEADERS) {
    return new AppError('headers_too_large', `There are ${headers} headers; ${MOST_HEADERS} are the most.`);
  }
  // No text here may hold it: PostgreSQL cannot store it.
  if (/%00|\0/.test(url)) return new AppError('malformed_request', 'The address holds a zero byte (%00).');
  return undefined;
}

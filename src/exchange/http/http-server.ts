import { fastify, type FastifyError, type FastifyInstance, type onRequestHookHandler } from 'fastify';
import { AppError } from '../../common/app-error.js';
import { AlpacaError, forbidden, notFound } from '../alpaca-error.js';
import type { ExchangeOptions } from '../exchange-options.js';
import type { Faults } from '../faults/faults.js';
import { Credentials } from './credentials.js';
import { parseQuery } from './query.js';
import type { RateLimit } from './rate-limit.js';

const LARGEST_BODY_BYTES = 1_048_576;

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new AlpacaError(400, 40010000, 'request body format is invalid');
  }
}

/** Parsed whatever its declared type, as the real broker does; an empty body is none. */
function acceptBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, parseJson(body as string));
    } catch (error) {
      done(error as Error);
    }
  });
}

function admit(credentials: Credentials): onRequestHookHandler {
  return ({ headers }, _reply, done) => {
    const [keyId, secretKey] = [headers['apca-api-key-id'], headers['apca-api-secret-key']];
    if (keyId === undefined || secretKey === undefined) {
      done(new AlpacaError(401, 40110000, 'access key verification failed : access key not found'));
    } else {
      done(credentials.matches(keyId, secretKey) ? undefined : forbidden('access key verification failed'));
    }
  };
}

/** The control API is no part of the broker: it works when the limit is used up, and uses none of it. */
function limitRate(limit: RateLimit): onRequestHookHandler {
  return (request, reply, done) => {
    reply.header('x-request-id', request.id);
    if (request.url.startsWith('/control/')) {
      done();
      return;
    }
    const state = limit.count();
    reply.headers({
      'x-ratelimit-limit': state.limit,
      'x-ratelimit-remaining': state.remaining,
      'x-ratelimit-reset': state.resetAtSeconds,
    });
    done(state.isExceeded ? new AlpacaError(429, 42910000, 'rate limit exceeded') : undefined);
  };
}

/** The wall clock of a broker whose clock goes wrong. */
function tellTime({ wallClock }: ExchangeOptions, { clock }: Faults): onRequestHookHandler {
  return (_request, reply, done) => {
    if (clock.offsetMs !== 0) reply.header('date', new Date(wallClock.nowMs() + clock.offsetMs).toUTCString());
    done();
  };
}

/** Any failure in the protocol's words. What only we can understand goes to the log and is told as 500. */
function refusalOf(error: unknown): AlpacaError | undefined {
  if (error instanceof AlpacaError) return error;
  if (error instanceof AppError) return new AlpacaError(503, 50310000, error.message);
  const status = (error as Partial<FastifyError>).statusCode ?? 500;
  return status < 500 ? new AlpacaError(status, status * 100_000 + 10_000, (error as Error).message) : undefined;
}

function answerErrors(server: FastifyInstance, { log }: ExchangeOptions): void {
  server.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal === undefined) {
      log('error', 'a request to the exchange failed', {
        url: request.url,
        requestId: request.id,
        error: String(error),
      });
    }
    const { status, code, message, extra } =
      refusal ?? new AlpacaError(500, 50010000, 'internal server error occurred');
    return reply.code(status).send({ code, message, ...extra });
  });
  server.setNotFoundHandler(() => {
    throw notFound('endpoint not found');
  });
}

/** An HTTP server with what all of its answers have in common: keys, rate limit, request id, error form. */
export function createHttpServer(options: ExchangeOptions, faults: Faults): FastifyInstance {
  const server = fastify({
    logger: false,
    bodyLimit: LARGEST_BODY_BYTES,
    genReqId: () => options.ids.next(),
    forceCloseConnections: true,
    routerOptions: { querystringParser: parseQuery },
  });
  acceptBodies(server);
  answerErrors(server, options);
  server.addHook('onRequest', tellTime(options, faults));
  server.addHook('onRequest', limitRate(faults.rateLimit));
  server.addHook('onRequest', admit(new Credentials(options)));
  return server;
}

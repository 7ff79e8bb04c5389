import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import type { AppConfig } from '../../config/app-config.js';
import type { Ids } from '../../common/ids.port.js';
import { compressAnswers } from './compression.js';
import { drainConnections } from './connection-drain.js';
import { answerConditionally } from './conditional-answers.js';
import { acceptJson } from './large-json.js';
import { PlainRequest } from './plain-request.js';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem-document.js';
import { PROBLEM_STATUS } from './problem-status.js';
import { CONNECTION_LIMITS, limitRequests } from './request-limits.js';
import { runInRequest } from './request-scope.js';
import { RouteMethods } from './route-methods.js';
import { registerSecurityHeaders } from './security-headers.js';
import { unreadableRequest } from './unreadable-request.js';
import { validationPipe } from './validation.pipe.js';

const REQUEST_ID_HEADER = 'x-request-id';

export function fastifyAdapter(ids: Ids, trustProxy: readonly string[] = []): FastifyAdapter {
  return new FastifyAdapter({
    ...CONNECTION_LIMITS,
    http: { ...CONNECTION_LIMITS.http, IncomingMessage: PlainRequest },
    genReqId: () => ids.next(),
    // Without a proxy that is known, nobody may say for himself where he comes from.
    trustProxy: trustProxy.length > 0 && [...trustProxy],
    frameworkErrors: refuseUnroutable,
    clientErrorHandler: unreadableRequest(ids),
  });
}

/** What every route of ours stands behind: security headers, CORS, request ids, limits and validation. */
export async function configureHttp(app: NestFastifyApplication, config: AppConfig): Promise<void> {
  app.useGlobalPipes(validationPipe());
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header(REQUEST_ID_HEADER, request.id);
    takeToken(request);
    // The parser drops what was sent together with such a request, so whoever sent more has to know that it was the last.
    if (request.headers.upgrade !== undefined) void reply.header('connection', 'close');
    runInRequest({ id: request.id, address: request.ip }, done);
  });
  await registerSecurityHeaders(fastify, config);
  limitRequests(fastify);
  drainConnections(fastify);
  RouteMethods.watch(fastify);
  acceptJson(fastify);
  await compressAnswers(fastify);
  answerConditionally(fastify);
  // JSON is the only form a body has here; anything else would reach a handler as text.
  fastify.removeContentTypeParser('text/plain');
}

/**
 * The guards read it from the address itself; to a handler it would be a parameter it does not know. Of two neither counts: they
 * are left to be refused.
 */
function takeToken(request: FastifyRequest): void {
  const query = request.query as { token?: unknown };
  if (!Array.isArray(query.token)) delete query.token;
}

/** An address that the router cannot even read never comes to the filter. */
function refuseUnroutable(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const error = new AppError('not_found', 'The path is not one that can exist here: check its length and % signs.');
  void reply
    .status(PROBLEM_STATUS[error.code])
    .header('content-type', PROBLEM_MEDIA_TYPE)
    .header(REQUEST_ID_HEADER, request.id)
    .send(JSON.stringify(problemOf(error, request)));
}

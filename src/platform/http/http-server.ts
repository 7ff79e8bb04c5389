import helmet from '@fastify/helmet';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import type { AppConfig } from '../../config/app-config.js';
import type { Ids } from '../../common/ids.port.js';
import { acceptJson } from './large-json.js';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem-document.js';
import { PROBLEM_STATUS } from './problem-status.js';
import { runInRequest } from './request-scope.js';
import { RouteMethods } from './route-methods.js';
import { validationPipe } from './validation.pipe.js';

const REQUEST_ID_HEADER = 'x-request-id';
const BODY_LIMIT_BYTES = 1024 * 1024;

export function fastifyAdapter(ids: Ids): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: 30_000,
    genReqId: () => ids.next(),
    trustProxy: false,
    frameworkErrors: refuseUnroutable,
  });
}

/** What every route of ours stands behind: security headers, CORS, request ids and validation. */
export async function configureHttp(app: NestFastifyApplication, config: AppConfig): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Swagger UI and ReDoc style themselves inline.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        workerSrc: ["'self'", 'blob:'],
        // Served over plain HTTP on loopback: an upgrade would break it.
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
  if (config.corsAllowOrigins.length > 0) {
    app.enableCors({
      origin: [...config.corsAllowOrigins],
      exposedHeaders: ['Content-Range', 'ETag', 'Link', 'X-Request-Id'],
    });
  }
  app.useGlobalPipes(validationPipe());
  const fastify = app.getHttpAdapter().getInstance();
  RouteMethods.watch(fastify);
  acceptJson(fastify);
  // JSON is the only form a body has here; anything else would reach a handler as text.
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header(REQUEST_ID_HEADER, request.id);
    // The guards read it from the address itself; to a handler it would be a parameter it does not know.
    delete (request.query as { token?: unknown }).token;
    runInRequest(request.id, done);
  });
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

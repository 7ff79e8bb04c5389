import helmet from '@fastify/helmet';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppConfig } from '../../config/app-config.js';
import type { Ids } from '../../common/ids.port.js';
import { validationPipe } from './validation.pipe.js';

const BODY_LIMIT_BYTES = 1024 * 1024;

export function fastifyAdapter(ids: Ids): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: 30_000,
    genReqId: () => ids.next(),
    trustProxy: false,
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
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
}

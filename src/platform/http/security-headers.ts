import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AppConfig } from '../../config/app-config.js';

const HSTS = 'max-age=31536000';
const PREFLIGHT_SECONDS = 600;
/**
 * What ReDoc puts into its page: an empty style element, which it then fills by script, and the style of its scroll bars. A
 * new version of it may need another hash; the test of the pages says so.
 */
const REDOC_STYLES = [
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'sha256-QMIg+bpjm3JdElJ388KYke01izlUW0UoNOeKjpMxdgc='",
];

/** What a browser is told about every answer of ours. Each plugin is loaded when this returns, so later hooks come after. */
export async function registerSecurityHeaders(fastify: FastifyInstance, config: AppConfig): Promise<void> {
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", ...REDOC_STYLES],
        imgSrc: ["'self'", 'data:'],
        // Includes WebSockets to this host.
        connectSrc: ["'self'"],
        // The search of ReDoc.
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    // Set below: it may be said over TLS only.
    strictTransportSecurity: false,
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.protocol === 'https') void reply.header('Strict-Transport-Security', HSTS);
    done();
  });
  if (config.corsAllowOrigins.length === 0) return;
  fastify.addHook('onRequest', (request, reply, done) => {
    if (isPlainOptions(request)) reply.callNotFound();
    else done();
  });
  await fastify.register(cors, corsOptions(config));
}

/** OPTIONS that is no preflight, on a path that has a route for preflights only. */
function isPlainOptions({ method, headers, routeOptions }: FastifyRequest): boolean {
  const isPreflight = headers.origin !== undefined && headers['access-control-request-method'] !== undefined;
  return method === 'OPTIONS' && !isPreflight && routeOptions.url === '*';
}

/** Exactly the origins of the configuration, and no cookies, as there are none. */
function corsOptions({ corsAllowOrigins }: AppConfig): Parameters<typeof cors>[1] {
  return {
    origin: [...corsAllowOrigins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: [
      ...['Authorization', 'Content-Type', 'Idempotency-Key', 'If-None-Match', 'Prefer', 'Range'],
      // Sent by postgrest-js: with a schema, and when it tries again.
      ...['Accept-Profile', 'X-Retry-Count'],
    ],
    exposedHeaders: [
      ...['Content-Range', 'ETag', 'Link', 'Location', 'Preference-Applied', 'WWW-Authenticate', 'X-Request-Id'],
      ...['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'Retry-After'],
    ],
    maxAge: PREFLIGHT_SECONDS,
    // What is no preflight is answered by the route, or refused above.
    strictPreflight: false,
  };
}

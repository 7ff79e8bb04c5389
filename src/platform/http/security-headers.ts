import type { IncomingMessage, ServerResponse } from 'node:http';
import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import helmet, { type HelmetOptions } from 'helmet';
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

const HEADERS: Readonly<HelmetOptions> = {
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
};

/** What a browser is told about every answer of ours. CORS is loaded when this returns, so later hooks come after. */
export async function registerSecurityHeaders(fastify: FastifyInstance, config: AppConfig): Promise<void> {
  const fixed = headersOfHelmet();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(fixed);
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

/** They are the same for every answer, so helmet is asked once: it works each of them out anew whenever it is. */
function headersOfHelmet(): Record<string, string> {
  const headers: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => (headers[name] = value),
    removeHeader: () => undefined,
  };
  helmet(HEADERS)({} as IncomingMessage, response as unknown as ServerResponse, (failure) => {
    if (failure !== undefined) throw failure as Error;
  });
  return headers;
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

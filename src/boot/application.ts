import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { getToken } from '@willsoto/nestjs-prometheus';
import type { Histogram } from 'prom-client';
import { FirstStart } from '../allocation/first-start.service.js';
import { AppModule } from '../app.module.js';
import { AppError } from '../common/app-error.js';
import type { AppConfig } from '../config/app-config.js';
import { RequestAudit } from '../platform/audit/request-audit.js';
import { HttpDoor } from '../platform/auth/http-door.js';
import { configureHttp, fastifyAdapter } from '../platform/http/http-server.js';
import { serveApiDescription } from '../platform/http/openapi.js';
import { RequestEnds } from '../platform/http/request-ends.js';
import { RouteMethods } from '../platform/http/route-methods.js';
import { measureHttp } from '../platform/observability/http-metrics.js';
import { HTTP_DURATION } from '../platform/observability/observability.module.js';
import type { PlatformParts } from '../platform/platform.module.js';
import { StreamsAdapter } from '../streams/streams.adapter.js';

/** The HTTP application, configured and not yet listening. */
export async function createApplication(parts: PlatformParts): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(parts),
    fastifyAdapter(parts.ids, parts.config.trustProxy),
    {
      logger: parts.logger,
      abortOnError: false,
      // Nest would add a parser for forms; JSON is read by `acceptJson`.
      bodyParser: false,
    },
  );
  await configureHttp(app, parts.config);
  const fastify = app.getHttpAdapter().getInstance();
  const ends = RequestEnds.watch(fastify);
  app.get(HttpDoor).watch(fastify);
  RouteMethods.guard(fastify);
  app.get(RequestAudit).watch(ends);
  measureHttp(ends, app.get<Histogram>(getToken(HTTP_DURATION), { strict: false }));
  app.useWebSocketAdapter(new StreamsAdapter(app));
  serveApiDescription(app, parts.config);
  await app.init();
  return app;
}

/** Fills an empty system with something to look at. */
export async function fillEmptySystem(app: NestFastifyApplication): Promise<void> {
  await app.get(FirstStart).run();
}

/** Starts to listen; the address that was taken in use is the answer. */
export async function listen(app: NestFastifyApplication, { config }: PlatformParts): Promise<string> {
  try {
    await app.listen(config.port, config.host);
  } catch (cause) {
    throw explainListenFailure(cause, config);
  }
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  return `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`;
}

function explainListenFailure(cause: unknown, { host, port }: AppConfig): unknown {
  const code = (cause as { code?: string }).code;
  if (code === 'EADDRINUSE') {
    const message = `Port ${port} on ${host} is in use: stop the other program or set PORT to another number.`;
    return new AppError('port_in_use', message, { cause });
  }
  if (code === undefined) return cause;
  const message = `Cannot listen on ${host}:${port} (${code}): set HOST to an address of this machine, PORT to a port that this user may open.`;
  return new AppError('config_invalid', message, { cause });
}

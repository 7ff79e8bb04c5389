import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Feature } from '../../config/app-config.js';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

const DESCRIPTION = `
Runs a systematic portfolio: strategies produce target weights, a meta-allocation shares capital among them, the book is
rebalanced through the broker, fills are booked into an exact ledger.

Errors are \`application/problem+json\` with a stable \`code\`. Times are RFC 3339 in UTC, dates are trading dates in New
York. Weights and returns are fractions (0.1 = 10 %).
`;

/** Serves `/openapi.json`, `/docs` (Swagger UI) and `/redoc`; every asset comes from this server. */
export function serveApiDescription(app: NestFastifyApplication, features: Readonly<Record<Feature, boolean>>): void {
  const document = SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setOpenAPIVersion('3.1.0')
      .setTitle('Portfolio Allocation System')
      .setDescription(DESCRIPTION.trim())
      .setVersion('0.1.0')
      .setLicense('MIT', 'https://opensource.org/license/mit')
      .addServer('/')
      .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'bearer')
      .addApiKey({ type: 'apiKey', in: 'query', name: 'token', description: 'GET only' }, 'queryToken')
      .build(),
  );
  withoutDisabled(document, features);
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'openapi.json', yamlDocumentUrl: 'openapi.yaml' });
  serveRedoc(app);
}

/** Controllers of a feature carry its name as their tag; what is switched off is not described. */
function withoutDisabled(document: OpenAPIObject, features: Readonly<Record<Feature, boolean>>): void {
  const isDisabled = (tag: string): boolean => features[tag as Feature] === false;
  for (const [path, operations] of Object.entries(document.paths)) {
    const tags = Object.values(operations as Record<string, { tags?: string[] }>).flatMap(
      (operation) => operation.tags ?? [],
    );
    if (tags.some(isDisabled)) delete document.paths[path];
  }
}

const REDOC_PAGE = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Portfolio Allocation System API</title></head>
  <body><redoc spec-url="/openapi.json"></redoc><script src="/redoc/redoc.standalone.js"></script></body>
</html>
`;

function serveRedoc(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const folder = join(dirname(createRequire(import.meta.url).resolve('redoc/package.json')), 'bundles');
  const script = readFileSync(join(folder, 'redoc.standalone.js'));
  fastify.get('/redoc', (_request, reply) => reply.type('text/html; charset=utf-8').send(REDOC_PAGE));
  fastify.get('/redoc/redoc.standalone.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'public, max-age=86400').send(script),
  );
}

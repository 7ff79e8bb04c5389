import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { AppConfig } from '../../config/app-config.js';
import { VERSION } from '../../config/product-package.js';
import { ApiAmendments } from './api-amendments.js';
import { finishDocument } from './api-document.js';
import { serveApiPages } from './api-pages.js';
import { refuseParameters } from './query-parameters.js';

const TITLE = 'Portfolio Allocation System';

const DESCRIPTION = `
Runs a systematic portfolio: strategies produce target weights, a meta-allocation shares capital among them, the book is
rebalanced through the broker, fills are booked into an exact ledger.

Errors are \`application/problem+json\` with a stable \`code\`. Times are RFC 3339 in UTC, dates are trading dates in New
York. Weights and returns are fractions (0.1 = 10 %).

Lists come in pages: \`limit\` and \`offset\`, with \`Content-Range\` and \`Link\` in the headers. Answers carry a weak
\`ETag\`; with \`If-None-Match\` the answer is 304 while nothing has changed. A request whose line and headers together are
beyond what a server reads is answered 431, and a method that a path does not take 405 with \`Allow\`, as problems too.
`;

/** Serves `/openapi.json`, `/docs` (Swagger UI) and `/redoc`; every asset comes from this server. */
export function serveApiDescription(app: NestFastifyApplication, config: AppConfig): void {
  const amendments = app.get(ApiAmendments);
  SwaggerModule.setup('docs', app, describeApi(app, config), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    patchDocumentOnRequest: (request, _reply, document) => {
      // No guard stands before these.
      refuseParameters((request as FastifyRequest).query);
      return amendments.amend(document);
    },
    // The page that comes with it styles itself inline.
    ui: false,
  });
  serveApiPages(app.getHttpAdapter().getInstance());
}

function describeApi(app: NestFastifyApplication, { features, queryTokenEnabled }: AppConfig): OpenAPIObject {
  const frame = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(TITLE)
    .setDescription(DESCRIPTION.trim())
    .setVersion(VERSION)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/')
    .addSecurity('bearer', {
      type: 'http',
      scheme: 'bearer',
      description: 'The token of `npm start`, or one of your own.',
    })
    .addSecurity('queryToken', {
      type: 'apiKey',
      in: 'query',
      name: 'token',
      description: 'For GET and HEAD only, where no header can be set.',
    })
    .build();
  const document = SwaggerModule.createDocument(app, frame);
  const disabled = Object.entries(features).flatMap(([feature, isOn]) => (isOn ? [] : [feature]));
  return finishDocument(document, { disabled, isQueryTokenAccepted: queryTokenEnabled });
}

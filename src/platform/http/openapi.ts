import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { AppConfig } from '../../config/app-config.js';
import { finishDocument } from './api-document.js';
import { serveApiPages } from './api-pages.js';

const TITLE = 'Portfolio Allocation System';

const DESCRIPTION = `
Runs a systematic portfolio: strategies produce target weights, a meta-allocation shares capital among them, the book is
rebalanced through the broker, fills are booked into an exact ledger.

Errors are \`application/problem+json\` with a stable \`code\`. Times are RFC 3339 in UTC, dates are trading dates in New
York. Weights and returns are fractions (0.1 = 10 %).
`;

/** Serves `/openapi.json`, `/docs` (Swagger UI) and `/redoc`; every asset comes from this server. */
export function serveApiDescription(app: NestFastifyApplication, config: AppConfig): void {
  SwaggerModule.setup('docs', app, describeApi(app, config), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
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
    .setVersion('0.1.0')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/')
    .addSecurity('bearer', { type: 'http', scheme: 'bearer' })
    .addSecurity('queryToken', { type: 'apiKey', in: 'query', name: 'token', description: 'GET only' })
    .build();
  const document = SwaggerModule.createDocument(app, frame, { operationIdFactory: operationId });
  const disabled = Object.entries(features).flatMap(([feature, isOn]) => (isOn ? [] : [feature]));
  return finishDocument(document, { disabled, isQueryTokenAccepted: queryTokenEnabled });
}

/** `StrategiesController.list` → `strategiesList`: room first, so that clients generated from it sort well. */
function operationId(controller: string, method: string): string {
  const room = controller.replace(/Controller$/, '');
  return room.charAt(0).toLowerCase() + room.slice(1) + method.charAt(0).toUpperCase() + method.slice(1);
}

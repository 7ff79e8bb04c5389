import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { refuseParameters } from './query-parameters.js';

const TITLE = 'Portfolio Allocation System API';
const KEPT = 'public, max-age=86400';

/** Neither has a script or style of its own in the page: the content security policy forbids it. */
const SWAGGER_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8"><title>${TITLE}</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css"><link rel="stylesheet" href="/docs/index.css">
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png" sizes="32x32">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/swagger-ui-init.js"></script>
  </body>
</html>
`;

const SWAGGER_SCRIPT = `window.ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  validatorUrl: null,
});
`;

const REDOC_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8"><title>${TITLE}</title>
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png" sizes="32x32">
  </head>
  <body><redoc spec-url="/openapi.json"></redoc><script src="/redoc/redoc.standalone.js"></script></body>
</html>
`;

const JAVASCRIPT = 'text/javascript; charset=utf-8';
const CSS = 'text/css; charset=utf-8';

/** `/docs` (Swagger UI) and `/redoc`; every part of them comes from this server. */
export function serveApiPages(fastify: FastifyInstance): void {
  const files = [
    { url: '/docs/swagger-ui.css', type: CSS, content: fileOf('swagger-ui-dist', 'swagger-ui.css') },
    { url: '/docs/index.css', type: CSS, content: fileOf('swagger-ui-dist', 'index.css') },
    { url: '/docs/swagger-ui-bundle.js', type: JAVASCRIPT, content: fileOf('swagger-ui-dist', 'swagger-ui-bundle.js') },
    { url: '/docs/swagger-ui-init.js', type: JAVASCRIPT, content: SWAGGER_SCRIPT },
    { url: '/docs/favicon-32x32.png', type: 'image/png', content: fileOf('swagger-ui-dist', 'favicon-32x32.png') },
    { url: '/redoc/redoc.standalone.js', type: JAVASCRIPT, content: redocScript() },
  ];
  for (const { url, type, content } of files) {
    serve(fastify, url, (reply) => reply.type(type).header('cache-control', KEPT).send(content));
  }
  const pages = { '/docs': SWAGGER_PAGE, '/docs/': SWAGGER_PAGE, '/redoc': REDOC_PAGE };
  for (const [url, page] of Object.entries(pages)) {
    serve(fastify, url, (reply) => reply.type('text/html; charset=utf-8').send(page));
  }
}

/** No guard stands before these, and no page asks for its parts with a parameter. */
function serve(fastify: FastifyInstance, url: string, answer: (reply: FastifyReply) => FastifyReply): void {
  fastify.get(url, (request, reply) => {
    refuseParameters(request.query);
    return answer(reply);
  });
}

/** Its picture would come from a host of its maker. */
function redocScript(): string {
  const script = fileOf('redoc', 'bundles/redoc.standalone.js').toString();
  return script.replaceAll('https://cdn.redoc.ly/redoc/logo-mini.svg', '/docs/favicon-32x32.png');
}

function fileOf(name: string, path: string): Buffer {
  return readFileSync(join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path));
}

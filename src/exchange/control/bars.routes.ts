import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { FastifyInstance } from 'fastify';
import type { Exchange } from '../exchange.js';
import { BarImporter } from '../imports/bar-importer.js';
import type { ImportReport } from '../imports/take-import.js';

/** An upload that stands still for this long is broken off, so that it does not hold up others. */
const IDLE_MS = 60_000;

/** A refusal is read only by a client that may finish its sending first. */
async function runToEnd(importer: BarImporter, body: Readable): Promise<ImportReport> {
  try {
    return await importer.run(body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>);
  } catch (error) {
    await finished(body.resume()).catch(() => undefined);
    throw error;
  }
}

/** Newline-delimited JSON in, all or nothing; the body is read as it comes. */
export function addBarsRoute(server: FastifyInstance, { floor, database, heartbeat }: Exchange): void {
  const importer = new BarImporter(floor, database);
  // A scope of its own: everywhere else bodies are small and parsed before the handler.
  server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, parsed) => {
      parsed(null, payload);
    });
    scope.put('/control/bars', async ({ raw, body }) => {
      raw.setTimeout(IDLE_MS);
      try {
        return await runToEnd(importer, (body ?? raw) as Readable);
      } finally {
        raw.setTimeout(0);
        heartbeat.matchSoon();
      }
    });
    done();
  });
}

import type { FastifyInstance } from 'fastify';
import type { Histogram } from 'prom-client';

/** Times every answer by route template, so that the labels stay bounded whatever paths clients invent. */
export function measureHttp(fastify: FastifyInstance, histogram: Histogram<'method' | 'route' | 'status'>): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    histogram.observe(
      { method: request.method, route: request.routeOptions.url ?? 'unmatched', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    done();
  });
}

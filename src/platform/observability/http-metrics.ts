import type { Histogram } from 'prom-client';
import type { RequestEnds } from '../http/request-ends.js';

/**
 * Times every request by route template, so that the labels stay bounded whatever paths clients invent. One whose caller hung
 * up counts with the status it would have had, or `none` where it had none yet.
 */
export function measureHttp(ends: RequestEnds, histogram: Histogram<'method' | 'route' | 'status'>): void {
  ends.listen((request, { status }, reply) => {
    const route = request.routeOptions.url ?? 'unmatched';
    histogram.observe({ method: request.method, route, status: String(status ?? 'none') }, reply.elapsedTime / 1000);
  });
}

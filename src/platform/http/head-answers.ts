import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';

/**
 * HEAD has to say what GET says (RFC 9110, section 8.6). Fastify's own hook that takes the body off comes before those which
 * `onRoute` hooks give a route, so that these find nothing to compress; the one below comes behind them.
 *
 * An `onRoute` hook, before the others.
 */
export function keepBodyOfHead(route: RouteOptions): void {
  // Fastify's own is the last one by then.
  if (route.method === 'HEAD') route.onSend = [route.onSend ?? []].flat().slice(0, -1);
}

/** An `onRoute` hook, behind the others. */
export function dropBodyOfHead(route: RouteOptions): void {
  if (route.method === 'HEAD') route.onSend = [...[route.onSend ?? []].flat(), withoutBody];
}

function withoutBody(
  _request: FastifyRequest,
  reply: FastifyReply,
  body: unknown,
  done: (error: null, body: null) => void,
): void {
  if (typeof body === 'string' || Buffer.isBuffer(body)) void reply.header('content-length', Buffer.byteLength(body));
  else if (isStream(body)) stop(body);
  done(null, null);
}

type Stream = NodeJS.ReadableStream & { destroy(): void };

function isStream(body: unknown): body is Stream {
  return typeof body === 'object' && body !== null && 'destroy' in body;
}

/** Unread: nobody wants what it would bring, nor to know that it could not. */
function stop(stream: Stream): void {
  stream.on('error', () => undefined);
  stream.destroy();
}

import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What tells a secret says `no-store`: it is not to be kept, compared or compressed. */
export const isSecret = (reply: FastifyReply): boolean => /no-store/.test(String(reply.getHeader('cache-control')));

/** Gives JSON and pages a weak ETag, and answers 304 to who has them already. Must be called before the routes are registered. */
export function answerConditionally(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (!isComparable(request, reply, payload)) {
      done(null, payload);
      return;
    }
    const etag = `W/"${createHash('sha1').update(payload).digest('base64url')}"`;
    void reply.header('etag', etag);
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'private, no-cache');
    const isKnown = isListed(etag, request.headers['if-none-match']);
    if (isKnown) void reply.code(304).removeHeader('content-type').removeHeader('content-length');
    done(null, isKnown ? null : payload);
  });
}

function isComparable(request: FastifyRequest, reply: FastifyReply, payload: unknown): payload is string | Buffer {
  return (
    (request.method === 'GET' || request.method === 'HEAD') &&
    reply.statusCode === 200 &&
    (typeof payload === 'string' || Buffer.isBuffer(payload)) &&
    !reply.hasHeader('etag') &&
    !isSecret(reply)
  );
}

/** Weak comparison (RFC 9110, section 13.1.2). */
function isListed(etag: string, list: string | undefined): boolean {
  if (list === undefined) return false;
  const opaque = etag.slice(2);
  return list.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === opaque);
}

import compress from '@fastify/compress';
import type { FastifyInstance, FastifyReply, RouteOptions } from 'fastify';
import { isSecret } from './conditional-answers.js';

const THRESHOLD_BYTES = 1024;
/**
 * What is read as it comes, and problems: they repeat what the request said, which beside a secret would tell that secret by
 * its length.
 */
const LEFT_ALONE = /^application\/(x-ndjson|problem\+json)\b/;

const ranges = new WeakMap<FastifyReply, string>();

/** Answers in Brotli or gzip to who takes them. Must be called before the routes are registered. */
export async function compressAnswers(fastify: FastifyInstance): Promise<void> {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const isLeftAlone = isSecret(reply) || LEFT_ALONE.test(String(reply.getHeader('content-type')));
    // The library's own way to be told so.
    if (isLeftAlone) request.headers['x-no-compression'] = 'true';
    takeRange(reply);
    done(null, payload);
  });
  await fastify.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: THRESHOLD_BYTES,
    // A request is read as it was sent, so that what is allowed of it is what comes over the wire.
    globalDecompression: false,
  });
  fastify.addHook('onRoute', giveRangeBack);
}

/** The library leaves alone what has a `Content-Range`, which it takes for bytes; ours counts entries of a list. */
function takeRange(reply: FastifyReply): void {
  const range = reply.getHeader('content-range');
  if (typeof range !== 'string') return;
  ranges.set(reply, range);
  void reply.removeHeader('content-range');
}

function giveRangeBack(route: RouteOptions): void {
  const given = [route.onSend ?? []].flat();
  route.onSend = [
    ...given,
    (_request, reply, payload, done) => {
      const range = ranges.get(reply);
      if (range !== undefined) void reply.header('content-range', range);
      done(null, payload);
    },
  ];
}

import compress from '@fastify/compress';
import type { FastifyInstance, FastifyReply, RouteOptions } from 'fastify';
import { isSecret } from './conditional-answers.js';
import { dropBodyOfHead, keepBodyOfHead } from './head-answers.js';
import { varyBy } from './vary.js';

const THRESHOLD_BYTES = 1024;
const COMPRESSIBLE = /^text\/|[+/](?:json|xml)\b/;
/**
 * What is read as it comes, and problems: they repeat what the request said, which beside a secret would tell that secret by
 * its length.
 */
const LEFT_ALONE = /^application\/(x-ndjson|problem\+json)\b/;

const ranges = new WeakMap<FastifyReply, string>();

/**
 * Answers in Brotli or gzip to who takes them. Must be called before the routes are registered, and before the hooks that make
 * a 304 of an answer: it depends on what the 200 depends on.
 */
export async function compressAnswers(fastify: FastifyInstance): Promise<void> {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    // The library's own way to be told so.
    if (isLeftAlone(reply)) request.headers['x-no-compression'] = 'true';
    // Also what is short or was not asked for in another form: the next answer at this address may be. The library looks for
    // the name in small letters.
    else if (isCompressible(reply)) varyBy(reply, 'accept-encoding');
    takeRange(reply);
    done(null, payload);
  });
  fastify.addHook('onRoute', keepBodyOfHead);
  await fastify.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: THRESHOLD_BYTES,
    customTypes: COMPRESSIBLE,
    // A request is read as it was sent, so that what is allowed of it is what comes over the wire.
    globalDecompression: false,
  });
  fastify.addHook('onRoute', giveRangeBack);
  fastify.addHook('onRoute', dropBodyOfHead);
}

function isLeftAlone(reply: FastifyReply): boolean {
  return isSecret(reply) || LEFT_ALONE.test(String(reply.getHeader('content-type')));
}

/** A 304 as early as this is of rows of a table, and has no type. */
function isCompressible(reply: FastifyReply): boolean {
  return reply.statusCode === 304 || COMPRESSIBLE.test(String(reply.getHeader('content-type')));
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

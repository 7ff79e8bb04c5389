import { isUtf8 } from 'node:buffer';
import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import { misshapenJson } from './json-shape.js';
import { unstorableJson } from './storable-text.js';

interface LargeJsonConfig {
  largeJsonBytes?: number;
}

/**
 * The route takes JSON up to its own limit, and takes it unread: parsing megabytes would hold up every other request, so the
 * handler gets the bytes and has them parsed elsewhere.
 */
export function LargeJson(limitBytes: number): MethodDecorator {
  return applyDecorators(RouteConfig({ largeJsonBytes: limitBytes } satisfies LargeJsonConfig));
}

/** The bytes of the body of a route with `@LargeJson`. */
export const UnreadBody = createParamDecorator((_data: unknown, context: ExecutionContext): Uint8Array => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
});

/** Must be called before the routes are registered. */
export function acceptJson(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const limit = (route.config as LargeJsonConfig | undefined)?.largeJsonBytes;
    if (limit !== undefined) route.bodyLimit = limit;
  });
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const { 'content-encoding': coding = 'identity' } = request.headers;
    if (coding !== 'identity') {
      done(new AppError('unsupported_media_type', 'A body is taken as it is, without any Content-Encoding.'));
      return;
    }
    const isUnread = (request.routeOptions.config as LargeJsonConfig).largeJsonBytes !== undefined;
    if (isUnread) done(null, body);
    else if (!isUtf8(body)) done(new AppError('malformed_json', 'The body is not UTF-8, as JSON has to be.'));
    else {
      const text = body.toString();
      const refused = misshapenJson(text);
      if (refused) done(refused);
      else {
        void parse(request, text, (error, json) => {
          done(error ?? unstorableJson(text, json) ?? null, json);
        });
      }
    }
  });
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import { redactToken } from '../auth/presented-token.js';

declare module 'fastify' {
  interface FastifyInstance {
    routeMethods?: RouteMethods;
  }
}

/** Refuses a wrong method: the router itself knows only that method and path together lead nowhere. */
export class RouteMethods {
  private readonly methodsByPattern = new Map<string, Set<string>>();

  /** Must be called before the routes are registered. */
  static watch(fastify: FastifyInstance): void {
    const routes = new RouteMethods();
    fastify.decorate('routeMethods', routes);
    fastify.addHook('onRoute', ({ url, method }) => {
      routes.record(url, [method].flat());
    });
  }

  /** Behind those who count requests. Whatever the body of a wrong method may be, it is not looked at. */
  static guard(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      done(request.is404 ? fastify.routeMethods?.refuse(request, reply) : undefined);
    });
  }

  /** With `Allow`; undefined when the path takes the method, or there is no such path either. */
  refuse({ method, url }: FastifyRequest, reply: FastifyReply): AppError | undefined {
    const path = redactToken(url).split('?')[0] ?? '';
    const allowed = this.allowedFor(path);
    if (allowed.length === 0 || allowed.includes(method)) return undefined;
    void reply.header('allow', allowed.join(', '));
    return new AppError('method_not_allowed', `${path} does not take ${method} but ${allowed.join(', ')}.`);
  }

  record(pattern: string, methods: readonly string[]): void {
    // A route for every path (CORS preflight) says nothing about one of them.
    if (/^\/?\*$/.test(pattern)) return;
    const known = this.methodsByPattern.get(pattern) ?? new Set();
    for (const method of methods) known.add(method);
    this.methodsByPattern.set(pattern, known);
  }

  /** Every route, as `METHOD /pattern`. */
  all(): string[] {
    const routes = [...this.methodsByPattern];
    return routes.flatMap(([pattern, methods]) => [...methods].map((method) => `${method} ${pattern}`));
  }

  /** The methods that `path` takes, in alphabetical order; none when there is no such path. */
  allowedFor(path: string): string[] {
    const fitting = [...this.methodsByPattern].filter(([pattern]) => expressionOf(pattern).test(path));
    return [...new Set(fitting.flatMap(([, methods]) => [...methods]))].sort();
  }
}

/** `/strategies/:id` → one segment for `:id`; a `*` at the end stands for any rest. */
function expressionOf(pattern: string): RegExp {
  const source = pattern
    .split('/')
    .map((segment) => (segment.startsWith(':') ? '[^/]+' : escape(segment).replace('\\*', '.*')))
    .join('/');
  return new RegExp(`^${source}$`);
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

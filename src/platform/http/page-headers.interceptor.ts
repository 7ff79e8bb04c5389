import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { DEFAULT_LIMIT } from './page-query.dto.js';

/** Where a page lies goes to the headers, as of `/db`; the body stays the list alone. */
@Injectable()
export class PageHeaders implements NestInterceptor<unknown[]> {
  intercept(context: ExecutionContext, next: CallHandler<unknown[]>): Observable<unknown[]> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((entries) => {
        void reply.headers(pageHeaders(request, entries.length));
      }),
    );
  }
}

function pageHeaders({ url, query }: FastifyRequest, count: number): Record<string, string> {
  // Validated by now; the token is no longer among them.
  const asked = query as Record<string, string>;
  const limit = Number(asked['limit'] ?? DEFAULT_LIMIT);
  const offset = Number(asked['offset'] ?? 0);
  const linkTo = (rel: string, from: number): string => {
    const parameters = new URLSearchParams({ ...asked, limit: String(limit), offset: String(from) });
    return `<${url.split('?')[0] ?? ''}?${parameters.toString()}>; rel="${rel}"`;
  };
  // Nothing is counted: a full page may be the last one, and then the next one is empty.
  const links = [
    ...(count === limit ? [linkTo('next', offset + limit)] : []),
    ...(offset > 0 ? [linkTo('prev', Math.max(0, offset - limit))] : []),
  ];
  return {
    'content-range': count === 0 ? '*/*' : `${offset}-${offset + count - 1}/*`,
    ...(links.length > 0 ? { link: links.join(', ') } : {}),
  };
}

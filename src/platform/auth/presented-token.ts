import type { IncomingHttpHeaders } from 'node:http';

export interface Presentation {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * The token a request shows: `Authorization: Bearer …` (scheme in any case), else `?token=` where query tokens are
 * allowed. Undefined when there is none; an empty one counts as none.
 */
export function presentedToken(request: Presentation, queryTokenEnabled: boolean): string | undefined {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const match = /^bearer +(\S+)$/i.exec(header.trim());
    return match?.[1];
  }
  if (!queryTokenEnabled || !['GET', 'HEAD'].includes(request.method)) return undefined;
  const query = request.url.indexOf('?');
  if (query < 0) return undefined;
  const token = new URLSearchParams(request.url.slice(query + 1)).get('token');
  return token === null || token === '' ? undefined : token;
}

/** The address as it may be logged. */
export function redactToken(url: string): string {
  return url.replace(/([?&]token=)[^&#]*/gi, '$1[redacted]');
}

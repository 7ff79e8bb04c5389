import type { IncomingHttpHeaders } from 'node:http';

const HIDDEN = '[redacted]';

export interface Presentation {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** As they came: `headers` keeps the first of two `Authorization` and says nothing of the second. */
  readonly rawHeaders?: readonly string[];
}

/**
 * The token a request shows: `Authorization: Bearer …` (scheme in any case), else `?token=` where query tokens are
 * allowed. Undefined when there is none, when it is empty, and when there are several to choose from.
 */
export function presentedToken(request: Presentation, queryTokenEnabled: boolean): string | undefined {
  const header = request.headers.authorization;
  if (header !== undefined) {
    if (countAuthorizations(request.rawHeaders ?? []) > 1) return undefined;
    const match = /^bearer +(\S+)$/i.exec(header.trim());
    return match?.[1];
  }
  if (!queryTokenEnabled || !['GET', 'HEAD'].includes(request.method)) return undefined;
  const query = request.url.indexOf('?');
  if (query < 0) return undefined;
  const tokens = new URLSearchParams(request.url.slice(query + 1)).getAll('token');
  return tokens.length === 1 && tokens[0] !== '' ? tokens[0] : undefined;
}

/** The address as it may be shown: without the value of any parameter called a token, in whatever spelling that stands there. */
export function redactToken(url: string): string {
  const query = url.indexOf('?');
  if (query < 0) return url;
  const parts = url
    .slice(query + 1)
    .split('&')
    .map((part) => (isToken(part) ? `${part.split('=', 1)[0] ?? ''}=${HIDDEN}` : part));
  return `${url.slice(0, query)}?${parts.join('&')}`;
}

function isToken(part: string): boolean {
  return [...new URLSearchParams(part).keys()].some((name) => /token/i.test(name));
}

function countAuthorizations(rawHeaders: readonly string[]): number {
  return rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'authorization').length;
}

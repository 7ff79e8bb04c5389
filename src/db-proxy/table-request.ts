import type { FastifyRequest } from 'fastify';

/** What the table API needs of an HTTP request. */
export interface TableRequest {
  table: string;
  /** `Accept-Profile`: where the client means the table to be. */
  schema: string | undefined;
  path: string;
  /** Undecoded: repeated parameters and their order count. */
  rawQuery: string;
  accept: string | undefined;
  ifNoneMatch: string | undefined;
  /** `Prefer: count=…`. Other preferences are not offered and, as RFC 7240 has it, passed over. */
  isCounted: boolean;
}

export function tableRequestOf(table: string, { raw, headers }: FastifyRequest): TableRequest {
  const url = raw.url ?? '';
  return {
    table,
    schema: headers['accept-profile']?.toString(),
    path: url.split('?', 1)[0] ?? '',
    rawQuery: rawQueryOf(url),
    accept: headers.accept,
    ifNoneMatch: headers['if-none-match'],
    isCounted: headers.prefer !== undefined && [headers.prefer].flat().join(',').split(/[,;]/).some(asksCount),
  };
}

export function rawQueryOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark + 1);
}

/** The estimates that postgrest-js may ask for are met by the exact count as well. */
function asksCount(preference: string): boolean {
  return /^\s*count\s*=\s*"?(exact|planned|estimated)"?\s*$/i.test(preference);
}

import { createHash } from 'node:crypto';
import type { WrittenPage } from './writers/row-writer.js';

/** An HTTP answer before it is one. */
export interface TableAnswer {
  status: 200 | 206 | 304;
  headers: Record<string, string>;
  /** Undefined: none, as 304 has it. */
  body: string | undefined;
}

export interface Page extends WrittenPage {
  offset: number;
  mediaType: string;
}

/** Position and total go to the headers, the body stays the rows alone. */
export function pageAnswer(page: Page, ifNoneMatch: string | undefined): TableAnswer {
  const range = contentRange(page);
  const etag = `W/"${createHash('sha256').update(`${page.mediaType}\n${range}\n${page.body}`).digest('base64url')}"`;
  const headers = {
    ETag: etag,
    'Cache-Control': 'private, no-cache',
    'Content-Range': range,
    ...(page.total === undefined ? {} : { 'Preference-Applied': 'count=exact' }),
  };
  if (matches(ifNoneMatch, etag)) return { status: 304, headers, body: undefined };
  return {
    status: page.total !== undefined && BigInt(page.rowCount) < BigInt(page.total) ? 206 : 200,
    headers: { ...headers, 'Content-Type': `${page.mediaType}; charset=utf-8` },
    body: page.body,
  };
}

/** `0-9/42`; `*` for an empty page and for a total that was not asked for. */
function contentRange({ offset, rowCount, total = '*' }: Page): string {
  return rowCount === 0 ? `*/${total}` : `${offset}-${offset + rowCount - 1}/${total}`;
}

/** Weak comparison (RFC 9110, section 13.1.2). */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const opaque = etag.slice(2);
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === opaque);
}

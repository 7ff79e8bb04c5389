import { hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { WrittenPage } from './writers/row-writer.js';

/** An HTTP answer before it is one. */
export interface TableAnswer {
  status: 200 | 206 | 304;
  headers: Record<string, string>;
  /** Undefined: none, as 304 has it. */
  body: string | Readable | undefined;
}

export interface Page extends WrittenPage {
  /** Rows before it. */
  offset: number;
  mediaType: string;
  /** The `Link` to the next page. */
  link: string | undefined;
}

/** Position and total go to the headers, the body stays the rows alone. */
export function pageAnswer(page: Page): TableAnswer {
  const range = contentRange(page);
  const etag = `W/"${hash('sha256', page.body, 'base64url')}.${range}.${page.mediaType}"`;
  const headers = {
    'Content-Type': `${page.mediaType}; charset=utf-8`,
    ETag: etag,
    'Cache-Control': 'private, no-cache',
    'Content-Range': range,
    ...(page.link === undefined ? {} : { Link: page.link }),
    ...(page.total === undefined ? {} : { 'Preference-Applied': 'count=exact' }),
  };
  return { status: statusOf(page), headers, body: page.body };
}

/** Without the rows, when the client has them already. */
export function answerIfChanged(answer: TableAnswer, ifNoneMatch: string | undefined): TableAnswer {
  if (ifNoneMatch === undefined || !matches(ifNoneMatch, answer.headers['ETag'] ?? '')) return answer;
  const headers = Object.entries(answer.headers).filter(([name]) => name !== 'Content-Type');
  return { status: 304, headers: Object.fromEntries(headers), body: undefined };
}

export interface ExportAnswer {
  lines: Readable;
  /** Rows that the filters leave, and how many of them are passed over and wanted. */
  total: string | undefined;
  offset: number;
  limit: number;
  mediaType: string;
}

/** Its end is not known when it begins: there is a range only when the rows were counted, and no ETag. */
export function exportAnswer({ lines, total, offset, limit, mediaType }: ExportAnswer): TableAnswer {
  const headers = {
    'Cache-Control': 'private, no-store',
    'Content-Type': `${mediaType}; charset=utf-8`,
  };
  if (total === undefined) return { status: 200, headers, body: lines };
  const page = { offset, total, rowCount: Math.min(Math.max(Number(total) - offset, 0), limit) };
  return {
    status: statusOf(page),
    headers: { ...headers, 'Content-Range': contentRange(page), 'Preference-Applied': 'count=exact' },
    body: lines,
  };
}

type Range = Pick<Page, 'offset' | 'rowCount' | 'total'>;

function statusOf({ rowCount, total }: Range): 200 | 206 {
  return total !== undefined && BigInt(rowCount) < BigInt(total) ? 206 : 200;
}

/** `0-9/42`; `*` for an empty page and for a total that was not asked for. */
function contentRange({ offset, rowCount, total = '*' }: Range): string {
  return rowCount === 0 ? `*/${total}` : `${offset}-${offset + rowCount - 1}/${total}`;
}

/** Weak comparison (RFC 9110, section 13.1.2). */
function matches(ifNoneMatch: string, etag: string): boolean {
  const opaque = etag.slice(2);
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === opaque);
}

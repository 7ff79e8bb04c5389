import { applyDecorators, UseInterceptors, type Type } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { PageHeaders } from './page-headers.interceptor.js';

const HEADERS = {
  'Content-Range': { description: '`first-last/*`; `*/*` for an empty page.', schema: { type: 'string' } },
  Link: { description: 'The `next` and the `prev` page, where there is one.', schema: { type: 'string' } },
} as const;

/** The handler takes a `PageQueryDto` and answers with a page of entries of this type. */
export function ApiPage(type: Type): MethodDecorator {
  return applyDecorators(ApiOkResponse({ type: [type], headers: HEADERS }), UseInterceptors(PageHeaders));
}

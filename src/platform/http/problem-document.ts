import type { AppError } from '../../common/app-error.js';
import type { ErrorCode } from '../../common/error-codes.js';
import { redactToken } from '../auth/presented-token.js';
import { PROBLEM_STATUS } from './problem-status.js';
import { problemTitle } from './problem-title.js';
import type { Problem } from './problem.js';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** Where docs/errors.md explains the code. */
export function problemType(code: ErrorCode): string {
  return `https://portfolio-allocation-system.dev/errors#${code}`;
}

/** What a client is told about a failed request; no token, stack or text of a library. */
export function problemOf(error: AppError, request: { url: string; id: string }): Problem & Record<string, unknown> {
  return {
    ...error.details,
    type: problemType(error.code),
    title: problemTitle(error.code),
    status: PROBLEM_STATUS[error.code],
    detail: error.message,
    instance: redactToken(request.url),
    code: error.code,
    request_id: request.id,
    ...(error.errors.length > 0 ? { errors: error.errors } : {}),
  };
}

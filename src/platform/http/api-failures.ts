import type { ErrorCode } from '../../common/error-codes.js';
import { isUnlimited } from './unlimited-paths.js';
import { codesOf, problemResponse, type ProblemResponse } from './api-problem.decorator.js';
import { PROBLEM_STATUS } from './problem-status.js';

export interface ApiResponse extends Partial<ProblemResponse> {
  headers?: Record<string, object>;
}

interface Route {
  path: string;
  method: string;
  isOpen: boolean;
  parameters?: readonly { in?: string }[];
  responses: Record<string, ApiResponse>;
}

/** What the guards, the parsers and the router refuse before a handler is asked, and what can break behind any of them. */
function commonCodes({ path, method, isOpen, parameters = [] }: Route): ErrorCode[] {
  return [
    ...(['validation_failed', 'duplicate_parameter'] as const),
    ...(['malformed_request', 'request_timeout', 'uri_too_long', 'headers_too_large'] as const),
    ...(method === 'get' ? [] : (['malformed_json', 'payload_too_large', 'unsupported_media_type'] as const)),
    ...(isUnlimited(path) ? [] : (['rate_limited'] as const)),
    ...(isOpen ? [] : (['unauthorized', 'forbidden', 'database_unreachable'] as const)),
    ...(parameters.some((parameter) => parameter.in === 'path') ? (['not_found'] as const) : []),
    'internal_error',
  ];
}

/** Every failure of an operation: those its decorators declare and those that every one of its kind can meet. */
export function failuresOf(route: Route): Record<string, ApiResponse> {
  const failures: Record<string, ApiResponse> = {};
  const declared = Object.values(route.responses).flatMap(codesOf);
  const codes = [...new Set([...declared, ...commonCodes(route)])];
  for (const status of new Set(codes.map((code) => PROBLEM_STATUS[code]))) {
    const itsCodes = codes.filter((code) => PROBLEM_STATUS[code] === status);
    const waiting = itsCodes.includes('broker_throttled') ? headers('Retry-After') : {};
    failures[status] = { ...problemResponse(itsCodes), headers: { ...waiting, ...FAILURE_HEADERS[status] } };
  }
  return failures;
}

const FAILURE_HEADERS: Record<number, Record<string, object>> = {
  401: headers('WWW-Authenticate'),
  429: headers('Retry-After', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'),
};

function headers(...names: string[]): Record<string, object> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

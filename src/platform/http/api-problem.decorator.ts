import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { ErrorCode } from '../../common/error-codes.js';
import { PROBLEM_ADVICE } from './problem-advice.js';
import { problemType } from './problem-document.js';
import { PROBLEM_STATUS } from './problem-status.js';
import { problemTitle } from './problem-title.js';
import { Problem } from './problem.js';

export interface ProblemResponse {
  description: string;
  content: Record<string, { schema: { $ref: string }; examples: Record<string, { $ref: string }> }>;
}

/** Declares a problem+json answer with the codes it can carry. */
export function ApiProblem(status: number, ...codes: ErrorCode[]): MethodDecorator & ClassDecorator {
  return applyDecorators(ApiExtraModels(Problem), ApiResponse({ status, ...problemResponse(codes) }));
}

/** The answer as OpenAPI describes it, with an example of each code. */
export function problemResponse(codes: readonly ErrorCode[]): ProblemResponse {
  const examples = Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]));
  return {
    description: codes.map((code) => `- \`${code}\`: ${PROBLEM_ADVICE[code]}`).join('\n'),
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(Problem) }, examples } },
  };
}

/** What `problemResponse` refers to. */
export function problemExample(code: ErrorCode): { summary: string; value: Problem } {
  return {
    summary: problemTitle(code),
    value: {
      type: problemType(code),
      title: problemTitle(code),
      status: PROBLEM_STATUS[code],
      detail: PROBLEM_ADVICE[code],
      instance: '/where/it/happened',
      code,
      request_id: '0b7c4c1e-7f3a-4d52-9d0c-5f2f0c6a1e11',
    },
  };
}

export const codesOf = ({ content }: Partial<ProblemResponse>): ErrorCode[] =>
  Object.keys(content?.['application/problem+json']?.examples ?? {}) as ErrorCode[];

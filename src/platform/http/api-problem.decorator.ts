import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { ErrorCode } from '../../common/error-codes.js';
import { problemType } from './problem-document.js';
import { problemTitle } from './problem-title.js';
import { Problem } from './problem.js';

interface ProblemResponse {
  description: string;
  content: Record<string, { schema: { $ref: string }; examples: Record<string, { value: object }> }>;
}

/** Declares a problem+json answer with the codes it can carry. */
export function ApiProblem(status: number, ...codes: ErrorCode[]): MethodDecorator & ClassDecorator {
  return applyDecorators(ApiExtraModels(Problem), ApiResponse({ status, ...problemResponse(status, codes) }));
}

/** The answer as OpenAPI describes it, with an example of each code. */
export function problemResponse(status: number, codes: readonly ErrorCode[]): ProblemResponse {
  const examples = Object.fromEntries(
    codes.map((code) => [
      code,
      {
        value: {
          type: problemType(code),
          title: problemTitle(code),
          status,
          detail: '…',
          instance: '/…',
          code,
          request_id: 'req-1',
        },
      },
    ]),
  );
  return {
    description: codes.join(', '),
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(Problem) }, examples } },
  };
}

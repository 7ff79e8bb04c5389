import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { ErrorCode } from '../../common/error-codes.js';
import { problemTitle } from './problem-title.js';
import { Problem } from './problem.js';

/** Declares a problem+json answer with the codes it can carry. */
export function ApiProblem(status: number, ...codes: ErrorCode[]): MethodDecorator & ClassDecorator {
  const examples = Object.fromEntries(
    codes.map((code) => [
      code,
      {
        value: {
          type: `about:blank#${code}`,
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
  return applyDecorators(
    ApiExtraModels(Problem),
    ApiResponse({
      status,
      description: codes.join(', '),
      content: { 'application/problem+json': { schema: { $ref: getSchemaPath(Problem) }, examples } },
    }),
  );
}

import { applyDecorators } from '@nestjs/common';
import type { ErrorCode } from '../../common/error-codes.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';

/** The operation asks the broker: what it can meet there. `further`: what else answers 503. */
export function ApiBrokerProblems(...further: ErrorCode[]): MethodDecorator {
  return applyDecorators(
    ApiProblem(502, 'broker_unavailable', 'broker_rejected', 'broker_protocol'),
    ApiProblem(503, 'broker_throttled', ...further),
  );
}

import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import type { ErrorCode } from '../../common/error-codes.js';
import { redactToken } from '../auth/presented-token.js';
import { Logger } from '../observability/logger.js';
import { PROBLEM_STATUS } from './problem-status.js';
import { problemTitle } from './problem-title.js';
import type { Problem } from './problem.js';

const CODE_OF_STATUS: Record<number, ErrorCode> = {
  400: 'malformed_json',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
};

/** Turns every failure into problem+json. What is not an AppError is a defect: logged in full, shown as internal_error. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw thrown;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = this.asAppError(thrown, request);
    const status = PROBLEM_STATUS[error.code];
    if (status >= 500) this.logger.error({ err: thrown, requestId: request.id }, error.message);
    void reply
      .status(status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problemOf(error, status, request)));
  }

  private asAppError(thrown: unknown, request: FastifyRequest): AppError {
    if (thrown instanceof AppError) return thrown;
    const status = statusOf(thrown);
    const code = status === undefined ? undefined : CODE_OF_STATUS[status];
    if (code === undefined) {
      return new AppError(
        'internal_error',
        `Something broke on our side; quote request ${request.id} when you report it.`,
      );
    }
    if (code === 'not_found') {
      const path = redactToken(request.url).split('?')[0] ?? '';
      return new AppError(code, `There is no ${request.method} ${path}; /openapi.json lists what there is.`);
    }
    return new AppError(code, (thrown as Error).message);
  }
}

/** Nest's and Fastify's own refusals (no such route, unparsable body, body too large) carry a status. */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const status = (thrown as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

function problemOf(error: AppError, status: number, request: FastifyRequest): Problem & Record<string, unknown> {
  return {
    ...error.details,
    type: `https://portfolio-allocation-system.dev/errors#${error.code}`,
    title: problemTitle(error.code),
    status,
    detail: error.message,
    instance: redactToken(request.url),
    code: error.code,
    request_id: request.id,
    ...(error.errors.length > 0 ? { errors: error.errors } : {}),
  };
}

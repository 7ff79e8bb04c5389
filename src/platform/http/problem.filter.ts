import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import type { ErrorCode } from '../../common/error-codes.js';
import { redactToken } from '../auth/presented-token.js';
import { isDatabaseAway } from '../database/database-away.js';
import { Logger } from '../observability/logger.js';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem-document.js';
import { PROBLEM_STATUS } from './problem-status.js';

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
    const error = asAppError(thrown, request, reply);
    const status = PROBLEM_STATUS[error.code];
    if (isBrokenOff(thrown, request)) this.logger.debug({ requestId: request.id }, error.message);
    else if (status >= 500) this.logger.error({ err: thrown, requestId: request.id }, error.message);
    const waitMs = error.details['retry_after_ms'];
    if (typeof waitMs === 'number') void reply.header('Retry-After', Math.max(1, Math.ceil(waitMs / 1000)));
    void reply
      .status(status)
      .header('content-type', PROBLEM_MEDIA_TYPE)
      .send(JSON.stringify(problemOf(error, request)));
  }
}

function asAppError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): AppError {
  if (thrown instanceof AppError) return thrown;
  // It has the code of a connection to the database that broke.
  if (isBrokenOff(thrown, request)) return new AppError('malformed_request', 'The request broke off before its end.');
  if (isDatabaseAway(thrown)) {
    return new AppError('database_unreachable', 'The database does not answer; try again shortly.', { cause: thrown });
  }
  const status = statusOf(thrown);
  const code = status === undefined ? undefined : CODE_OF_STATUS[status];
  if (code === undefined) {
    return new AppError(
      'internal_error',
      `Something broke on our side; quote request ${request.id} when you report it.`,
    );
  }
  return code === 'not_found' ? noSuchRoute(request, reply) : new AppError(code, (thrown as Error).message);
}

/** The client hung up while its body was being read. */
function isBrokenOff(thrown: unknown, { raw }: FastifyRequest): boolean {
  return thrown !== null && thrown === raw.errored;
}

function noSuchRoute(request: FastifyRequest, reply: FastifyReply): AppError {
  const { method, url, server } = request;
  const path = redactToken(url).split('?')[0] ?? '';
  const wrongMethod = server.routeMethods?.refuse(request, reply);
  return wrongMethod ?? new AppError('not_found', `There is no ${method} ${path}; /openapi.json lists what there is.`);
}

/** Nest's and Fastify's own refusals (no such route, unparsable body, body too large) carry a status. */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const status = (thrown as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

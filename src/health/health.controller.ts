import { Controller, Get, Header, Res, ServiceUnavailableException } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
  type ApiResponseOptions,
} from '@nestjs/swagger';
import {
  HealthCheckService,
  HealthIndicatorService,
  type HealthCheckResult,
  type HealthIndicatorResult,
} from '@nestjs/terminus';
import type { FastifyReply } from 'fastify';
import { AppError } from '../common/app-error.js';
import { Public } from '../platform/auth/public.decorator.js';
import { ReadinessProbes, type ReadinessProbe } from '../platform/observability/readiness-probes.js';

type ReadinessSchema = Extract<ApiResponseOptions, { schema: unknown }>['schema'];

const PROBE_TIMEOUT_MS = 1500;
const BY_DEPENDENCY: ReadinessSchema = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    additionalProperties: true,
    required: ['status'],
    properties: { status: { type: 'string', enum: ['up', 'degraded', 'down'] }, message: { type: 'string' } },
  },
};
const READINESS: ReadinessSchema = {
  type: 'object',
  required: ['status', 'details'],
  properties: {
    status: { type: 'string', enum: ['ok', 'degraded', 'error', 'shutting_down'] },
    details: { ...BY_DEPENDENCY, description: 'Every dependency.' },
    info: { ...BY_DEPENDENCY, description: 'Those that are up or degraded.' },
    error: { ...BY_DEPENDENCY, description: 'Those that are down.' },
  },
};
const READY_EXAMPLE = {
  status: 'ok',
  details: { database: { status: 'up' }, migrations: { status: 'up', pending: 0 }, broker: { status: 'up' } },
};
const NOT_READY_EXAMPLE = {
  status: 'error',
  details: { database: { status: 'down', message: 'not reachable' }, migrations: { status: 'down' } },
};

@ApiTags('operations')
@Public()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly probes: ReadinessProbes,
  ) {}

  @Get()
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({
    operationId: 'getHealth',
    summary: 'Is the process alive?',
    description: 'Answers while the process lives, whatever it depends on.',
  })
  @ApiOkResponse({ description: 'It is.', schema: { type: 'string', enum: ['OK'] }, example: 'OK' })
  live(): string {
    return '"OK"';
  }

  @Get('live')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({
    operationId: 'getLiveness',
    summary: 'Is the process alive? (for probes)',
    description: 'The same as GET /health.',
  })
  @ApiOkResponse({ description: 'It is.', schema: { type: 'string', enum: ['OK'] }, example: 'OK' })
  liveness(): string {
    return '"OK"';
  }

  @Get('ready')
  @ApiOperation({
    operationId: 'getReadiness',
    summary: 'Can the process serve? Each dependency with its state',
    description:
      'Red when database, migrations or a configured Redis are not ready. The broker is reported and never makes it red.',
  })
  @ApiOkResponse({ description: 'Ready.', schema: READINESS, example: READY_EXAMPLE })
  @ApiServiceUnavailableResponse({
    description: 'Not ready: a required dependency is down.',
    schema: READINESS,
    example: NOT_READY_EXAMPLE,
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthCheckResult> {
    try {
      return await this.health.check(this.probes.all().map((probe) => () => attempt(this.indicators, probe)));
    } catch (error) {
      // The details are the answer, not a problem document.
      if (!(error instanceof ServiceUnavailableException)) throw error;
      void reply.status(error.getStatus());
      return error.getResponse() as HealthCheckResult;
    }
  }
}

async function attempt(indicators: HealthIndicatorService, probe: ReadinessProbe): Promise<HealthIndicatorResult> {
  const session = indicators.check(probe.name);
  const checked = session.attempt(({ signal }) => sayable(probe.check(signal))).withTimeout(PROBE_TIMEOUT_MS);
  const result: HealthIndicatorResult = await (probe.keptMs === undefined ? checked : checked.cacheFor(probe.keptMs));
  const { status, ...details } = result[probe.name] ?? { status: 'down' };
  return status === 'down' && !probe.isRequired ? session.degraded(details) : result;
}

/** Everybody may read the answer, so it says no more than our own errors do; what a library says is not for it. */
async function sayable<T>(check: Promise<T>): Promise<T> {
  try {
    return await check;
  } catch (cause) {
    throw new Error(cause instanceof AppError ? cause.message : 'not reachable', { cause });
  }
}

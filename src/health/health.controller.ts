import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import {
  HealthCheckService,
  HealthIndicatorService,
  type HealthCheckResult,
  type HealthIndicatorResult,
} from '@nestjs/terminus';
import { Public } from '../platform/auth/public.decorator.js';
import { ReadinessProbes, type ReadinessProbe } from '../platform/observability/readiness-probes.js';

const PROBE_TIMEOUT_MS = 1500;
const READY_EXAMPLE = {
  status: 'ok',
  details: { database: { status: 'up' }, migrations: { status: 'up', pending: 0 }, broker: { status: 'up' } },
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
  @ApiOperation({ operationId: 'getHealth', summary: 'Is the process alive?' })
  @ApiOkResponse({ description: 'It is.', schema: { type: 'string', enum: ['OK'] }, example: 'OK' })
  live(): string {
    return '"OK"';
  }

  @Get('live')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({ operationId: 'getLiveness', summary: 'Is the process alive? (for probes)' })
  @ApiOkResponse({ description: 'It is.', schema: { type: 'string', enum: ['OK'] }, example: 'OK' })
  liveness(): string {
    return '"OK"';
  }

  @Get('ready')
  @ApiOperation({ operationId: 'getReadiness', summary: 'Can the process serve? Each dependency with its state' })
  @ApiOkResponse({ description: 'Ready.', schema: { type: 'object' }, example: READY_EXAMPLE })
  @ApiServiceUnavailableResponse({ description: 'Not ready; details say why.', schema: { type: 'object' } })
  ready(): Promise<HealthCheckResult> {
    return this.health.check(this.probes.all().map((probe) => () => attempt(this.indicators, probe)));
  }
}

async function attempt(indicators: HealthIndicatorService, probe: ReadinessProbe): Promise<HealthIndicatorResult> {
  const session = indicators.check(probe.name);
  const result: HealthIndicatorResult = await session
    .attempt(({ signal }) => probe.check(signal))
    .withTimeout(PROBE_TIMEOUT_MS);
  const isDown = result[probe.name]?.status === 'down';
  return isDown && !probe.isRequired ? session.degraded({ message: 'not reachable' }) : result;
}

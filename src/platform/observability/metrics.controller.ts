import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { PrometheusController } from '@willsoto/nestjs-prometheus';
import type { FastifyReply } from 'fastify';
import { AppError } from '../../common/app-error.js';
import { AppConfig } from '../../config/app-config.js';
import { Public } from '../auth/public.decorator.js';
import { Strangers } from '../auth/strangers.js';
import { ApiProblem } from '../http/api-problem.decorator.js';
import { contextOf } from '../http/request-context.js';

/** Some of the many lines. */
const EXAMPLE = `# HELP pas_job_running Runs of the job in this process.
# TYPE pas_job_running gauge
pas_job_running{job_name="reconcile"} 0
`;

@ApiTags('operations')
@Controller()
export class MetricsController extends PrometheusController {
  constructor(
    private readonly config: AppConfig,
    private readonly strangers: Strangers,
  ) {
    super();
  }

  /** Open like `/health`, unless `METRICS_TOKEN` is set. */
  @Public()
  @Get()
  @ApiOperation({
    operationId: 'getMetrics',
    summary: 'Metrics in Prometheus text format',
    description: 'Open, unless `METRICS_TOKEN` is set: then it takes that token as a bearer.',
  })
  @ApiProduces('text/plain')
  @ApiResponse({ status: 200, description: 'The metrics.', schema: { type: 'string' }, example: EXAMPLE })
  @ApiProblem(401, 'unauthorized')
  @ApiProblem(429, 'rate_limited')
  override async index(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const expected = this.config.metricsToken;
    if (expected !== undefined && !sameSecret(reply.request.headers.authorization ?? '', `Bearer ${expected}`)) {
      // Whoever has a token for something else mistook it; nobody guesses with it.
      if (!contextOf(reply.request).principal) this.strangers.countFailure(reply.request, reply);
      void reply.header('WWW-Authenticate', 'Bearer');
      throw new AppError('unauthorized', 'Metrics need "Authorization: Bearer <METRICS_TOKEN>" here.');
    }
    return super.index(reply);
  }
}

function sameSecret(a: string, b: string): boolean {
  const hash = (value: string): Buffer => createHash('sha256').update(value).digest();
  return timingSafeEqual(hash(a), hash(b));
}

import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CLOCK, type Clock } from '../common/clock.port.js';
import { IDS, type Ids } from '../common/ids.port.js';
import { AppConfig } from '../config/app-config.js';
import { AuditLog } from './audit/audit-log.js';
import { RefusalAudit } from './audit/refusal-audit.js';
import { RequestAudit } from './audit/request-audit.js';
import { AuthGuard } from './auth/auth.guard.js';
import { FailedLogins } from './auth/failed-logins.js';
import { HttpDoor } from './auth/http-door.js';
import { IssuedTokens } from './auth/issued-tokens.service.js';
import { RequestBudget } from './auth/request-budget.js';
import { RouteScopes } from './auth/route-scopes.js';
import { Strangers } from './auth/strangers.js';
import { TokenVerifier } from './auth/token-verifier.js';
import { Tokens } from './auth/tokens.service.js';
import { CacheModule } from './cache/cache.module.js';
import { isDatabaseAway } from './database/database-away.js';
import { DatabaseReadiness } from './database/database-readiness.js';
import { dataSourceOptions } from './database/data-source.js';
import { POOL_METRIC_PROVIDER } from './database/pool-metrics.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { EventsModule } from './events/events.module.js';
import { ApiAmendments } from './http/api-amendments.js';
import { BodyGuard } from './http/body.guard.js';
import { FeatureGuard } from './http/feature.guard.js';
import { ProblemFilter } from './http/problem.filter.js';
import { QueryGuard } from './http/query.guard.js';
import { JobsModule } from './jobs/jobs.module.js';
import { Logger } from './observability/logger.js';
import { ObservabilityModule } from './observability/observability.module.js';
import { ReadinessProbes } from './observability/readiness-probes.js';

export interface PlatformParts {
  config: AppConfig;
  tokens: TokenVerifier;
  logger: Logger;
  clock: Clock;
  ids: Ids;
}

const SERVICES = [
  ApiAmendments,
  AuditLog,
  RefusalAudit,
  DatabaseReadiness,
  FailedLogins,
  HttpDoor,
  IssuedTokens,
  ReadinessProbes,
  RequestAudit,
  RequestBudget,
  RouteScopes,
  Strangers,
  Tokens,
  UnitOfWork,
];

/** What every module stands on; the parts that differ between production and tests come from outside. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot({ config, tokens, logger, clock, ids }: PlatformParts): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(config.databaseUrl, {
            applicationName: `pas-${config.role}`,
            poolSize: config.databasePoolSize,
          }),
          autoLoadEntities: true,
          // A wrong address was told before; a server that is slow to answer is asked again. Later the pool reconnects.
          retryAttempts: 5,
          retryDelay: 500,
          toRetry: isDatabaseAway,
        }),
        ObservabilityModule,
        EventsModule,
        CacheModule,
        JobsModule,
      ],
      providers: [
        POOL_METRIC_PROVIDER,
        { provide: AppConfig, useValue: config },
        { provide: TokenVerifier, useValue: tokens },
        { provide: Logger, useValue: logger },
        { provide: CLOCK, useValue: clock },
        { provide: IDS, useValue: ids },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: FeatureGuard },
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_GUARD, useClass: QueryGuard },
        { provide: APP_GUARD, useClass: BodyGuard },
        ...SERVICES,
      ],
      exports: [
        ...[AppConfig, AuditLog, RefusalAudit, FailedLogins, Strangers, TokenVerifier, Logger, CLOCK, IDS],
        ...[ApiAmendments, ReadinessProbes, RequestBudget, UnitOfWork],
      ],
    };
  }
}

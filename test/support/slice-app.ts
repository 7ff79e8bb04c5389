import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { CacheModule } from '@nestjs/cache-manager';
import { Global, Module, type Type } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CLOCK } from '../../src/common/clock.port.js';
import { IDS } from '../../src/common/ids.port.js';
import { AppConfig, simulatedEndpoints, type Role } from '../../src/config/app-config.js';
import { loadConfig } from '../../src/config/load-config.js';
import { AuditLog } from '../../src/platform/audit/audit-log.js';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { EventsModule } from '../../src/platform/events/events.module.js';
import { ProblemFilter } from '../../src/platform/http/problem.filter.js';
import { validationPipe } from '../../src/platform/http/validation.pipe.js';
import { Logger } from '../../src/platform/observability/logger.js';
import { ReadinessProbes } from '../../src/platform/observability/readiness-probes.js';

export interface SliceOptions {
  databaseUrl: string;
  modules: Type[];
  brokerUrl?: string;
  brokerKeys?: { keyId: string; secretKey: string };
  /** False: the broker is a real Alpaca. */
  isSimulated?: boolean;
  /** `api` runs nothing by itself. */
  role?: Role;
  settings?: Record<string, string>;
}

/** Some modules of the system on the real platform, without the parts that they do not need. */
export async function createSliceApp(options: SliceOptions): Promise<NestFastifyApplication> {
  const { databaseUrl, modules, brokerUrl = 'http://127.0.0.1:1', isSimulated = true, role = 'api' } = options;
  const broker = { ...simulatedEndpoints(brokerUrl), ...options.brokerKeys, simulated: isSimulated };
  const config = new AppConfig(loadConfig(tmpdir(), options.settings ?? {}), role, { databaseUrl, broker });

  @Global()
  @Module({
    providers: [
      { provide: AppConfig, useValue: config },
      { provide: CLOCK, useValue: { nowMs: () => Date.now() } },
      { provide: IDS, useValue: { next: () => randomUUID() } },
      { provide: Logger, useValue: new Logger({ level: 'silent', format: 'json' }) },
      { provide: APP_FILTER, useClass: ProblemFilter },
      AuditLog,
      ReadinessProbes,
      UnitOfWork,
    ],
    exports: [AppConfig, AuditLog, CLOCK, IDS, Logger, ReadinessProbes, UnitOfWork],
  })
  class SlicePlatform {}

  const database = dataSourceOptions(databaseUrl, { applicationName: 'slice test', poolSize: 5 });
  const testing = await Test.createTestingModule({
    imports: [
      TypeOrmModule.forRoot({ ...database, autoLoadEntities: true }),
      CacheModule.register({ isGlobal: true }),
      SlicePlatform,
      EventsModule,
      ...modules,
    ],
  }).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  app.useGlobalPipes(validationPipe());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

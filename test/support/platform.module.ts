import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CLOCK, type Clock } from '../../src/common/clock.port.js';
import { IDS } from '../../src/common/ids.port.js';
import { AppConfig, simulatedEndpoints, type Role } from '../../src/config/app-config.js';
import { loadConfig } from '../../src/config/load-config.js';
import { FailedLogins } from '../../src/platform/auth/failed-logins.js';
import { RequestBudget } from '../../src/platform/auth/request-budget.js';
import { hashToken, TokenVerifier } from '../../src/platform/auth/token-verifier.js';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { RedisModule } from '../../src/platform/redis.module.js';
import { ReadinessProbes } from '../../src/platform/observability/readiness-probes.js';

/** Full scope, and the scope `read` only. */
export const TEST_TOKEN = 'test-token';
export const READ_TOKEN = 'read-token';
const READ_ENTRY = `reader:read:${hashToken(READ_TOKEN).toString('hex')}`;

const SYSTEM_CLOCK: Clock = { nowMs: () => Date.now() };

export interface PlatformOptions {
  databaseUrl: string;
  role?: Role;
  /** Settings as in the environment. */
  settings?: Record<string, string>;
  clock?: Clock;
}

/** What the composition root gives every module: configuration, tokens, identifiers, the database. */
@Module({})
export class PlatformTestModule {
  static of({ databaseUrl, role = 'all', settings = {}, clock = SYSTEM_CLOCK }: PlatformOptions): DynamicModule {
    const values = loadConfig(tmpdir(), { RATE_LIMIT_PER_MINUTE: '0', ...settings });
    const config = new AppConfig(values, role, { databaseUrl, broker: simulatedEndpoints('http://127.0.0.1:1') });
    return {
      module: PlatformTestModule,
      global: true,
      imports: [
        RedisModule,
        TypeOrmModule.forRoot(dataSourceOptions(databaseUrl, { applicationName: 'pas-test', poolSize: 5 })),
      ],
      providers: [
        { provide: AppConfig, useValue: config },
        FailedLogins,
        ReadinessProbes,
        RequestBudget,
        UnitOfWork,
        { provide: TokenVerifier, useValue: new TokenVerifier(TEST_TOKEN, [READ_ENTRY]) },
        { provide: CLOCK, useValue: clock },
        { provide: IDS, useValue: { next: () => randomUUID() } },
      ],
      exports: [AppConfig, CLOCK, FailedLogins, RequestBudget, IDS, TokenVerifier, ReadinessProbes, UnitOfWork],
    };
  }
}

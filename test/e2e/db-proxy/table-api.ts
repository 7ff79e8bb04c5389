import { readFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { CLOCK, type Clock } from '../../../src/common/clock.port.js';
import { AppConfig, simulatedEndpoints } from '../../../src/config/app-config.js';
import { loadConfig } from '../../../src/config/load-config.js';
import { DbProxyModule } from '../../../src/db-proxy/db-proxy.module.js';
import { AuthGuard } from '../../../src/platform/auth/auth.guard.js';
import { FailedLogins } from '../../../src/platform/auth/failed-logins.js';
import { Strangers } from '../../../src/platform/auth/strangers.js';
import { TokenVerifier } from '../../../src/platform/auth/token-verifier.js';
import { ApiAmendments } from '../../../src/platform/http/api-amendments.js';
import { configureHttp, fastifyAdapter } from '../../../src/platform/http/http-server.js';
import { RouteMethods } from '../../../src/platform/http/route-methods.js';
import { ProblemFilter } from '../../../src/platform/http/problem.filter.js';
import { Logger } from '../../../src/platform/observability/logger.js';
import { createTestDatabase } from '../../support/database.js';

export const GOOD_TOKEN = 'good-token';
export const SCHEMA = 'pasfix';

const REFERENCE = join(process.cwd(), '../shared/reference/db-proxy');
export const isReferenceHere = existsSync(REFERENCE);

export function readReference(file: string): string {
  return readFileSync(join(REFERENCE, file), 'utf8');
}

/** As in the environment. */
type Settings = Record<string, string>;

/** The table API behind the real guard and filter, on a database of its own, and the owner's view of that database. */
export interface TableApi {
  app: NestFastifyApplication;
  databaseUrl: string;
  owner: pg.Pool;
  clock: { nowMs(): number; advanceMs(byMs: number): void };
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  request(options: InjectOptions): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

export async function startTableApi(fixtureSql: string, settings: Settings = {}): Promise<TableApi> {
  const database = await createTestDatabase();
  const owner = new pg.Pool({ connectionString: database.url, max: 2 });
  // Dropping the database at the end cuts idle connections.
  owner.on('error', () => undefined);
  await owner.query(fixtureSql);
  const clock = settableClock();
  const app = await startApp(configOf(database.url, settings), clock);
  const request = (options: InjectOptions): Promise<LightMyRequestResponse> => app.inject(options);
  return {
    app,
    databaseUrl: database.url,
    owner,
    clock,
    request,
    get: (url, headers = {}) =>
      request({ method: 'GET', url, headers: { authorization: `Bearer ${GOOD_TOKEN}`, ...headers } }),
    close: async () => {
      await app.close();
      await owner.end();
      await database.drop();
    },
  };
}

export async function startApp(config: AppConfig, clock: Clock): Promise<NestFastifyApplication> {
  const testing = await Test.createTestingModule({ imports: [platformOf(config, clock), DbProxyModule] }).compile();
  let requests = 0;
  const adapter = fastifyAdapter({ next: () => `req-${++requests}` });
  const app = testing.createNestApplication<NestFastifyApplication>(adapter, { logger: false, bodyParser: false });
  await configureHttp(app, config);
  RouteMethods.guard(app.getHttpAdapter().getInstance());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

export function configOf(databaseUrl: string, settings: Settings = {}): AppConfig {
  const values = loadConfig(tmpdir(), { DB_PROXY_SCHEMA: SCHEMA, ...settings });
  return new AppConfig(values, 'api', { databaseUrl, broker: simulatedEndpoints('http://127.0.0.1:1') });
}

@Global()
@Module({})
class TestPlatform {}

function platformOf(config: AppConfig, clock: Clock): DynamicModule {
  return {
    module: TestPlatform,
    providers: [
      { provide: AppConfig, useValue: config },
      { provide: Logger, useValue: new Logger({ level: 'silent', format: 'json' }) },
      { provide: TokenVerifier, useValue: new TokenVerifier(GOOD_TOKEN) },
      { provide: CLOCK, useValue: clock },
      ApiAmendments,
      FailedLogins,
      Strangers,
      { provide: APP_GUARD, useClass: AuthGuard },
      { provide: APP_FILTER, useClass: ProblemFilter },
    ],
    exports: [ApiAmendments, AppConfig, Logger, TokenVerifier, CLOCK],
  };
}

function settableClock(): TableApi['clock'] {
  let now = 0;
  return { nowMs: () => now, advanceMs: (byMs) => void (now += byMs) };
}

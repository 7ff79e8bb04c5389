import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { register } from 'prom-client';
import { createApplication } from '../../src/boot/application.js';
import type { Clock } from '../../src/common/clock.port.js';
import { AppConfig, simulatedEndpoints, type Role } from '../../src/config/app-config.js';
import { loadConfig } from '../../src/config/load-config.js';
import { hashToken, TokenVerifier } from '../../src/platform/auth/token-verifier.js';
import { Logger } from '../../src/platform/observability/logger.js';

/** One token per scope. */
export const TOKENS = { read: 'read-token', trade: 'trade-token', admin: 'owner-token' } as const;

export interface FullAppOptions {
  databaseUrl: string;
  /** Settings as in the environment. */
  settings?: Record<string, string>;
  /** `api` runs nothing by itself. */
  role?: Role;
  brokerUrl?: string;
  clock?: Clock;
  /** Where it logs to; nowhere by default. */
  logger?: Logger;
}

/** The whole system as `pas serve` builds it, on a database of the test; it does not listen. */
export async function createFullApp(options: FullAppOptions): Promise<NestFastifyApplication> {
  const { databaseUrl, settings = {}, role = 'api', brokerUrl = 'http://127.0.0.1:1' } = options;
  // Every application registers its metrics anew.
  register.clear();
  // Tests ask faster than clients do; those of the limit set one.
  const values = loadConfig(tmpdir(), { RATE_LIMIT_PER_MINUTE: '0', ...settings });
  const further = (['read', 'trade'] as const).map((scope) => `${scope}er:${scope}:${hash(TOKENS[scope])}`);
  return createApplication({
    config: new AppConfig(values, role, { databaseUrl, broker: simulatedEndpoints(brokerUrl) }),
    tokens: new TokenVerifier(TOKENS.admin, further),
    logger: options.logger ?? new Logger({ level: 'silent', format: 'json' }),
    clock: options.clock ?? { nowMs: () => Date.now() },
    ids: { next: () => randomUUID() },
  });
}

function hash(token: string): string {
  return hashToken(token).toString('hex');
}

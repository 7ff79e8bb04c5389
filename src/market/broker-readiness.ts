import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { ReadinessProbes } from '../platform/observability/readiness-probes.js';
import { ClockSkew } from './clock-skew.service.js';

/** Probes come every few seconds from every side, and a real broker counts requests. */
const KEPT_MS = 15_000;
/** A clock that is further off than this should be set. */
const REPORTED_SKEW_MS = 2000;

/** Reported, but no reason to take a process out of service: what is stored can be read without the broker. */
@Injectable()
export class BrokerReadiness implements OnModuleInit {
  constructor(
    private readonly clock: ClockSkew,
    private readonly config: AppConfig,
    private readonly probes: ReadinessProbes,
  ) {}

  onModuleInit(): void {
    this.probes.register({ name: 'broker', isRequired: false, keptMs: KEPT_MS, check: () => this.check() });
  }

  private async check(): Promise<Record<string, unknown>> {
    const { isOpen, skewMs } = await this.clock.measure();
    const skew = skewMs !== null && Math.abs(skewMs) > REPORTED_SKEW_MS ? { clock_skew_ms: skewMs } : {};
    return { simulated: this.config.broker.simulated, market_open: isOpen, ...skew };
  }
}

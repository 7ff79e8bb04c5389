import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { ReadinessProbes } from '../platform/observability/readiness-probes.js';
import { MARKET_CLOCK, type MarketClock } from './market-clock.port.js';

/** Probes come every few seconds from every side, and a real broker counts requests. */
const KEPT_MS = 15_000;

/** Reported, but no reason to take a process out of service: what is stored can be read without the broker. */
@Injectable()
export class BrokerReadiness implements OnModuleInit {
  constructor(
    @Inject(MARKET_CLOCK) private readonly market: MarketClock,
    private readonly config: AppConfig,
    private readonly probes: ReadinessProbes,
  ) {}

  onModuleInit(): void {
    this.probes.register({ name: 'broker', isRequired: false, keptMs: KEPT_MS, check: () => this.check() });
  }

  private async check(): Promise<Record<string, unknown>> {
    const { isOpen } = await this.market.fetchTime();
    return { simulated: this.config.broker.simulated, market_open: isOpen };
  }
}

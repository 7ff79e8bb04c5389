import { Inject, Injectable } from '@nestjs/common';
import { InjectMetric, makeGaugeProvider } from '@willsoto/nestjs-prometheus';
import type { Gauge } from 'prom-client';
import { CLOCK, type Clock } from '../common/clock.port.js';
import { AppConfig } from '../config/app-config.js';
import { MARKET_CLOCK, type MarketClock, type MarketTime } from './market-clock.port.js';

const SKEW = 'pas_clock_skew_seconds';

export const CLOCK_SKEW_METRIC_PROVIDER = makeGaugeProvider({
  name: SKEW,
  help: 'Clock of this host minus clock of the broker; 0 while the exchange is simulated, whose time is its own.',
});

export interface MeasuredTime extends MarketTime {
  /** Clock of this host minus clock of the broker; null where the exchange is simulated. */
  skewMs: number | null;
}

/** Market time, and how far the clock of this host is from it. */
@Injectable()
export class ClockSkew {
  constructor(
    @Inject(MARKET_CLOCK) private readonly market: MarketClock,
    @Inject(CLOCK) private readonly clock: Clock,
    @InjectMetric(SKEW) private readonly gauge: Gauge,
    private readonly config: AppConfig,
  ) {}

  /** Errors as in MarketClock. */
  async measure(): Promise<MeasuredTime> {
    const askedMs = this.clock.nowMs();
    const time = await this.market.fetchTime();
    if (this.config.broker.simulated) return { ...time, skewMs: null };
    // The broker read its clock somewhere between the question and the answer.
    const skewMs = Math.round((askedMs + this.clock.nowMs()) / 2) - time.nowMs;
    this.gauge.set(skewMs / 1000);
    return { ...time, skewMs };
  }
}

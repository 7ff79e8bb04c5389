import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.port.js';
import { tradingDateOf } from '../common/trading-date.js';
import { AppConfig } from '../config/app-config.js';
import type { MarketSchedule } from '../platform/jobs/market-schedule.port.js';
import { BrokerMetrics } from './broker-metrics.js';
import { MARKET_CLOCK, type MarketClock, type TradingSession } from './market-clock.port.js';

const REFRESH_MS = 60_000;
const CALENDAR_REFRESH_MS = 3_600_000;

/** Market time for the jobs. It is asked every second, so what a real broker said is kept for a while. */
@Injectable()
export class BrokerMarketSchedule implements MarketSchedule {
  private offset: { ms: number; atMs: number } | undefined;
  private calendar: { key: string; atMs: number; sessions: TradingSession[] } | undefined;

  constructor(
    @Inject(MARKET_CLOCK) private readonly market: MarketClock,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly config: AppConfig,
    private readonly metrics: BrokerMetrics,
  ) {}

  /** An accelerated market cannot be extrapolated, and the simulated exchange does not mind to be asked. */
  async fetchNowMs(): Promise<number> {
    const wallMs = this.clock.nowMs();
    const isKnown = this.offset !== undefined && wallMs - this.offset.atMs <= REFRESH_MS;
    if (this.offset === undefined || !isKnown || this.config.broker.simulated) {
      const { nowMs, isOpen } = await this.market.fetchTime();
      this.metrics.setMarketOpen(isOpen);
      this.offset = { ms: nowMs - wallMs, atMs: wallMs };
    }
    return wallMs + this.offset.ms;
  }

  async fetchSessions(fromMs: number, toMs: number): Promise<TradingSession[]> {
    const [start, end] = [tradingDateOf(fromMs), tradingDateOf(toMs)];
    const key = `${start}/${end}`;
    const wallMs = this.clock.nowMs();
    if (this.calendar?.key !== key || wallMs - this.calendar.atMs > CALENDAR_REFRESH_MS) {
      this.calendar = { key, atMs: wallMs, sessions: await this.market.fetchSessions(start, end) };
    }
    return this.calendar.sessions.filter(({ openMs, closeMs }) => closeMs >= fromMs && openMs <= toMs);
  }
}

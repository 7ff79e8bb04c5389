import { Inject, Injectable } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import { MARKET_CLOCK, type MarketClock } from '../../market/market-clock.port.js';

const SIMULATED_POLL_MS = 500;
/** Far below the broker's request limit, and an open is not missed by more. */
const LONGEST_POLL_MS = 5000;

export interface MarketState {
  isOpen: boolean;
  /** Market time. */
  nowMs: number;
  opensAtMs: number;
  /** When to look again while it is closed. */
  retryMs: number;
}

/** Orders go out only while the market is open: the broker would keep them for the next open without a word. */
@Injectable()
export class MarketGate {
  constructor(
    private readonly config: AppConfig,
    @Inject(MARKET_CLOCK) private readonly clock: MarketClock,
  ) {}

  async look(): Promise<MarketState> {
    const { isOpen, nowMs, nextOpenMs } = await this.clock.fetchTime();
    // An accelerated market opens sooner than its own clock says.
    const untilOpenMs = this.config.broker.simulated ? SIMULATED_POLL_MS : nextOpenMs - nowMs;
    const retryMs = Math.max(SIMULATED_POLL_MS, Math.min(untilOpenMs, LONGEST_POLL_MS));
    return { isOpen, nowMs, opensAtMs: nextOpenMs, retryMs };
  }
}

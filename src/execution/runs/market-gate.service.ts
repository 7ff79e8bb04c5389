import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import { ClockSkew } from '../../market/clock-skew.service.js';

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
  /** Clock of this host minus clock of the broker; null where the exchange is simulated. */
  skewMs: number | null;
}

/** Orders go out only while the market is open: the broker would keep them for the next open without a word. */
@Injectable()
export class MarketGate {
  constructor(
    private readonly config: AppConfig,
    private readonly clock: ClockSkew,
  ) {}

  async look(): Promise<MarketState> {
    const { isOpen, nowMs, nextOpenMs, skewMs } = await this.clock.measure();
    // An accelerated market opens sooner than its own clock says.
    const untilOpenMs = this.config.broker.simulated ? SIMULATED_POLL_MS : nextOpenMs - nowMs;
    const retryMs = Math.max(SIMULATED_POLL_MS, Math.min(untilOpenMs, LONGEST_POLL_MS));
    return { isOpen, nowMs, opensAtMs: nextOpenMs, retryMs, skewMs };
  }
}

import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import { ClockSkew } from '../../market/clock-skew.service.js';
import { RebalanceRulesService } from '../rules/rebalance-rules.service.js';

const SIMULATED_POLL_MS = 500;
/** Far below the broker's request limit, and an open is not missed by more. */
const LONGEST_POLL_MS = 5000;
const MINUTE_MS = 60_000;

export interface MarketState {
  isOpen: boolean;
  /** Market time. */
  nowMs: number;
  opensAtMs: number;
  closesAtMs: number;
  /** When to look again while it is closed. */
  retryMs: number;
  /** Clock of this host minus clock of the broker; null where the exchange is simulated. */
  skewMs: number | null;
}

/** Whether a run may begin. */
export interface Opening extends MarketState {
  /** Null: it may. */
  forbiddenBecause: string | null;
  /** What the rules say of a run that may not begin yet. */
  mayWait: boolean;
}

/** Orders go out only while the market is open: the broker would keep them for the next open without a word. */
@Injectable()
export class MarketGate {
  constructor(
    private readonly config: AppConfig,
    private readonly clock: ClockSkew,
    private readonly rules: RebalanceRulesService,
  ) {}

  async look(): Promise<MarketState> {
    const { isOpen, nowMs, nextOpenMs, nextCloseMs, skewMs } = await this.clock.measure();
    // An accelerated market opens sooner than its own clock says.
    const untilOpenMs = this.config.broker.simulated ? SIMULATED_POLL_MS : nextOpenMs - nowMs;
    const retryMs = Math.max(SIMULATED_POLL_MS, Math.min(untilOpenMs, LONGEST_POLL_MS));
    return { isOpen, nowMs, opensAtMs: nextOpenMs, closesAtMs: nextCloseMs, retryMs, skewMs };
  }

  /** No run begins so late that the close may cut it in two. */
  async lookToBegin(): Promise<Opening> {
    const [market, { rules }] = await Promise.all([this.look(), this.rules.load()]);
    const mayWait = rules.closed_market === 'queue';
    const opensAt = new Date(market.opensAtMs).toISOString();
    if (!market.isOpen) {
      return { ...market, mayWait, forbiddenBecause: `The market is closed; it opens at ${opensAt}` };
    }
    const isLate = market.closesAtMs - market.nowMs < rules.last_minutes * MINUTE_MS;
    const because = `The market closes within ${rules.last_minutes} minutes; it opens again at ${opensAt}`;
    return { ...market, mayWait, forbiddenBecause: isLate ? because : null };
  }
}

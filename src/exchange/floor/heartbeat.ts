import type { ExchangeLog } from '../exchange-options.js';
import type { ExchangeClock } from '../time/exchange-clock.js';
import { hasUnfinishedFills, matchOrders } from './matching.js';
import { tick } from './trading-day.js';
import type { TradingFloor } from './trading-floor.js';

const TICK_MS = 1000;
/** A timer may fire a little early; the boundary must have passed when it does. */
const BOUNDARY_MARGIN_MS = 2;

/** Keeps the market alive: a tick a second, one exactly at each open and close, and a look at orders soon after they arrive. */
export class Heartbeat {
  private tickTimer: NodeJS.Timeout | undefined;
  private matchTimer: NodeJS.Timeout | undefined;
  private isRunning = false;

  constructor(
    private readonly floor: TradingFloor,
    private readonly clock: ExchangeClock,
    private readonly settings: { matchingDelayMs: number; log: ExchangeLog },
  ) {}

  start(): void {
    this.isRunning = true;
    this.scheduleTick();
    this.matchSoon();
  }

  async stop(): Promise<void> {
    this.isRunning = false;
    clearTimeout(this.tickTimer);
    clearTimeout(this.matchTimer);
    await this.floor.idle();
  }

  /** Has the open orders looked at after the matching delay. */
  matchSoon(): void {
    if (!this.isRunning || this.matchTimer !== undefined) return;
    this.matchTimer = setTimeout(() => {
      this.matchTimer = undefined;
      void this.match();
    }, this.settings.matchingDelayMs);
  }

  private scheduleTick(): void {
    if (!this.isRunning) return;
    const boundaryMs = this.clock.wallMsUntilBoundary();
    const delayMs = boundaryMs === undefined ? TICK_MS : Math.min(TICK_MS, Math.ceil(boundaryMs) + BOUNDARY_MARGIN_MS);
    this.tickTimer = setTimeout(() => {
      void this.tick().then(() => {
        this.scheduleTick();
      });
    }, delayMs);
  }

  private async tick(): Promise<void> {
    if (this.clock.currentMode === 'manual') return;
    await this.attempt('a tick of the market failed; the next one catches up', () =>
      this.floor.turn((turn) => {
        tick(turn, this.floor.rules);
      }),
    );
  }

  private async match(): Promise<void> {
    await this.attempt('matching failed; the next tick catches up', async () => {
      const isUnfinished = await this.floor.turn((turn) => {
        matchOrders(turn, this.floor.rules);
        return hasUnfinishedFills(turn, this.floor.rules);
      });
      if (isUnfinished) this.matchSoon();
    });
  }

  /** The database may be away for a while: the market then stands still and goes on later. */
  private async attempt(failure: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.settings.log('error', failure, { error: error instanceof Error ? error.message : String(error) });
    }
  }
}

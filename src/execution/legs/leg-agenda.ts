import { isIntentSettled } from '../runs/intent-states.js';
import { isStuck } from '../orders/order-watch.service.js';
import type { LegOrders } from './leg-orders.js';

interface Note {
  /** What the style had been shown of its orders. */
  sign: string;
  /** Market time until which it wants nothing. */
  untilMs: number;
}

/**
 * Which legs are to be looked at: one whose last order has ended since, or whose time has come. Kept in memory only, as a
 * process that starts looks at all of them.
 */
export class LegAgenda {
  private runId = '';
  private readonly notes = new Map<number, Note>();
  private nextLookMs = 0;

  /** False while it is too soon to ask the market for the time again. */
  mayBeDue(runId: string, legs: readonly LegOrders[]): boolean {
    if (runId !== this.runId) this.forget(runId);
    return performance.now() >= this.nextLookMs || legs.some((leg) => this.hasNews(leg));
  }

  selectDue(legs: readonly LegOrders[], nowMs: number): LegOrders[] {
    return legs.filter((leg) => this.hasNews(leg) || nowMs >= this.untilOf(leg));
  }

  /** The style was asked and wants nothing until then. */
  note(leg: LegOrders, untilMs: number): void {
    this.notes.set(leg.leg.leg, { sign: signOf(leg), untilMs });
  }

  lookAgainIn(waitMs: number): void {
    this.nextLookMs = performance.now() + waitMs;
  }

  get untilLookMs(): number {
    return Math.max(0, Math.ceil(this.nextLookMs - performance.now()));
  }

  private forget(runId: string): void {
    this.runId = runId;
    this.notes.clear();
    this.nextLookMs = 0;
  }

  private hasNews(leg: LegOrders): boolean {
    return this.notes.get(leg.leg.leg)?.sign !== signOf(leg);
  }

  private untilOf({ leg }: LegOrders): number {
    return this.notes.get(leg.leg)?.untilMs ?? 0;
  }
}

function signOf({ orders }: LegOrders): string {
  const last = orders.at(-1);
  const isOpen = last !== undefined && !isIntentSettled(last.state) && !isStuck(last);
  return `${orders.length} ${isOpen ? 'open' : 'ended'}`;
}

export const HELD_ACTIONS = ['cancel', 'replace'] as const;
export type HeldAction = (typeof HELD_ACTIONS)[number];

/** The next `times` cancels or replacements of orders of a symbol get stuck half way. */
export interface OrderHold {
  action: HeldAction;
  symbol: string;
  times: number;
}

/** Cancels and replacements that are taken and do not come to an end until the faults are cleared. */
export class OrderHolds {
  private readonly stuck = new Set<string>();
  private armed: OrderHold[] = [];

  get waiting(): readonly OrderHold[] {
    return this.armed;
  }

  replace(holds: readonly OrderHold[]): void {
    this.armed = holds.filter(({ times }) => times > 0);
  }

  clear(): void {
    this.armed = [];
    this.stuck.clear();
  }

  /** Whether this cancel or replacement gets stuck, used up by one. */
  take(action: HeldAction, order: { id: string; symbol: string }): boolean {
    const hold = this.armed.find((candidate) => candidate.action === action && candidate.symbol === order.symbol);
    if (hold === undefined) return false;
    this.replace(this.armed.map((armed) => (armed === hold ? { ...hold, times: hold.times - 1 } : armed)));
    this.stuck.add(order.id);
    return true;
  }

  isStuck(orderId: string): boolean {
    return this.stuck.has(orderId);
  }
}

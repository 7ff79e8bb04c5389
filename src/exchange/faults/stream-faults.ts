import type { TradeUpdate } from '../floor/trade-update.js';

export interface StreamFaultSettings {
  /** Updates are swallowed for as long as this stands. */
  isSilent: boolean;
  /** How often every update is sent. */
  copies: number;
  /** So many of the next updates are swallowed. */
  skip: number;
  /** So many of the next updates are kept back and then told in reverse order. */
  reverse: number;
}

export const NO_STREAM_FAULTS: StreamFaultSettings = { isSilent: false, copies: 1, skip: 0, reverse: 0 };

/** What goes wrong with the trading stream while its connections look healthy. */
export class StreamFaults {
  private settings = NO_STREAM_FAULTS;
  private kept: TradeUpdate[] = [];

  get current(): StreamFaultSettings {
    return this.settings;
  }

  replace(settings: StreamFaultSettings): void {
    this.settings = settings;
    this.kept = [];
  }

  /** The updates to tell now that this one has happened. */
  pass(update: TradeUpdate): TradeUpdate[] {
    const { isSilent, copies, skip, reverse } = this.settings;
    if (isSilent) return [];
    if (skip > 0) {
      this.settings = { ...this.settings, skip: skip - 1 };
      return [];
    }
    return this.inOrder(update, reverse).flatMap((told) => new Array<TradeUpdate>(copies).fill(told));
  }

  private inOrder(update: TradeUpdate, reverse: number): TradeUpdate[] {
    if (reverse === 0) return [update];
    this.kept = [update, ...this.kept];
    this.settings = { ...this.settings, reverse: reverse - 1 };
    if (reverse > 1) return [];
    return this.kept.splice(0);
  }
}
